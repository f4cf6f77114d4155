using System.Collections.Immutable;
using System.Text.Json;

namespace SdkGenerator.Schema;

/// <summary>A JSON value that knows where it stands, so that every complaint names the place.</summary>
sealed record SchemaNode(string Path, JsonElement Value)
{
    public SchemaNode? this[string key] =>
        Object().TryGetProperty(key, out var child) ? new SchemaNode($"{Path}/{key}", child) : null;

    /// <summary>Refuses what is not understood: a feature must never be dropped without a word.</summary>
    public SchemaNode Only(params ReadOnlySpan<string> keys)
    {
        foreach (var property in Object().EnumerateObject())
            if (!keys.Contains(property.Name))
                throw new UnsupportedSchemaException($"{Path}/{property.Name}", "this generator does not support it");
        return this;
    }

    public SchemaNode Required(string key) => this[key] ?? throw new UnsupportedSchemaException(Path, $"\"{key}\" is missing");

    public string Text(string key) => this[key]?.AsText() ?? "";

    public bool Flag(string key) => this[key] is { } node && node.AsFlag();

    public ImmutableArray<string> Texts(string key) => [.. Items(key).Select(item => item.AsText())];

    public IEnumerable<SchemaNode> Items(string key) => this[key]?.Items() ?? [];

    /// <summary>The members of the object under <paramref name="key"/>, sorted by name.</summary>
    public IEnumerable<(string Name, SchemaNode Node)> Members(string key) => this[key]?.Members() ?? [];

    public ImmutableSortedDictionary<string, string> Map(string key) =>
        Members(key).ToImmutableSortedDictionary(member => member.Name, member => member.Node.AsText(), StringComparer.Ordinal);

    public string AsText() => Value.ValueKind == JsonValueKind.String ? Value.GetString()! : throw Unexpected("a string");

    bool AsFlag() => Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Value.GetBoolean() : throw Unexpected("true or false");

    IEnumerable<SchemaNode> Items() => Value.ValueKind == JsonValueKind.Array
        ? Value.EnumerateArray().Select((item, index) => new SchemaNode($"{Path}/{index}", item))
        : throw Unexpected("a list");

    IEnumerable<(string, SchemaNode)> Members() => Object().EnumerateObject()
        .Select(property => (property.Name, new SchemaNode($"{Path}/{property.Name}", property.Value)))
        .OrderBy(member => member.Name, StringComparer.Ordinal);

    JsonElement Object() => Value.ValueKind == JsonValueKind.Object ? Value : throw Unexpected("an object");

    UnsupportedSchemaException Unexpected(string wanted) => new(Path, $"{wanted} is wanted here, not {Value.GetRawText()}");
}
