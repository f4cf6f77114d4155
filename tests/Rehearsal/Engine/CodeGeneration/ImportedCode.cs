using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Rehearsal.State;
using Rehearsal.Values;

namespace Rehearsal.CodeGeneration;

/// <summary>C# for a resource that was imported: its inputs as an object initialiser, typed by the plugin's schema.</summary>
internal sealed class ImportedCode(string schemaText)
{
    readonly JsonObject schema = JsonNode.Parse(schemaText)!.AsObject();

    public string Write(ResourceState state)
    {
        var properties = schema["resources"]?[state.Type]?["inputProperties"] as JsonObject;
        var code = new StringBuilder();
        var alias = NamespaceName(state.Type.Split(':')[0]);
        code.Append("using System.Collections.Generic;\nusing Pulumi;\n")
            .Append(CultureInfo.InvariantCulture, $"using {alias} = {(string?)CSharp?["rootNamespace"] ?? "Pulumi"}.{alias};\n\n")
            .Append("return await Deployment.RunAsync(() =>\n{\n")
            .Append(CultureInfo.InvariantCulture, $"    var {Identifier(state.Name)} = new {Module(state.Type)}.{ClassName(state.Type)}({Literal(state.Name)}, new()\n    {{\n");
        foreach (var (key, value) in state.Inputs.Entries)
            code.Append(CultureInfo.InvariantCulture, $"        {Pascal(properties?[key], key)} = {Expression(value, properties?[key], 2)},\n");
        code.Append(state.Protect ? "    }, new CustomResourceOptions\n    {\n        Protect = true,\n    });\n" : "    });\n");
        return code.Append("});\n").ToString();
    }

    JsonNode? CSharp => schema["language"]?["csharp"];

    string NamespaceName(string key) => (string?)CSharp?["namespaces"]?[key] ?? Pascal(null, key);

    string Module(string token)
    {
        var (package, module) = (token.Split(':')[0], token.Split(':')[1].Split('/')[0]);
        return module is "index" or "" ? NamespaceName(package) : $"{NamespaceName(package)}.{NamespaceName(module)}";
    }

    static string ClassName(string token) => token.Split(':')[2];

    string Expression(Value value, JsonNode? property, int depth) => value switch
    {
        NullValue => "null",
        BoolValue flag => flag.Flag ? "true" : "false",
        NumberValue number => number.Amount.ToString("R", CultureInfo.InvariantCulture),
        TextValue text => Literal(text.Text),
        SecretValue secret => $"Output.CreateSecret({Expression(secret.Inner, property, depth)})",
        ListValue list => Block("new[]", list.Items.Select(item => Expression(item, property?["items"], depth + 1)), depth),
        MapValue map => Nested(map, property, depth),
        _ => "default!",
    };

    /// <summary>An object type of the schema has a class for its arguments; any other map is written by its keys.</summary>
    string Nested(MapValue map, JsonNode? property, int depth)
    {
        const string Local = "#/types/";
        if ((string?)property?["$ref"] is { } reference && reference.StartsWith(Local, StringComparison.Ordinal))
        {
            var token = Uri.UnescapeDataString(reference[Local.Length..]);
            var members = schema["types"]?[token]?["properties"] as JsonObject;
            return Block($"new {Module(token)}.Inputs.{ClassName(token)}Args", map.Entries.Select(entry =>
                $"{Pascal(members?[entry.Key], entry.Key)} = {Expression(entry.Value, members?[entry.Key], depth + 1)}"), depth);
        }
        return Block("", map.Entries.Select(entry =>
            $"{{ {Literal(entry.Key)}, {Expression(entry.Value, property?["additionalProperties"], depth + 1)} }}"), depth).TrimStart('\n');
    }

    static string Block(string head, IEnumerable<string> lines, int depth)
    {
        var indent = new string(' ', depth * 4);
        return $"{head}\n{indent}{{\n{string.Concat(lines.Select(line => $"{indent}    {line},\n"))}{indent}}}".TrimStart('\n', ' ');
    }

    static string Pascal(JsonNode? property, string name) =>
        (string?)property?["language"]?["csharp"]?["name"] ?? (name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..]);

    static string Identifier(string name)
    {
        var clean = new string([.. name.Select(letter => char.IsLetterOrDigit(letter) ? letter : '_')]);
        return char.IsLetter(clean[0]) ? clean : "_" + clean;
    }

    static string Literal(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal) + "\"";
}
