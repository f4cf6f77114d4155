using System.Text.Json.Nodes;

namespace TwilioEmulator.Fields;

/// <summary>JSON of types that nobody expects, in what only the service sets and in what was never heard of.</summary>
static class OddOutputs
{
    public static void Apply(JsonObject resource)
    {
        if (resource["properties"] is not JsonObject properties)
            resource["properties"] = properties = [];
        properties["messaging_limit"] = new JsonObject { ["tier"] = "TIER_10K", ["customers"] = 10_000 };
        resource["compliance"] = new JsonArray(resource["compliance"]?.DeepClone(), true);
        resource["offline_reasons"] ??= "none";
        resource["url"] = 34;
        resource["insights"] = new JsonObject { ["score"] = 0.5, ["history"] = new JsonArray("HIGH", null, 3), ["live"] = false };
    }
}
