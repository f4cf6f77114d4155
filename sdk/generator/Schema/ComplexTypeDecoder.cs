using SdkGenerator.Naming;

namespace SdkGenerator.Schema;

/// <summary>Decodes the entries of the schema's types: objects and enums.</summary>
static class ComplexTypeDecoder
{
    public static ObjectDescription DecodeObject(string token, SchemaNode node, PropertyDecoder properties)
    {
        node.Only("type", "description", "properties", "required");
        if (node.Required("type").AsText() != "object")
            throw new UnsupportedSchemaException($"{node.Path}/type", "a type is an object or an enum");
        var members = properties.Decode(node, "properties", "required", Tokens.MemberName(token, node.Path));
        return new ObjectDescription(token, node.Text("description"), members);
    }

    public static EnumDescription DecodeEnum(string token, SchemaNode node)
    {
        node.Only("type", "description", "enum");
        if (node.Required("type").AsText() != "string")
            throw new UnsupportedSchemaException($"{node.Path}/type", "only enums of strings are supported");
        var typeName = Tokens.MemberName(token, node.Path);
        var values = node.Items("enum").Select(value => DecodeValue(typeName, value)).ToList();
        foreach (var clash in values.GroupBy(value => value.Name).Where(group => group.Count() > 1))
            throw new UnsupportedSchemaException($"{node.Path}/enum", $"two values would be called {clash.Key} in C#");
        return new EnumDescription(token, node.Text("description"), [.. values]);
    }

    static EnumValueDescription DecodeValue(string typeName, SchemaNode node)
    {
        node.Only("name", "description", "value", "deprecationMessage");
        var value = node.Required("value").AsText();
        var given = node.Text("name");
        var name = Identifiers.EnumMember(given != "" ? given : value, typeName)
            ?? throw new UnsupportedSchemaException(node.Path, "the value needs a \"name\" that can be one in C#");
        return new EnumValueDescription(name, value, node.Text("description"), node.Text("deprecationMessage"));
    }
}
