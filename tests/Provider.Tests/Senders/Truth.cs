using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Provider.Tests.Front;

namespace Provider.Tests.Senders;

/// <summary>What Twilio holds is what the program declares: every leaf that is declared and that Twilio keeps.</summary>
internal static partial class Truth
{
    private static readonly string[] NotKept = ["verificationMethod", "verificationCode"];

    public static void Holds(string program, Bench bench)
    {
        var declared = (JsonObject)Open(JsonNode.Parse(program))!;
        var senderId = (string)declared["senderId"]!;
        var stored = bench.Sender(senderId).Resource;
        foreach (var (block, leaves) in declared)
        {
            foreach (var (name, value) in leaves as JsonObject ?? [])
            {
                if (!IsNothing(value) && !NotKept.Contains(name))
                    Same(value, stored[block]?[Snake(name)], $"{block}.{name}", ignoresLabels: senderId.StartsWith("whatsapp:", StringComparison.Ordinal));
            }
        }
    }

    /// <summary>The program without its marks of secrets.</summary>
    public static string Opened(string program) => Open(JsonNode.Parse(program))!.ToJsonString();

    private static void Same(JsonNode? declared, JsonNode? stored, string at, bool ignoresLabels)
    {
        var (expected, actual) = (Canonical(declared, ignoresLabels), Canonical(stored, ignoresLabels));
        // A method without its URL is kept by nobody and means nothing.
        if (expected == "\"POST\"" && stored is null)
            return;
        Assert.True(string.Equals(expected, actual, StringComparison.OrdinalIgnoreCase), $"{at} is {actual} and not {expected}");
    }

    private static string Canonical(JsonNode? value, bool ignoresLabels) => value switch
    {
        JsonArray items => "[" + string.Join(",", items.Select(i => Canonical(i, ignoresLabels)).Order(StringComparer.Ordinal)) + "]",
        JsonObject item => string.Join(",", item.Where(e => e.Key != "label" || !ignoresLabels).Select(e => $"{Snake(e.Key)}={e.Value}").Order(StringComparer.Ordinal)),
        _ => value?.ToJsonString() ?? "nothing",
    };

    private static JsonNode? Open(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } secret when secret["$secret"] is { } inner => Open(inner),
        JsonObject map => new JsonObject(map.Select(e => KeyValuePair.Create(e.Key, Open(e.Value)))),
        _ => node?.DeepClone(),
    };

    private static bool IsNothing(JsonNode? value) => value is null or JsonArray { Count: 0 } || (value is JsonValue text && text.ToString().Length == 0);

    private static string Snake(string name) => Capital.Replace(name, "_$0").ToLowerInvariant();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital { get; }
}
