using ProviderKit.Lifecycle;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>Tells the user how a sender goes on that has settled without being online.</summary>
internal static class SettledNotice
{
    public static void Tell(Sender sender, Awaited awaited, IOperationLog log)
    {
        var waits = $"{sender.SenderId} waits for its one-time code (status {sender.Status})";
        switch (StatusRules.Classify(sender))
        {
            case StatusClass.NeedsCode when awaited.SentCode:
                log.Warn($"The code was sent, but {waits}: it may be wrong or too old. Set the latest one as configuration.verificationCode (pulumi config set --secret) and run the update again.");
                break;
            case StatusClass.NeedsCode:
                log.Warn($"{waits}. Set configuration.verificationCode as a secret (pulumi config set --secret) and run the update again.");
                break;
            case StatusClass.NeedsOthers:
                log.Info($"{sender.SenderId} is registered with status {sender.Status}: Twilio, Meta or a carrier decides next, which can take days or weeks. Run a refresh to see how far it is.");
                break;
            case StatusClass.Failed:
                log.Warn(string.Join("\n", SenderFailures.OfflineReasons(sender).Prepend($"{sender.SenderId} is offline (status {sender.Status}).")));
                break;
            case StatusClass.Moving when awaited.WaitFor != WaitForDescription.None:
                log.Warn($"{sender.SenderId} was changed, and its status is {sender.Status}, as before.");
                break;
        }
    }
}
