using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rehearsal.Values;

/// <summary>Values as JSON. The caller says how a secret is written and read: as ciphertext, in clear, or as a mask.</summary>
internal static class JsonValues
{
    public static JsonObject Write(MapValue map, Func<Value, JsonNode?> secret) =>
        new(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Write(entry.Value, secret))));

    public static JsonNode? Write(Value value, Func<Value, JsonNode?> secret) => value switch
    {
        BoolValue flag => JsonValue.Create(flag.Flag),
        NumberValue number => Number(number.Amount),
        TextValue text => JsonValue.Create(text.Text),
        UnknownValue unknown => JsonValue.Create(unknown.Sentinel),
        ListValue list => new JsonArray([.. list.Items.Select(item => Write(item, secret))]),
        MapValue map => Write(map, secret),
        SecretValue wrapped => secret(wrapped.Inner),
        _ => null,
    };

    static JsonValue Number(double amount) =>
        amount == Math.Floor(amount) && Math.Abs(amount) < 1e15 ? JsonValue.Create((long)amount) : JsonValue.Create(amount);

    public static MapValue Read(JsonObject? json, Func<JsonObject, Value> secret) =>
        json is null ? MapValue.Empty : MapValue.Of(json.Select(entry => (entry.Key, Read(entry.Value, secret))));

    public static Value Read(JsonNode? json, Func<JsonObject, Value> secret) => json switch
    {
        null => Value.Null,
        JsonArray array => new ListValue([.. array.Select(item => Read(item, secret))]),
        JsonObject map when (string?)map[Signatures.Key] == Signatures.Secret => new SecretValue(secret(map)),
        JsonObject map => Read(map, secret),
        _ => Scalar(json),
    };

    static Value Scalar(JsonNode json) => json.GetValueKind() switch
    {
        JsonValueKind.True => new BoolValue(true),
        JsonValueKind.False => new BoolValue(false),
        JsonValueKind.Number => new NumberValue(json.GetValue<double>()),
        _ => Text((string)json!),
    };

    static Value Text(string text) => Signatures.Unknowns.Contains(text) ? new UnknownValue(text) : new TextValue(text);

    public static string Compact(Value value) =>
        Write(value.InClear(), _ => null)?.ToJsonString(JsonText.Plain) ?? "null";
}
