using System.Text.Json.Nodes;

namespace Rehearsal.Tests.Engine;

/// <summary>JSON with its keys in order, so that texts can be compared.</summary>
internal static class CanonicalJson
{
    public static string Of(JsonNode? json) => json switch
    {
        JsonObject map => "{" + string.Join(",", map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"\"{entry.Key}\":{Of(entry.Value)}")) + "}",
        JsonArray list => "[" + string.Join(",", list.Select(Of)) + "]",
        null => "null",
        _ => json.ToJsonString(),
    };
}
