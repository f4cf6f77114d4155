namespace TwilioApi;

/// <summary>
/// How far the latest change of a WhatsApp sender's display name has come. Twilio's sources disagree whether a sender or
/// its profile tells it, so either may here; <see cref="Sender.PendingName"/> has what counts.
/// </summary>
public abstract record NameReview
{
    /// <summary>The name that was submitted.</summary>
    public string? PendingDisplayName { get; init; }

    /// <summary>An open set; see <see cref="SenderNameStatus"/> for the known ones.</summary>
    public string? PendingDisplayNameStatus { get; init; }

    /// <summary>When it became that, as an ISO 8601 date in UTC.</summary>
    public string? PendingDisplayNameStatusDate { get; init; }

    /// <summary>In the answer to an update that has a name: <c>updating</c>, <c>no_change</c>, <c>pending_review</c> or <c>error</c>.</summary>
    public string? DisplayNameStatus { get; init; }

    internal PendingName? Pending() => PendingDisplayName is { } name && PendingDisplayNameStatus is { } status
        ? new(name, status, PendingDisplayNameStatusDate)
        : null;
}

/// <summary>A display name that was submitted, and what became of it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Status">See <see cref="SenderNameStatus"/>.</param>
/// <param name="Date">Since when.</param>
public sealed record PendingName(string Name, string Status, string? Date)
{
    /// <summary>Of two that differ, the later one; the first where that can't be told.</summary>
    internal static PendingName? Later(PendingName? first, PendingName? second) => (first, second) switch
    {
        (null, _) => second,
        (_, null) => first,
        _ => Moment(second.Date) > Moment(first.Date) ? second : first,
    };

    private static DateTimeOffset? Moment(string? date) =>
        DateTimeOffset.TryParse(date, System.Globalization.CultureInfo.InvariantCulture, out var moment) ? moment : null;
}

/// <summary>What can become of a display name, as far as it is known; Twilio may add more.</summary>
public static class SenderNameStatus
{
    public const string PendingReview = "PENDING_REVIEW";
    public const string Approved = "APPROVED";
    public const string Declined = "DECLINED";
    public const string PinMismatch = "PIN_MISMATCH";
    public const string RegistrationFailed = "REGISTRATION_FAILED";
    public const string Expired = "EXPIRED";
    public const string Completed = "COMPLETED";

    /// <summary>Of an update's answer: the name was not processed, what else was sent is applied.</summary>
    public const string Error = "error";
}
