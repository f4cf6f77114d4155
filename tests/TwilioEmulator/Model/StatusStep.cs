namespace TwilioEmulator.Model;

/// <summary>One status of a sender's life and how long it lasts. Any string is a status.</summary>
public sealed record StatusStep(string Status)
{
    /// <summary>How many GETs see this status before the next one; null for the emulator's pace.</summary>
    public int? Polls { get; init; }

    /// <summary>How long this status lasts, instead of counting GETs; null for the emulator's pace.</summary>
    public TimeSpan? Lasts { get; init; }

    /// <summary>What <c>offline_reasons</c> says during this step; empty reads as null.</summary>
    public IReadOnlyList<OfflineReason> OfflineReasons { get; init; } = [];

    /// <summary>The step ends only when the right verification code is posted.</summary>
    public bool AwaitsCode { get; init; } = Status == SenderStatus.PendingVerification;
}

/// <summary>Why a sender is offline. <paramref name="Code"/> is a string here, as the API has it.</summary>
public sealed record OfflineReason(string Code, string Message)
{
    /// <summary>Where to read more about the code.</summary>
    public string MoreInfo { get; init; } = $"https://www.twilio.com/docs/errors/{Code}";
}

/// <summary>The statuses the emulator itself has to know by name.</summary>
public static class SenderStatus
{
    public const string Creating = "CREATING";
    public const string Offline = "OFFLINE";
    public const string Verifying = "VERIFYING";
    public const string PendingVerification = "PENDING_VERIFICATION";
    public const string Online = "ONLINE";
    public const string Updating = "ONLINE:UPDATING";
    public const string TwilioReview = "TWILIO_REVIEW";
    public const string Draft = "DRAFT";

    internal static bool IsOnline(string status) => status.StartsWith(Online, StringComparison.Ordinal);
}
