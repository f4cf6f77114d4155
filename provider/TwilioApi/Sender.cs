using System.Text.Json.Serialization;

namespace TwilioApi;

/// <summary>
/// A messaging sender, as Twilio answers it. What Twilio leaves out or answers with null is null here: a fetch gives
/// everything, the answers to create and update give parts only.
/// </summary>
/// <remarks>Source: Twilio's reference of the Senders API, messaging v2.</remarks>
public sealed record Sender : NameReview
{
    /// <summary>34 characters, <c>XE</c> and 32 hexadecimal digits.</summary>
    public string? Sid { get; init; }

    /// <summary>Where the sender is in its life. An open set; see <see cref="SenderStatus"/> for the known ones.</summary>
    public string? Status { get; init; }

    /// <summary><c>whatsapp:+</c> and an E.164 number, or <c>rcs:</c> and an agent.</summary>
    public string? SenderId { get; init; }

    /// <summary>What the Twilio Console calls it.</summary>
    public string? FriendlyName { get; init; }

    public SenderConfiguration? Configuration { get; init; }

    public SenderWebhook? Webhook { get; init; }

    public SenderProfile? Profile { get; init; }

    public SenderProperties? Properties { get; init; }

    public IReadOnlyList<SenderOfflineReason>? OfflineReasons { get; init; }

    /// <summary>Null for WhatsApp.</summary>
    public SenderCompliance? Compliance { get; init; }

    public string? Url { get; init; }

    /// <summary>The latest change of its display name; null for none.</summary>
    [JsonIgnore]
    public PendingName? PendingName => PendingName.Later(Profile?.Pending(), Pending());

    /// <summary>What an update did with the name that it was given; null where it was given none.</summary>
    [JsonIgnore]
    public string? NameOutcome => Profile?.DisplayNameStatus ?? DisplayNameStatus;

    /// <summary>What the answer had in a form that can't be read, in the API's words (<c>properties.messaging_limit</c>); it is null here.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Unread { get; init; } = [];
}

/// <summary>How a sender is registered. How its number is verified is never given back.</summary>
public sealed record SenderConfiguration
{
    /// <summary>The WhatsApp Business Account, digits. Twilio fills it in when it is left out.</summary>
    public string? WabaId { get; init; }

    /// <summary><c>AP</c> and 32 hexadecimal digits.</summary>
    public string? VoiceApplicationSid { get; init; }

    /// <summary><c>ISV</c> or <c>ISVSubAccount</c>.</summary>
    public string? AccountType { get; init; }
}

/// <summary>How good and how much a sender may send; both change by themselves.</summary>
public sealed record SenderProperties
{
    /// <summary>For instance <c>HIGH</c>, <c>MEDIUM</c>, <c>LOW</c>.</summary>
    public string? QualityRating { get; init; }

    /// <summary>For instance <c>10K Customers/24hr</c>.</summary>
    public string? MessagingLimit { get; init; }
}

/// <summary>Why a sender is offline.</summary>
public sealed record SenderOfflineReason
{
    /// <summary>A Twilio error code, as text.</summary>
    public string? Code { get; init; }

    public string? Message { get; init; }

    /// <summary>A link to the explanation.</summary>
    public string? MoreInfo { get; init; }
}

/// <summary>A sender in a list, by what is certain there.</summary>
public sealed record ListedSender
{
    public string? Sid { get; init; }

    public string? SenderId { get; init; }
}
