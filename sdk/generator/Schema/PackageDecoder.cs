using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace SdkGenerator.Schema;

/// <summary>Decodes a package schema. What it cannot decode it refuses, with the place.</summary>
static class PackageDecoder
{
    public static PackageDescription Decode(string schemaJson)
    {
        using var document = Parse(schemaJson);
        // Keys without a trace in C#: where the package is listed, who wrote what it builds on, other languages.
        var root = new SchemaNode("#", document.RootElement).Only(
            "$schema", "name", "displayName", "version", "description", "keywords", "homepage", "license", "attribution", "repository",
            "logoUrl", "pluginDownloadURL", "publisher", "namespace", "meta", "language", "config", "types", "provider", "resources",
            "functions");
        var properties = new PropertyDecoder(new TypeDecoder(
            root.Members("types").ToFrozenDictionary(type => type.Name, type => type.Node["enum"] is not null)));
        var resources = new ResourceDecoder(properties);
        var metadata = DecodeMetadata(root);
        return new PackageDescription(
            metadata,
            DecodeCSharp(root),
            root["config"] is { } config ? properties.Decode(config.Only("variables", "defaults"), "variables", "defaults") : [],
            root["provider"] is { } provider ? resources.DecodeProvider(metadata.Name, provider) : null,
            [.. root.Members("resources").Select(resource => resources.Decode(resource.Name, resource.Node))],
            [.. root.Members("functions").Select(function => new FunctionDecoder(properties).Decode(function.Name, function.Node))],
            [.. root.Members("types").Where(IsObject).Select(type => ComplexTypeDecoder.DecodeObject(type.Name, type.Node, properties))],
            [.. root.Members("types").Where(type => !IsObject(type)).Select(type => ComplexTypeDecoder.DecodeEnum(type.Name, type.Node))]);
    }

    static bool IsObject((string Name, SchemaNode Node) type) => type.Node["enum"] is null;

    static PackageMetadata DecodeMetadata(SchemaNode root) => new(
        root.Required("name").AsText(),
        root.Required("version").AsText(),
        root.Text("displayName"),
        root.Text("description"),
        root.Text("publisher"),
        root.Text("license"),
        root.Text("homepage"),
        root.Text("repository"),
        root.Text("pluginDownloadURL"),
        root.Texts("keywords"));

    static CSharpSettings DecodeCSharp(SchemaNode root)
    {
        var csharp = root.Required("language").Required("csharp")
            .Only("rootNamespace", "namespaces", "packageReferences", "respectSchemaVersion");
        if (!csharp.Flag("respectSchemaVersion"))
            throw new UnsupportedSchemaException(csharp.Path, "respectSchemaVersion must be true: the SDK has the schema's version");
        var references = csharp.Map("packageReferences");
        if (!references.ContainsKey("Pulumi"))
            throw new UnsupportedSchemaException(csharp.Path, "packageReferences must say which versions of Pulumi the SDK works with");
        var moduleFormat = root["meta"]?.Only("moduleFormat", "supportPack").Text("moduleFormat") ?? "";
        return new CSharpSettings(
            csharp.Required("rootNamespace").AsText(),
            csharp.Map("namespaces"),
            references,
            moduleFormat != "" ? moduleFormat : "(.*)");
    }

    static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException problem)
        {
            throw new UnsupportedSchemaException("#", $"not JSON: {problem.Message.TrimEnd('.')}");
        }
    }
}
