using Pulumi;
using PulumiTwilio.Senders.Messaging;
using PulumiTwilio.Senders.Messaging.Inputs;
using Provider = PulumiTwilio.Senders.Provider;
using ProviderArgs = PulumiTwilio.Senders.ProviderArgs;

return await Deployment.RunAsync(() =>
{
    var outputs = new Dictionary<string, object?>();
    foreach (var account in new[] { "europe", "america" })
    {
        var config = new Config(account);

        var provider = new Provider(account, new ProviderArgs
        {
            AccountSid = config.Require("accountSid"),
            AuthToken = config.RequireSecret("authToken"),
            MaxRetries = 8,
        });

        var sender = new Sender(
            $"{account}-support",
            new SenderArgs
            {
                SenderId = $"whatsapp:{config.Require("phoneNumber")}",
                Profile = new SenderProfileArgs { Name = "Owl Support" },
            },
            new CustomResourceOptions { Provider = provider });

        outputs[account] = sender.Status;
    }

    return outputs;
});
