using System.Text.Json.Nodes;

namespace TwilioEmulator.Model;

/// <summary>The latest change of a display name, as a sender's document keeps it: three keys, all of them or none.</summary>
sealed record PendingName(string? Name, string? Status)
{
    const string NameKey = "pending_display_name";
    const string StatusKey = "pending_display_name_status";
    const string DateKey = "pending_display_name_status_date";

    public static IReadOnlyList<string> Keys { get; } = [NameKey, StatusKey, DateKey];

    public static PendingName? Of(JsonObject document) => document.ContainsKey(NameKey)
        ? new(document[NameKey]?.ToString(), document[StatusKey]?.ToString())
        : null;

    public static void Put(JsonObject document, string name, string status, DateTimeOffset since)
    {
        document[NameKey] = name;
        document[StatusKey] = status;
        document[DateKey] = $"{since.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}";
    }

    public static void Remove(JsonObject document)
    {
        foreach (var key in Keys)
            document.Remove(key);
    }
}

/// <summary>How far the change of a display name has come. Any other text is a status as well.</summary>
public static class NameStatus
{
    public const string PendingReview = "PENDING_REVIEW";
    public const string Approved = "APPROVED";
    public const string Declined = "DECLINED";
    public const string PinMismatch = "PIN_MISMATCH";
    public const string RegistrationFailed = "REGISTRATION_FAILED";
    public const string Expired = "EXPIRED";
    public const string Completed = "COMPLETED";
}
