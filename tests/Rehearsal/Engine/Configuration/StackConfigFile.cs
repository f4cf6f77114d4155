using System.Text.Json.Nodes;
using Rehearsal.State;
using Rehearsal.Values;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Rehearsal.Configuration;

/// <summary><c>Pulumi.STACK.yaml</c>: the encryption salt and the configuration, secrets under <c>secure:</c>.</summary>
internal sealed class StackConfigFile(string path, string project)
{
    public string? Salt => Scalar(Root(), "encryptionsalt");

    public void WriteSalt(string salt) => Change(root => root.Children[new YamlScalarNode("encryptionsalt")] = new YamlScalarNode(salt));

    public IReadOnlyList<ConfigEntry> Entries(Func<ISecrets> secrets) =>
        Section(Root()) is { } section ? [.. section.Children.Select(child => Entry(child.Key, child.Value, secrets))] : [];

    public void Set(string key, string value, ISecrets? secrets) => Change(root =>
    {
        if (Section(root) is not { } section)
            root.Children[new YamlScalarNode("config")] = section = [];
        section.Children[new YamlScalarNode(Qualified(key))] = secrets is null
            ? new YamlScalarNode(value)
            : new YamlMappingNode { { "secure", secrets.Encrypt(value) } };
    });

    public string Qualified(string key) => key.Contains(':', StringComparison.Ordinal) ? key : $"{project}:{key}";

    static ConfigEntry Entry(YamlNode key, YamlNode value, Func<ISecrets> secrets)
    {
        var name = $"{key}";
        if (value is YamlScalarNode scalar)
            return new ConfigEntry(name, scalar.Value ?? "", Secret: false);
        if (Secure(value) is { } cipher)
            return new ConfigEntry(name, secrets().Decrypt(cipher), Secret: true);
        var secret = false;
        var json = Json(value, secrets, ref secret);
        return new ConfigEntry(name, json?.ToJsonString(JsonText.Plain) ?? "null", secret);
    }

    static string? Secure(YamlNode node) =>
        node is YamlMappingNode { Children.Count: 1 } map ? Scalar(map, "secure") : null;

    static JsonNode? Json(YamlNode node, Func<ISecrets> secrets, ref bool secret)
    {
        if (Secure(node) is { } cipher)
        {
            secret = true;
            return secrets().Decrypt(cipher);
        }
        return node switch
        {
            YamlMappingNode map => Map(map, secrets, ref secret),
            YamlSequenceNode list => List(list, secrets, ref secret),
            YamlScalarNode scalar => Plain(scalar),
            _ => null,
        };
    }

    static JsonObject Map(YamlMappingNode map, Func<ISecrets> secrets, ref bool secret)
    {
        var json = new JsonObject();
        foreach (var (key, value) in map.Children)
            json[$"{key}"] = Json(value, secrets, ref secret);
        return json;
    }

    static JsonArray List(YamlSequenceNode list, Func<ISecrets> secrets, ref bool secret)
    {
        var json = new JsonArray();
        foreach (var item in list.Children)
            json.Add(Json(item, secrets, ref secret));
        return json;
    }

    static JsonNode? Plain(YamlScalarNode scalar)
    {
        if (scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted)
            return scalar.Value;
        return scalar.Value switch
        {
            "true" => true,
            "false" => false,
            null or "" or "null" or "~" => null,
            var text when double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _) => JsonNode.Parse(text),
            var text => text,
        };
    }

    static string? Scalar(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? (node as YamlScalarNode)?.Value : null;

    static YamlMappingNode? Section(YamlMappingNode root) =>
        root.Children.TryGetValue(new YamlScalarNode("config"), out var node) ? node as YamlMappingNode : null;

    YamlMappingNode Root()
    {
        if (!File.Exists(path))
            return [];
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(path)));
        return yaml.Documents.Count > 0 ? yaml.Documents[0].RootNode as YamlMappingNode ?? [] : [];
    }

    void Change(Action<YamlMappingNode> change)
    {
        var root = Root();
        change(root);
        using var text = new StringWriter();
        new YamlStream(new YamlDocument(root)).Save(text, assignAnchors: false);
        File.WriteAllText(path, text.ToString().Replace("...\n", "", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal));
    }
}
