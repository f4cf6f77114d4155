namespace TwilioApi;

/// <summary>The statuses known so far. Twilio has added and removed some, so a status is a text, not an enum.</summary>
public static class SenderStatus
{
    public const string Creating = "CREATING";
    public const string Online = "ONLINE";
    public const string Offline = "OFFLINE";
    public const string PendingVerification = "PENDING_VERIFICATION";
    public const string Verifying = "VERIFYING";
    public const string OnlineUpdating = "ONLINE:UPDATING";
    public const string OnlinePendingVerification = "ONLINE:PENDING_VERIFICATION";
    public const string TwilioReview = "TWILIO_REVIEW";
    public const string Draft = "DRAFT";
    public const string Stubbed = "STUBBED";
}
