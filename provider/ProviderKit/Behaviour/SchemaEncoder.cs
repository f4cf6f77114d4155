using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProviderKit.Description;

namespace ProviderKit.Behaviour;

/// <summary>Package descriptions to Pulumi schema JSON: deterministic, and valid against Pulumi's schema of schemas.</summary>
public static class SchemaEncoder
{
    public static string Encode(PackageDescription package)
    {
        var types = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var resources = new JsonObject();
        foreach (var resource in package.Resources)
            resources[resource.Token] = Resource(resource, types);
        var schema = new JsonObject
        {
            ["name"] = package.Name,
            ["displayName"] = package.DisplayName,
            ["version"] = package.Version,
            ["description"] = package.Doc,
            ["keywords"] = new JsonArray([.. package.Keywords.Select(k => (JsonNode)k)]),
            ["homepage"] = package.Homepage,
            ["license"] = package.License,
            ["repository"] = package.Repository,
            ["publisher"] = package.Publisher,
            ["pluginDownloadURL"] = package.PluginDownloadUrl,
            ["meta"] = new JsonObject { ["moduleFormat"] = "(.*)" },
            ["language"] = JsonNode.Parse(package.Languages),
            ["config"] = new JsonObject { ["variables"] = Properties(package.Configuration.Properties, types) },
            ["types"] = new JsonObject(types.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value))),
            ["provider"] = new JsonObject
            {
                ["description"] = package.Configuration.Doc,
                ["type"] = "object",
                ["properties"] = Properties(package.Configuration.Properties, types),
                ["inputProperties"] = Properties(package.Configuration.Properties, types),
            },
            ["resources"] = resources,
        };
        if (package.PluginDownloadUrl is null)
            schema.Remove("pluginDownloadURL");
        return Text(schema);
    }

    private static JsonObject Resource(ResourceDescription resource, IDictionary<string, JsonObject> types)
    {
        var all = resource.Shape.Properties;
        var inputs = all.Where(p => !p.Declaration.IsOutput).ToList();
        return new()
        {
            ["description"] = resource.Shape.Doc,
            ["properties"] = Properties(all, types),
            ["type"] = "object",
            ["required"] = Names(all.Where(p => p.Declaration.IsRequired || p.Declaration.IsAlwaysThere)),
            ["inputProperties"] = Properties(inputs, types),
            ["requiredInputs"] = Names(inputs.Where(p => p.Declaration.IsRequired)),
        };
    }

    private static JsonObject Properties(IEnumerable<PropertyDescription> properties, IDictionary<string, JsonObject> types) =>
        new(properties.OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => KeyValuePair.Create(p.Name, (JsonNode?)Property(p, types))));

    private static JsonObject Property(PropertyDescription property, IDictionary<string, JsonObject> types)
    {
        var schema = Type(property.Type, types);
        schema["description"] = property.Doc;
        if (property.Secret)
            schema["secret"] = true;
        if (property.Replacement is not null)
            schema["willReplaceOnChanges"] = true;
        return schema;
    }

    private static JsonObject Type(TypeDescription type, IDictionary<string, JsonObject> types) => type switch
    {
        TextType => new() { ["type"] = "string" },
        BooleanType => new() { ["type"] = "boolean" },
        IntegerType => new() { ["type"] = "integer" },
        NumberType => new() { ["type"] = "number" },
        EnumType { Open: false } closed => Reference(Enum(closed.Enum, types)),
        EnumType open => OpenEnum(Enum(open.Enum, types)),
        ShapeType shaped => Reference(Shape(shaped.Shape, types)),
        ListType list => new() { ["type"] = "array", ["items"] = Type(list.Item, types) },
        _ => throw new InvalidOperationException($"There is no schema for {type.GetType().Name}."),
    };

    private static JsonObject Reference(string token) => new() { ["$ref"] = $"#/types/{token}" };

    private static JsonObject OpenEnum(string token)
    {
        var known = Reference(token);
        known["type"] = "string";
        return new() { ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, known) };
    }

    private static string Enum(EnumDescription description, IDictionary<string, JsonObject> types)
    {
        types[description.Token] = new()
        {
            ["description"] = description.Doc,
            ["type"] = "string",
            ["enum"] = new JsonArray([.. description.Cases.Select(Case)]),
        };
        return description.Token;
    }

    private static JsonNode Case(EnumCase value)
    {
        var schema = new JsonObject { ["description"] = value.Doc, ["value"] = value.Value };
        if (value.Name is not null)
            schema.Insert(0, "name", value.Name);
        return schema;
    }

    private static string Shape(ShapeDescription shape, IDictionary<string, JsonObject> types)
    {
        if (types.ContainsKey(shape.Token))
            return shape.Token;
        types[shape.Token] = [];
        var schema = new JsonObject
        {
            ["description"] = shape.Doc,
            ["properties"] = Properties(shape.Properties, types),
            ["type"] = "object",
        };
        if (shape.Properties.Any(p => p.Declaration.IsRequired))
            schema["required"] = Names(shape.Properties.Where(p => p.Declaration.IsRequired));
        types[shape.Token] = schema;
        return shape.Token;
    }

    private static JsonArray Names(IEnumerable<PropertyDescription> properties) =>
        new([.. properties.Select(p => p.Name).Order(StringComparer.Ordinal).Select(name => (JsonNode)name)]);

    private static string Text(JsonObject schema)
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };
        using (var writer = new Utf8JsonWriter(buffer, options))
            schema.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
