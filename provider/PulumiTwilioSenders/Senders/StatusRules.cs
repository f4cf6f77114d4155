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

    public static bool IsOnline(Sender sender) => Classify(sender) == StatusClass.Good;

    /// <summary>Whether waiting is over, for better or worse.</summary>
    /// <param name="sender">The sender now.</param>
    /// <param name="awaited">What is waited for.</param>
    public static bool IsOver(Sender sender, Awaited awaited) => awaited.WaitFor switch
    {
        WaitForDescription.None => true,
        WaitForDescription.Online => Classify(sender) is StatusClass.Good or StatusClass.Failed or StatusClass.NeedsCode,
        _ => Classify(sender) is not StatusClass.Moving || IsAsBefore(sender, awaited),
    };

    /// <summary>Whether a wait that is over failed. An update isn't to blame for what was so before it.</summary>
    public static bool IsFailure(Sender sender, Awaited awaited) => awaited.WaitFor switch
    {
        WaitForDescription.None => false,
        WaitForDescription.Online => Classify(sender) is not StatusClass.Good,
        _ => Classify(sender) is StatusClass.Failed && !IsAsBefore(sender, awaited),
    };

    /// <summary>An update is over when the status is what it was before it, unless it is one that moves by itself.</summary>
    private static bool IsAsBefore(Sender sender, Awaited awaited) => awaited.StatusBefore is { } before && sender.Status == before
        && before is not (SenderStatus.Creating or SenderStatus.Verifying or SenderStatus.OnlineUpdating);
}
