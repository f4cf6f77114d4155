using System.Text.Json;
using System.Text.Json.Serialization;

namespace TwilioApi.Json;

/// <summary>The wire form of the API's answers, made at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters =
    [
        typeof(TextConverter),
        typeof(ItemsConverter<SenderOfflineReason>),
        typeof(ItemsConverter<SenderWebsite>), typeof(ItemsConverter<SenderEmail>), typeof(ItemsConverter<SenderPhoneNumber>),
        typeof(ItemsConverter<SenderComplianceCountry>), typeof(ItemsConverter<SenderComplianceCarrier>),
    ],
    AllowDuplicateProperties = false,
    MaxDepth = 32)]
[JsonSerializable(typeof(Sender))]
[JsonSerializable(typeof(SendersPage))]
[JsonSerializable(typeof(TwilioError))]
internal sealed partial class SendersJson : JsonSerializerContext;

internal sealed record SendersPage(IReadOnlyList<ListedSender>? Senders, PageMeta? Meta);

internal sealed record PageMeta(string? NextPageUrl);

/// <summary>Twilio's error body; newer services answer title, type and detail instead of message and more_info.</summary>
internal sealed record TwilioError
{
    public string? Code { get; init; }

    public string? Message { get; init; }

    public string? MoreInfo { get; init; }

    public string? Title { get; init; }

    public string? Detail { get; init; }

    public string? Type { get; init; }

    /// <summary>A list of details and the fields that they are about, when it is well formed.</summary>
    public JsonElement? Errors { get; init; }
}
