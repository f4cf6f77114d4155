using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rehearsal.Tests.PulumiSdk.Doubles;

/// <summary>Compares protobuf JSON without regard to spaces and to the order of fields.</summary>
static class WireText
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void AssertSame(string expected, string actual)
        => Assert.Equal(Canonical(JsonNode.Parse(expected)), Canonical(JsonNode.Parse(actual)));

    static string Canonical(JsonNode? node) => Sorted(node)?.ToJsonString(Indented) ?? "null";

    static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(
            fields.OrderBy(field => field.Key, StringComparer.Ordinal)
                .Select(field => KeyValuePair.Create(field.Key, Sorted(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
