using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.Values;

namespace Rehearsal.Display;

/// <summary>A value for people: secrets masked, unknowns named, everything else as JSON.</summary>
internal static class ValueText
{
    public static string Of(Value? value) => value switch
    {
        null => "<nothing>",
        SecretValue => "[secret]",
        UnknownValue => "[unknown]",
        _ => Json(value, _ => "[secret]")?.ToJsonString(JsonText.Plain) ?? "null",
    };

    public static JsonNode? Json(Value value, Func<Value, JsonNode?> secret) => JsonValues.Write(Named(value), secret);

    static Value Named(Value value) => value switch
    {
        UnknownValue => new TextValue("[unknown]"),
        ListValue list => new ListValue([.. list.Items.Select(Named)]),
        MapValue map => map.Select(Named),
        _ => value,
    };
}
