using System.Globalization;
using System.Text.Json.Nodes;

namespace TwilioEmulator.Control;

/// <summary>JSON pointers, RFC 6901, as far as changing an answer needs them.</summary>
static class JsonPointer
{
    public static void Set(JsonNode root, string pointer, JsonNode? value)
    {
        var (parent, key) = Resolve(root, pointer);
        if (parent is JsonArray items)
            items[IndexOf(key)] = value?.DeepClone();
        else if (parent is JsonObject leaves)
            leaves[key] = value?.DeepClone();
    }

    public static void Remove(JsonNode root, string pointer)
    {
        var (parent, key) = Resolve(root, pointer);
        if (parent is JsonArray items)
            items.RemoveAt(IndexOf(key));
        else if (parent is JsonObject leaves)
            leaves.Remove(key);
    }

    static (JsonNode? Parent, string Key) Resolve(JsonNode root, string pointer)
    {
        string[] keys = [.. pointer.Split('/').Skip(1).Select(Unescape)];
        var parent = keys.SkipLast(1).Aggregate((JsonNode?)root, Step);
        return (parent, keys[^1]);
    }

    static JsonNode? Step(JsonNode? node, string key) => node switch
    {
        JsonObject leaves => leaves[key],
        JsonArray items when IndexOf(key) < items.Count => items[IndexOf(key)],
        _ => null,
    };

    static int IndexOf(string key) => int.Parse(key, NumberStyles.None, CultureInfo.InvariantCulture);

    static string Unescape(string key) =>
        key.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
