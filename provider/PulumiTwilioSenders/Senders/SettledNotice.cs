using ProviderKit.Lifecycle;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>Tells the user how a sender goes on that has settled without being online.</summary>
internal static class SettledNotice
{
    public static void Tell(Sender sender, StatusClass status, bool sentCode, IOperationLog log)
    {
        if (status == StatusClass.NeedsCode && sentCode)
        {
            log.Warn($"The code was sent, but {sender.SenderId} still waits for its one-time code: the code may be wrong or too old. Set the latest one as configuration.verificationCode (pulumi config set --secret) and run the update again.");
        }
        else if (status == StatusClass.NeedsCode)
        {
            log.Warn($"{sender.SenderId} waits for its one-time code. Set configuration.verificationCode as a secret (pulumi config set --secret) and run the update again.");
        }
        else if (status == StatusClass.NeedsOthers)
        {
            log.Info($"{sender.SenderId} is registered with status {sender.Status}: Twilio, Meta or a carrier decides next, which can take days or weeks. Run a refresh to see how far it is.");
        }
    }
}
