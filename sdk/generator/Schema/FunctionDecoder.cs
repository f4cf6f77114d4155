using System.Collections.Immutable;

namespace SdkGenerator.Schema;

sealed class FunctionDecoder(PropertyDecoder properties)
{
    public FunctionDescription Decode(string token, SchemaNode node)
    {
        node.Only("description", "inputs", "outputs", "returnType", "deprecationMessage");
        var result = node["outputs"] ?? node.Required("returnType");
        return new FunctionDescription(
            token,
            node.Text("description"),
            node.Text("deprecationMessage"),
            node["inputs"] is { } inputs ? DecodeInputs(inputs) : [],
            properties.Decode(OnlyObject(result), "properties", "required"));
    }

    ImmutableArray<PropertyDescription> DecodeInputs(SchemaNode node)
    {
        var inputs = properties.Decode(OnlyObject(node), "properties", "required");
        if (inputs.IsEmpty)
            throw new UnsupportedSchemaException(node.Path, "a function without arguments must not have inputs");
        foreach (var input in inputs)
            if (input.Type is ObjectType or ListType { Element: ObjectType })
                throw new UnsupportedSchemaException(input.Path, "objects are not supported as arguments of a function");
        return inputs;
    }

    static SchemaNode OnlyObject(SchemaNode node) => node.Text("type") is "object" or ""
        ? node.Only("type", "description", "properties", "required")
        : throw new UnsupportedSchemaException(node.Path, "only an object is supported here");
}
