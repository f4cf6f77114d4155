using System.Text.Json;
using System.Text.Json.Nodes;
using ProviderKit.Behaviour;
using ProviderKit.Values;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>Properties to the API's fields: the same names, in snake_case and without a path.</summary>
internal static class PatchEncoder
{
    public static SenderPatch Encode(Patch patch) => patch.Edits.Aggregate(SenderPatch.Nothing, (all, entry) => entry.Value switch
    {
        PropertyEdit.Set set => all.Set(Field(entry.Key), Node(set.Value)),
        _ => all.Clear(Field(entry.Key)),
    });

    /// <summary>The property that a field of an answer is read into.</summary>
    public static PropertyPath PathOf(string field) =>
        field.Split('.').Aggregate(PropertyPath.Root, (path, name) => path.Then(Camel(name)));

    private static SenderField Field(PropertyPath path) => path.Names.Select(JsonNamingPolicy.SnakeCaseLower.ConvertName).ToList() switch
    {
        [var name] => new(null, name),
        [var block, var name] => new(block, name),
        _ => throw new InvalidOperationException($"The API has no field for {path}."),
    };

    private static JsonNode Node(PropertyValue value) => value switch
    {
        TextValue text => JsonValue.Create(text.Value),
        ListValue list => new JsonArray([.. list.Items.Select(item => (JsonNode?)Item(item.AsMap()))]),
        _ => throw new InvalidOperationException($"The API has no value for {value.GetType().Name}."),
    };

    private static JsonObject Item(PropertyMap item) => new(item
        .Where(part => !part.Value.IsNothing())
        .Select(part => KeyValuePair.Create(JsonNamingPolicy.SnakeCaseLower.ConvertName(part.Key), (JsonNode?)Node(part.Value))));

    private static string Camel(string name) => string.Concat(name.Split('_').Select((word, index) =>
        index == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
