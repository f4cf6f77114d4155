using Pulumi;
using PulumiTwilio.Senders.Messaging;
using PulumiTwilio.Senders.Messaging.Inputs;

return await Deployment.RunAsync(() =>
{
    var config = new Config();

    var configuration = new SenderConfigurationArgs
    {
        VerificationMethod = VerificationMethod.Sms,
    };

    // The code arrives by SMS after the first `pulumi up`; see the README. A number of Twilio's own needs none.
    if (config.GetSecret("verificationCode") is { } code)
        configuration.VerificationCode = code;
    if (config.Get("wabaId") is { } wabaId)
        configuration.WabaId = wabaId;

    var sender = new Sender("support", new SenderArgs
    {
        SenderId = $"whatsapp:{config.Require("phoneNumber")}",
        Configuration = configuration,
        Profile = new SenderProfileArgs
        {
            Name = config.Require("displayName"),
            About = config.Get("about") ?? "Answers within a working day",
            Description = "Customer support",
            Vertical = "Professional Services",
            Emails =
            {
                new SenderEmailArgs { Email = "support@example.com", Label = "Support" },
            },
            Websites =
            {
                new SenderWebsiteArgs { Website = "https://www.example.com", Label = "Website" },
            },
        },
        Webhook = new SenderWebhookArgs
        {
            // Such a URL often carries a password: it stays out of the state and of what `pulumi` shows.
            CallbackUrl = config.RequireSecret("callbackUrl"),
            CallbackMethod = WebhookMethod.POST,
        },
    });

    return new Dictionary<string, object?>
    {
        ["sid"] = sender.Sid,
        ["status"] = sender.Status,
    };
});
