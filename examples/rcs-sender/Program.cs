using Pulumi;
using PulumiTwilio.Senders.Messaging;
using PulumiTwilio.Senders.Messaging.Inputs;

return await Deployment.RunAsync(() =>
{
    var config = new Config();

    var sender = new Sender(
        "brand",
        new SenderArgs
        {
            SenderId = $"rcs:{config.Require("agent")}",
            // Carriers take weeks to let an agent go live.
            WaitFor = WaitFor.None,
            Profile = new SenderProfileArgs
            {
                Name = "Owl Support",
                Description = "Customer support of Owl, Inc.",
                AccentColor = "#0A5C36",
                LogoUrl = "https://www.example.com/logo-224x224.png",
                BannerUrl = "https://www.example.com/banner-1140x448.png",
                PrivacyUrl = "https://www.example.com/privacy",
                TermsOfServiceUrl = "https://www.example.com/terms",
                UseCase = "TRANSACTIONAL",
            },
            Webhook = new SenderWebhookArgs
            {
                CallbackUrl = "https://www.example.com/twilio/incoming",
                StatusCallbackUrl = "https://www.example.com/twilio/status",
                StatusCallbackMethod = "POST",
            },
        },
        // Twilio's API neither changes nor deletes RCS senders.
        new CustomResourceOptions { RetainOnDelete = true });

    return new Dictionary<string, object?>
    {
        ["sid"] = sender.Sid,
        ["status"] = sender.Status,
        ["countries"] = sender.Compliance.Apply(compliance => compliance is null
            ? "none"
            : string.Join(", ", compliance.Countries.Select(country => $"{country.Country}: {country.Status}"))),
    };
});
