using SdkGenerator.Schema;

namespace SdkGenerator.Code;

/// <summary>Writes the method that puts the package's options under the caller's.</summary>
sealed class ResourceOptionsEncoder(CodeWriter writer, ReplaceOnChangesRules replacements, string pluginDownloadUrl)
{
    public void Encode(ResourceDescription resource) => writer.Block(
        "private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)",
        () =>
        {
            writer.Block("var defaults = new CustomResourceOptions", () => EncodeDefaults(resource), "};");
            writer.Lines("""
                var merged = CustomResourceOptions.Merge(defaults, options);
                merged.Id = id ?? merged.Id;
                return merged;
                """);
        });

    void EncodeDefaults(ResourceDescription resource)
    {
        writer.Lines("Version = Utilities.Version,");
        if (pluginDownloadUrl != "")
            writer.Lines($"PluginDownloadURL = {Literal.Of(pluginDownloadUrl)},");
        EncodeList("Aliases", resource.AliasTypes.Select(type => $"new global::Pulumi.Alias {{ Type = {Literal.Of(type)} }}"));
        EncodeList("AdditionalSecretOutputs", resource.Outputs.Where(output => output.Secret).Select(output => Literal.Of(output.Name)));
        EncodeList("ReplaceOnChanges", replacements.Of(resource).Select(Literal.Of));
    }

    void EncodeList(string name, IEnumerable<string> items)
    {
        var all = items.ToList();
        if (all.Count > 0)
            writer.Block($"{name} =", () => all.ForEach(item => writer.Lines(item + ",")), "},");
    }
}
