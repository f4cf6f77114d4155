namespace TwilioEmulator.Model;

/// <summary>The statuses a sender goes through after its creation, first to last; it stays at the last.</summary>
public sealed record StatusPath(IReadOnlyList<StatusStep> Steps)
{
    /// <summary>The code that ends a step waiting for one; null for the emulator's.</summary>
    public string? VerificationCode { get; init; }

    /// <summary>What a wrong verification code does.</summary>
    public WrongCode WrongCode { get; init; } = WrongCode.Refused;

    /// <summary>The path an update of an online sender starts; null for the emulator's.</summary>
    public IReadOnlyList<StatusStep>? AfterUpdate { get; init; }

    /// <summary>Registration of a number whose code Twilio reads by itself.</summary>
    public static StatusPath WhatsApp { get; } =
        Of(SenderStatus.Creating, SenderStatus.Offline, SenderStatus.Verifying, SenderStatus.Online);

    /// <summary>Registration of a number whose code a person has to type in.</summary>
    public static StatusPath Verification { get; } =
        Of(SenderStatus.Creating, SenderStatus.PendingVerification, SenderStatus.Verifying, SenderStatus.Online);

    /// <summary>An RCS agent: it waits for people.</summary>
    public static StatusPath Rcs { get; } = Of(SenderStatus.Creating, SenderStatus.TwilioReview);

    /// <summary>A path of plain statuses, each for as long as the emulator's pace says.</summary>
    public static StatusPath Of(params string[] statuses) => new([.. statuses.Select(status => new StatusStep(status))]);

    /// <summary>A registration that ends OFFLINE for the reasons given.</summary>
    public static StatusPath Failing(params OfflineReason[] reasons) => new(
        [new(SenderStatus.Creating), new(SenderStatus.Offline), new(SenderStatus.Offline) { OfflineReasons = reasons }]);
}

/// <summary>What a wrong verification code does: 400 and no change, OFFLINE with reason 63113, or nothing at all.</summary>
public enum WrongCode
{
    Refused,
    GoesOffline,
    PassedOver,
}
