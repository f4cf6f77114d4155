using System.Collections.Immutable;

namespace SdkGenerator.Schema;

sealed class ResourceDecoder(PropertyDecoder properties)
{
    public ResourceDescription Decode(string token, SchemaNode node)
    {
        var name = node["language"]?["csharp"]?.Only("name").Text("name") ?? "";
        return Decode(token, name != "" ? name : Tokens.MemberName(token, node.Path), isProvider: false, node);
    }

    /// <summary>The engine hands a provider's configuration back as strings, so only strings are outputs of it.</summary>
    public ResourceDescription DecodeProvider(string package, SchemaNode node)
    {
        var provider = Decode($"pulumi:providers:{package}", "Provider", isProvider: true, node);
        return provider with { Outputs = [.. provider.Outputs.Where(output => output.Type == TypeDescription.String)] };
    }

    ResourceDescription Decode(string token, string name, bool isProvider, SchemaNode node)
    {
        // listInputs describe a call of the engine's; Pulumi's C# SDKs offer no way to make it.
        node.Only(
            "type", "description", "properties", "required", "inputProperties", "requiredInputs", "aliases", "deprecationMessage",
            "language", "listInputs");
        return new ResourceDescription(
            token, name, isProvider,
            node.Text("description"),
            node.Text("deprecationMessage"),
            properties.Decode(node, "properties", "required", name, "Id", "Urn", "Get"),
            properties.Decode(node, "inputProperties", "requiredInputs"),
            [.. node.Items("aliases").Select(alias => alias.Only("type").Required("type").AsText())]);
    }
}
