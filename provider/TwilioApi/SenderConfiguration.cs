using TwilioApi.Json;

namespace TwilioApi;

/// <summary>How a sender is registered.</summary>
public sealed record SenderConfiguration
{
    /// <summary>The WhatsApp Business Account, digits. Twilio fills it in when it is left out.</summary>
    public string? WabaId { get; init; }

    /// <summary><c>sms</c> or <c>voice</c>. Null when fetched.</summary>
    public string? VerificationMethod { get; init; }

    /// <summary>The one-time code. Null when fetched; a secret.</summary>
    public string? VerificationCode { get; init; }

    /// <summary><c>AP</c> and 32 hexadecimal digits. The one field that an explicit null clears.</summary>
    public OptionalText VoiceApplicationSid { get; init; }

    /// <summary><c>ISV</c> or <c>ISVSubAccount</c>; an empty text clears it.</summary>
    public string? AccountType { get; init; }

    /// <summary>Leaves out the code.</summary>
    public override string ToString() => $"{nameof(SenderConfiguration)} {{ WabaId = {WabaId}, VoiceApplicationSid = {VoiceApplicationSid} }}";
}
