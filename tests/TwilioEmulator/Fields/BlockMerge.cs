using System.Text.Json.Nodes;

namespace TwilioEmulator.Fields;

/// <summary>
/// The law of an update: a block that was not sent stays, and within a block a leaf that was not sent stays.
/// A clearing value removes the leaf, and a list replaces the list.
/// </summary>
static class BlockMerge
{
    public static void Apply(JsonObject document, JsonObject body)
    {
        foreach (var block in SenderFields.Blocks)
        {
            if (body[block] is not JsonObject sent)
                continue;
            if (document[block] is not JsonObject stored)
                document[block] = stored = [];
            foreach (var (name, value) in sent)
            {
                if (IsClearing(value))
                    stored.Remove(name);
                else
                    stored[name] = value!.DeepClone();
            }
        }
    }

    // The rules have already refused "" and null where they do not clear.
    static bool IsClearing(JsonNode? value) => value switch
    {
        null => true,
        JsonArray { Count: 0 } => true,
        JsonValue text => text.TryGetValue(out string? written) && written.Length == 0,
        _ => false,
    };
}
