using System.Text.Json;
using System.Text.Json.Serialization;

namespace TwilioApi.Json;

/// <summary>
/// A text in a request that can be left out (the default), be null on purpose, or be given. In an answer, null and absent
/// are the same.
/// </summary>
[JsonConverter(typeof(OptionalTextConverter))]
public readonly record struct OptionalText
{
    private OptionalText(string? value, bool isSet) => (Value, IsSet) = (value, isSet);

    /// <summary>Sends null, which clears the field.</summary>
    public static OptionalText Null { get; } = new(null, true);

    public string? Value { get; }

    public bool IsSet { get; }

    public static OptionalText Of(string? value) => value is null ? Null : new(value, true);

    public static implicit operator OptionalText(string? value) => Of(value);

    public override string ToString() => IsSet ? Value ?? "null" : "";
}

internal sealed class OptionalTextConverter : JsonConverter<OptionalText>
{
    public override bool HandleNull => true;

    public override OptionalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? default : OptionalText.Of(TextConverter.ReadText(ref reader));

    public override void Write(Utf8JsonWriter writer, OptionalText value, JsonSerializerOptions options)
    {
        if (value.Value is { } text)
            writer.WriteStringValue(text);
        else
            writer.WriteNullValue();
    }
}
