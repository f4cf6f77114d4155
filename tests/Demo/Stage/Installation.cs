using System.Text.Json.Nodes;

namespace Demo.Stage;

/// <summary>Where a build of this repository put its programs.</summary>
internal sealed record Installation(string Root, string Configuration)
{
    const string RootMark = "PulumiTwilioSenders.sln";

    /// <summary>The build that the running program itself belongs to, unless told otherwise.</summary>
    public static Installation Find(string? root = null, string? configuration = null)
    {
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return new(Path.GetFullPath(root ?? RootAbove(own)), configuration?.ToLowerInvariant() ?? own.Name);
    }

    public string PluginDirectory => Path.Combine(Root, "artifacts", "bin", "PulumiTwilioSenders", Configuration);

    public string Plugin => Path.Combine(PluginDirectory, Executable("pulumi-resource-twilio"));

    public string Rehearsal => Path.Combine(Root, "artifacts", "bin", "Rehearsal.Engine", Configuration, Executable("rehearsal"));

    public string ExampleDirectory(string example) => Path.Combine(Root, "examples", example);

    /// <summary>The built program of an example; its assembly is named as its project file.</summary>
    public string ProgramOf(string example)
    {
        var name = Path.GetFileNameWithoutExtension(Directory.GetFiles(ExampleDirectory(example), "*.csproj").Single());
        return Path.Combine(Root, "artifacts", "bin", name, Configuration, $"{name}.dll");
    }

    /// <summary>Whether an example was built with Pulumi's own SDK instead of the stand-in.</summary>
    public bool UsesPulumiPackage(string example)
    {
        var dependencies = Path.ChangeExtension(ProgramOf(example), ".deps.json");
        return File.Exists(dependencies)
            && JsonNode.Parse(File.ReadAllText(dependencies))?["libraries"] is JsonObject libraries
            && libraries.Any(library => library.Key.StartsWith("Pulumi/", StringComparison.Ordinal) && (string?)library.Value?["type"] == "package");
    }

    /// <summary>Files that a build would have made and that are not there.</summary>
    public IReadOnlyList<string> Missing(IEnumerable<string> examples) =>
        [.. examples.Select(ProgramOf).Prepend(Plugin).Where(file => !File.Exists(file))];

    static string Executable(string name) => OperatingSystem.IsWindows() ? $"{name}.exe" : name;

    static string RootAbove(DirectoryInfo start)
    {
        for (var at = start; at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, RootMark)))
                return at.FullName;
        throw new DirectoryNotFoundException($"no {RootMark} in or above {start.FullName}; name the repository with --root");
    }
}
