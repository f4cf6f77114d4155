using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Provider.Tests.House;
using ProviderKit.Behaviour;
using PulumiTwilioSenders;
using SdkGenerator;

namespace Provider.Tests.Schema;

public partial class SchemaTests
{
    private static readonly string Text = Repository.Read("schema.json");
    private static readonly JsonObject Root = JsonNode.Parse(Text)!.AsObject();

    [Fact]
    public void The_schema_is_what_the_table_gives() =>
        Assert.True(Text == SchemaEncoder.Encode(new TwilioProvider(TimeProvider.System, hasTls: true).Package), "schema.json is stale: run make generate.");

    [Fact]
    public void The_sdk_is_what_the_generator_makes_of_the_schema() => Offenders.None(
        new SdkDirectory(Path.Combine(Repository.Root, "sdk/dotnet")).Compare(GeneratedSdk.FromSchema(Text)).Select(d => $"{d}; run make generate"));

    [Fact]
    public void The_csharp_names_are_as_designed() => Assert.True(JsonNode.DeepEquals(
        JsonNode.Parse(
            """
            {"rootNamespace":"PulumiTwilio","namespaces":{"twilio":"Senders","messaging":"Messaging"},"respectSchemaVersion":true,"packageReferences":{"Pulumi":"3.*"}}
            """),
        Root["language"]!["csharp"]));

    [Fact]
    public void The_version_is_exact_and_the_plugins() => Assert.Matches(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?\z", Root["version"]!.GetValue<string>());

    [Fact]
    public void The_schema_has_only_what_the_schema_of_schemas_knows() => Offenders.None(
    [
        .. Unknown("#", Root,
            "name", "displayName", "version", "description", "keywords", "homepage", "license", "attribution", "repository", "logoUrl", "pluginDownloadURL",
            "publisher", "namespace", "meta", "allowedPackageNames", "language", "config", "types", "provider", "resources", "functions", "dependencies", "parameterization"),
        .. Unknown("#/config", Root["config"]!, "variables", "defaults"),
        .. Root["types"]!.AsObject().SelectMany(t => Unknown(t.Key, t.Value!, "description", "properties", "type", "required", "enum", "language", "isOverlay")),
        .. Root["resources"]!.AsObject().SelectMany(r => Unknown(r.Key, r.Value!, [.. ResourceKeys])),
        .. Unknown("#/provider", Root["provider"]!, [.. ResourceKeys]),
        .. Properties().SelectMany(p => Unknown(p.Path, p.Schema,
            "type", "$ref", "items", "additionalProperties", "oneOf", "discriminator", "plain", "description", "const", "default", "defaultInfo",
            "deprecationMessage", "language", "secret", "replaceOnChanges", "willReplaceOnChanges")),
    ]);

    [Fact]
    public void Tokens_have_the_form_of_tokens() => Offenders.None(
        Tokens().Where(token => !Token.IsMatch(token) || !token.StartsWith("twilio:messaging:", StringComparison.Ordinal)));

    [Fact]
    public void References_lead_somewhere() => Offenders.None(
        References(Root).Where(reference => !reference.StartsWith("#/types/", StringComparison.Ordinal) || Root["types"]![reference["#/types/".Length..]] is null));

    [Fact]
    public void Types_are_used() => Offenders.None(
        Root["types"]!.AsObject().Select(t => t.Key).Except(References(Root).Select(r => r["#/types/".Length..])));

    [Fact]
    public void Required_properties_exist() => Offenders.None(
        from shape in Shapes()
        from pair in new[] { ("required", "properties"), ("requiredInputs", "inputProperties") }
        from name in shape.Schema[pair.Item1]?.AsArray().Select(n => n!.GetValue<string>()) ?? []
        where shape.Schema[pair.Item2]?[name] is null
        select $"{shape.Path}: {name}");

    [Fact]
    public void Everything_is_described() => Offenders.None(
        Properties().Concat(Shapes()).Concat(Cases())
            .Where(p => string.IsNullOrWhiteSpace(p.Schema["description"]?.GetValue<string>()))
            .Select(p => p.Path));

    [Fact]
    public void An_input_is_an_output_of_the_same_type() => Offenders.None(
        from shape in Shapes()
        from input in shape.Schema["inputProperties"]?.AsObject() ?? []
        where !JsonNode.DeepEquals(input.Value, shape.Schema["properties"]![input.Key])
        select $"{shape.Path}/{input.Key}");

    [Fact]
    public void Secrets_are_marked_and_nothing_else() => Assert.Equal(
        [
            "#/config/variables/apiSecret", "#/config/variables/authToken",
            "#/provider/inputProperties/apiSecret", "#/provider/inputProperties/authToken",
            "#/provider/properties/apiSecret", "#/provider/properties/authToken",
            "#/types/twilio:messaging:SenderConfiguration/properties/verificationCode",
        ],
        Properties().Where(p => p.Schema["secret"] is not null).Select(p => p.Path).Order(StringComparer.Ordinal));

    [Fact]
    public void What_replaces_says_so() => Assert.Equal(
        ["accountSid", "senderId", "wabaId"],
        Properties().Where(p => p.Schema["willReplaceOnChanges"] is not null).Select(p => p.Path.Split('/')[^1]).Distinct().Order(StringComparer.Ordinal));

    private static readonly string[] ResourceKeys =
    [
        "description", "properties", "type", "required", "inputProperties", "requiredInputs", "stateInputs", "aliases", "deprecationMessage", "isComponent",
        "methods", "language", "isOverlay", "overlaySupportedLanguages", "listInputs", "plainInputs", "plainProperties", "plainType",
    ];

    private static IEnumerable<string> Unknown(string path, JsonNode node, params string[] known) =>
        node.AsObject().Select(e => e.Key).Except(known).Select(key => $"{path}: {key}");

    private static IEnumerable<string> Tokens() =>
        new[] { "types", "resources", "functions" }.SelectMany(kind => Root[kind]?.AsObject().Select(e => e.Key) ?? []);

    private static IEnumerable<(string Path, JsonNode Schema)> Shapes() =>
        Root["types"]!.AsObject().Select(t => ($"#/types/{t.Key}", t.Value!))
            .Concat(Root["resources"]!.AsObject().Select(r => ($"#/resources/{r.Key}", r.Value!)))
            .Append(("#/provider", Root["provider"]!));

    private static IEnumerable<(string Path, JsonNode Schema)> Properties() =>
        from owner in Shapes().Append(("#/config", Root["config"]!))
        from kind in new[] { "properties", "inputProperties", "variables" }
        from property in owner.Item2[kind]?.AsObject() ?? []
        select ($"{owner.Item1}/{kind}/{property.Key}", property.Value!);

    private static IEnumerable<(string Path, JsonNode Schema)> Cases() =>
        from type in Root["types"]!.AsObject()
        from value in type.Value!["enum"]?.AsArray() ?? []
        select ($"{type.Key}: {value["value"]}", value);

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(e => e.Key == "$ref" ? [e.Value!.GetValue<string>()] : References(e.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };

    [GeneratedRegex(@"^[a-zA-Z][-a-zA-Z0-9_]*:([^0-9][a-zA-Z0-9._/-]*)?:[^0-9][a-zA-Z0-9._/]*\z")]
    private static partial Regex Token { get; }
}
