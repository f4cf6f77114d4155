using System.Text.Json.Nodes;

namespace TwilioEmulator.Fields;

/// <summary>
/// The law of an update: a block that was not sent stays, and within a block a leaf that was not sent stays, unless
/// blocks are replaced. A clearing value removes the leaf, and a list replaces the list.
/// </summary>
static class BlockMerge
{
    public static void Apply(JsonObject document, string senderId, JsonObject body, BlockUpdate update)
    {
        foreach (var block in SenderFields.Blocks)
        {
            if (body[block] is not JsonObject sent)
                continue;
            if (document[block] is not JsonObject stored)
                document[block] = stored = [];
            if (update == BlockUpdate.Replace)
                DropUnsent(block, senderId, stored, sent);
            foreach (var (name, value) in sent)
            {
                if (IsClearing(value))
                    stored.Remove(name);
                else
                    stored[name] = value!.DeepClone();
            }
        }
    }

    static void DropUnsent(string block, string senderId, JsonObject stored, JsonObject sent)
    {
        foreach (var field in SenderFields.Of(block).Where(field => !field.IsNeverWithout(senderId) && !sent.ContainsKey(field.Name)))
            stored.Remove(field.Name);
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
