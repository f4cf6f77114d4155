using Pulumi;
using PulumiTwilio.Senders.Messaging;
using PulumiTwilio.Senders.Messaging.Inputs;

return await Deployment.RunAsync(() =>
{
    var config = new Config();

    var sender = new Sender(
        "adopted",
        new SenderArgs
        {
            SenderId = config.Require("senderId"),
            Profile = new SenderProfileArgs { Name = config.Require("displayName") },
        },
        new CustomResourceOptions
        {
            // The SID or the sender's id. Once the sender is in the stack the option has no effect and can go.
            ImportId = config.Require("sender"),
            // A number is hard to register again: no mistake in this program may give it up.
            Protect = config.GetBoolean("protect") ?? true,
        });

    return new Dictionary<string, object?>
    {
        ["sid"] = sender.Sid,
        ["status"] = sender.Status,
        ["profile"] = sender.Profile.Apply(profile => profile?.About ?? "(no text)"),
    };
});
