using YamlDotNet.Serialization;

namespace Rehearsal.Configuration;

/// <summary>What <c>Pulumi.yaml</c> says: the project's name, its runtime and the runtime's options.</summary>
internal sealed record ProjectFile(string Name, string Runtime, IReadOnlyDictionary<string, string> Options, string Main)
{
    public static ProjectFile Load(string directory)
    {
        var path = Path.Combine(directory, "Pulumi.yaml");
        if (!File.Exists(path))
            throw new RehearsalException($"no Pulumi.yaml project file found in {directory}");
        var yaml = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(File.ReadAllText(path));
        var (runtime, options) = RuntimeOf(yaml.GetValueOrDefault("runtime"));
        var name = yaml.GetValueOrDefault("name") as string ?? throw new RehearsalException("Pulumi.yaml: 'name' is missing");
        return new ProjectFile(name, runtime, options, yaml.GetValueOrDefault("main") as string ?? "");
    }

    static (string Runtime, Dictionary<string, string> Options) RuntimeOf(object? yaml) => yaml switch
    {
        string name => (name, []),
        IDictionary<object, object> map => (map["name"] as string ?? "", OptionsOf(map.TryGetValue("options", out var options) ? options : null)),
        _ => ("", []),
    };

    static Dictionary<string, string> OptionsOf(object? yaml) =>
        (yaml as IDictionary<object, object>)?.ToDictionary(entry => $"{entry.Key}", entry => $"{entry.Value}", StringComparer.Ordinal) ?? [];
}
