using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>What a status means for whoever waits.</summary>
internal enum StatusClass
{
    /// <summary>Goes on by itself.</summary>
    Moving,

    /// <summary>Can send and receive.</summary>
    Good,

    /// <summary>Goes on when a person gives the one-time code.</summary>
    NeedsCode,

    /// <summary>Goes on when Twilio, Meta or a carrier decides: days or weeks.</summary>
    NeedsOthers,

    Failed,
}

/// <summary>Classes of statuses. Twilio adds statuses now and then, so an unknown one is taken for a step on the way.</summary>
internal static class StatusRules
{
    public static StatusClass Classify(Sender sender)
    {
        var isRcs = Channel.IsRcs(sender.SenderId);
        return sender.Status switch
        {
            SenderStatus.Online or SenderStatus.OnlinePendingVerification => StatusClass.Good,
            // Right after a registration Twilio shows OFFLINE for a few minutes; only with a reason is it a failure.
            SenderStatus.Offline when sender.OfflineReasons is { Count: > 0 } => StatusClass.Failed,
            SenderStatus.Creating or SenderStatus.Verifying or SenderStatus.OnlineUpdating => StatusClass.Moving,
            SenderStatus.PendingVerification => isRcs ? StatusClass.NeedsOthers : StatusClass.NeedsCode,
            SenderStatus.TwilioReview or SenderStatus.Draft or SenderStatus.Stubbed => StatusClass.NeedsOthers,
            // The launch of an RCS sender takes weeks, whatever its status is called.
            _ => isRcs ? StatusClass.NeedsOthers : StatusClass.Moving,
        };
    }

    /// <summary>Whether waiting is over, for better or worse.</summary>
    public static bool IsOver(StatusClass status, string? waitFor) => waitFor switch
    {
        WaitForDescription.None => true,
        WaitForDescription.Online => status is StatusClass.Good or StatusClass.Failed or StatusClass.NeedsCode,
        _ => status is not StatusClass.Moving,
    };

    /// <summary>Whether a wait that is over failed.</summary>
    public static bool IsFailure(StatusClass status, string? waitFor) => waitFor switch
    {
        WaitForDescription.None => false,
        WaitForDescription.Online => status is not StatusClass.Good,
        _ => status is StatusClass.Failed,
    };
}
