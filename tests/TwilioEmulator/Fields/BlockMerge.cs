using System.Text.Json.Nodes;

namespace TwilioEmulator.Fields;

/// <summary>
/// The law of an update: a block that was not sent stays, and within a block a leaf that was not sent stays, unless
/// blocks are replaced. A clearing value removes the leaf, and a list replaces the list. What is ignored stays as it was.
/// </summary>
sealed record BlockMerge(string SenderId, BlockUpdate Update, IReadOnlySet<string> Ignored)
{
    public void Apply(JsonObject document, JsonObject body)
    {
        Apply(SenderFields.Top, document, body);
        foreach (var block in SenderFields.Blocks)
        {
            if (body[block] is not JsonObject sent)
                continue;
            if (document[block] is not JsonObject stored)
                document[block] = stored = [];
            Apply(block, stored, sent);
        }
    }

    void Apply(string block, JsonObject stored, JsonObject sent)
    {
        foreach (var field in SenderFields.Of(block).Where(field => !Ignored.Contains(field.Path)))
            Apply(field, stored, sent);
    }

    void Apply(Field field, JsonObject stored, JsonObject sent)
    {
        if (sent.TryGetPropertyValue(field.Name, out var value) && !IsClearing(value))
            stored[field.Name] = value!.DeepClone();
        else if (sent.ContainsKey(field.Name) || IsReplaced(field))
            stored.Remove(field.Name);
    }

    bool IsReplaced(Field field) => Update == BlockUpdate.Replace && !field.IsTop && !field.IsNeverWithout(SenderId);

    // The rules have already refused "" and null where they do not clear.
    static bool IsClearing(JsonNode? value) => value switch
    {
        null => true,
        JsonArray { Count: 0 } => true,
        JsonValue text => text.TryGetValue(out string? written) && written.Length == 0,
        _ => false,
    };
}
