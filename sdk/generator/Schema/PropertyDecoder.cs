using System.Collections.Immutable;
using System.Text.Json;
using SdkGenerator.Naming;

namespace SdkGenerator.Schema;

/// <summary>Decodes maps of properties: of resources, functions, objects and the configuration.</summary>
sealed class PropertyDecoder(TypeDecoder types)
{
    public ImmutableArray<PropertyDescription> Decode(SchemaNode owner, string properties, string required)
    {
        var names = owner.Texts(required);
        ImmutableArray<PropertyDescription> decoded =
            [.. owner.Members(properties).Select(member => DecodeProperty(member.Name, member.Node, names.Contains(member.Name)))];
        foreach (var name in names.Except(decoded.Select(property => property.Name)))
            throw new UnsupportedSchemaException($"{owner.Path}/{required}", $"there is no property \"{name}\"");
        foreach (var clash in decoded.GroupBy(property => property.MemberName).Where(group => group.Count() > 1))
            throw new UnsupportedSchemaException(clash.Last().Path, $"two properties would be called {clash.Key} in C#");
        return decoded;
    }

    /// <summary>As members of a class, which have no name that the class has taken already.</summary>
    public ImmutableArray<PropertyDescription> Decode(SchemaNode owner, string properties, string required, params string[] taken)
    {
        var decoded = Decode(owner, properties, required);
        foreach (var property in decoded)
            if (taken.Contains(property.MemberName))
                throw new UnsupportedSchemaException(property.Path, $"no member of its class can be called {property.MemberName} in C#");
        return decoded;
    }

    PropertyDescription DecodeProperty(string name, SchemaNode node, bool required)
    {
        // willReplaceOnChanges tells readers of the documentation what the provider does; no SDK shows it.
        node.Only(
            "type", "$ref", "items", "oneOf", "additionalProperties", "discriminator", "plain",
            "description", "default", "defaultInfo", "deprecationMessage", "language",
            "secret", "replaceOnChanges", "willReplaceOnChanges");
        if (!Identifiers.IsValid(name))
            throw new UnsupportedSchemaException(node.Path, "the name is no C# identifier");
        var type = types.Decode(node);
        return new PropertyDescription(
            node.Path, name, MemberName(name, node), type, required,
            node.Flag("secret"), node.Flag("replaceOnChanges"), node.Text("description"), node.Text("deprecationMessage"),
            DecodeDefault(node, type));
    }

    static string MemberName(string name, SchemaNode node)
    {
        var given = node["language"]?["csharp"]?.Only("name").Text("name") ?? "";
        return given != "" ? given : Identifiers.Pascal(name);
    }

    static DefaultDescription? DecodeDefault(SchemaNode node, TypeDescription type)
    {
        var environment = node["defaultInfo"]?.Only("environment", "language").Texts("environment") ?? [];
        if (node["default"] is not { } value)
            return environment.IsEmpty ? null : Supported(new DefaultDescription(null, environment), type, node["defaultInfo"]!);
        object? constant = (value.Value.ValueKind, type) switch
        {
            (JsonValueKind.String, not PrimitiveType { Keyword: not "string" }) => value.AsText(),
            (JsonValueKind.True or JsonValueKind.False, PrimitiveType { Keyword: "bool" }) => value.Value.GetBoolean(),
            (JsonValueKind.Number, PrimitiveType { Keyword: "int" }) when value.Value.TryGetInt32(out var whole) => whole,
            (JsonValueKind.Number, PrimitiveType { Keyword: "double" }) => value.Value.GetDouble(),
            _ => throw new UnsupportedSchemaException(value.Path, "the default does not fit the type"),
        };
        return Supported(new DefaultDescription(constant, environment), type, value);
    }

    static DefaultDescription Supported(DefaultDescription found, TypeDescription type, SchemaNode node) => type switch
    {
        ListType or ObjectType => throw new UnsupportedSchemaException(node.Path, "only plain values can have a default"),
        EnumType when !found.Environment.IsEmpty =>
            throw new UnsupportedSchemaException(node.Path, "a default from the environment is not supported for an enum"),
        _ => found,
    };
}
