using System.Collections.Frozen;

namespace SdkGenerator.Schema;

/// <summary>Decodes what a property's schema says about its type.</summary>
sealed class TypeDecoder(FrozenDictionary<string, bool> isEnumByToken)
{
    const string LocalType = "#/types/";

    public TypeDescription Decode(SchemaNode node) => node switch
    {
        _ when node["additionalProperties"] is { } map => throw Unsupported(map, "maps are not supported"),
        _ when node["discriminator"] is { } choice => throw Unsupported(choice, "unions of objects are not supported"),
        _ when node.Flag("plain") => throw Unsupported(node["plain"]!, "plain properties are not supported"),
        _ when node["oneOf"] is not null => DecodeUnion(node),
        _ when node["$ref"] is { } reference => DecodeReference(reference),
        _ => DecodeType(node),
    };

    TypeDescription DecodeType(SchemaNode node) => node.Required("type").AsText() switch
    {
        "string" => TypeDescription.String,
        "boolean" => TypeDescription.Boolean,
        "integer" => TypeDescription.Integer,
        "number" => TypeDescription.Number,
        "array" => DecodeList(node.Required("items")),
        var type => throw Unsupported(node["type"]!, $"the type \"{type}\" is not supported here"),
    };

    ListType DecodeList(SchemaNode items) => Decode(OnlyTypeKeys(items)) is var element and not ListType
        ? new ListType(element)
        : throw Unsupported(items, "lists of lists are not supported");

    TypeDescription DecodeReference(SchemaNode reference)
    {
        var text = reference.AsText();
        if (!text.StartsWith(LocalType, StringComparison.Ordinal))
            throw Unsupported(reference, $"only types of this schema can be referred to, not \"{text}\"");
        var token = Uri.UnescapeDataString(text[LocalType.Length..]);
        if (!isEnumByToken.TryGetValue(token, out var isEnum))
            throw Unsupported(reference, $"the schema has no type \"{token}\"");
        return isEnum ? new EnumType(token) : new ObjectType(token);
    }

    StringOrEnumType DecodeUnion(SchemaNode node)
    {
        var choices = node.Items("oneOf").Select(choice => Decode(OnlyTypeKeys(choice))).ToList();
        return choices is [var first, EnumType named] && first == TypeDescription.String
            ? new StringOrEnumType(named.Token)
            : throw Unsupported(node["oneOf"]!, "the only union that is supported is a string, then an enum");
    }

    static SchemaNode OnlyTypeKeys(SchemaNode node) =>
        node.Only("type", "$ref", "items", "oneOf", "additionalProperties", "discriminator", "plain");

    static UnsupportedSchemaException Unsupported(SchemaNode node, string problem) => new(node.Path, problem);
}
