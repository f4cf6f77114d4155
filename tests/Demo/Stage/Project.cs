using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Demo.Stage;

/// <summary>A project directory and one stack of it, worked on through the CLI's command line.</summary>
internal sealed partial class Project
{
    readonly Workplace workplace;

    Project(Workplace workplace, string directory, string name, string stack) =>
        (this.workplace, Directory, Name, Stack) = (workplace, directory, name, stack);

    public string Directory { get; }

    public string Name { get; }

    public string Stack { get; }

    /// <summary>Variables of this project's commands beside the workplace's; null takes one away.</summary>
    public Dictionary<string, string?> Environment { get; } = new(StringComparer.Ordinal);

    public StackState State => StackState.Load(Path.Combine(workplace.Backend, ".pulumi", "stacks", Name, $"{Stack}.json"));

    public static Project Prepare(Workplace workplace, string directory, string program)
    {
        var file = Path.Combine(directory, "Pulumi.yaml");
        var yaml = File.ReadAllText(file);
        var runtime = $"runtime:\n  name: dotnet\n  options:\n    binary: '{program.Replace("'", "''", StringComparison.Ordinal)}'";
        File.WriteAllText(file, RuntimeLine().Replace(yaml, _ => runtime));
        return new(workplace, directory, NameLine().Match(yaml).Groups[1].Value, "dev");
    }

    /// <summary>Another stack of the same project.</summary>
    public Project OnStack(string stack) => new(workplace, Directory, Name, stack);

    /// <summary>Runs a command on the stack, such as <c>preview --diff</c>.</summary>
    public Task<CommandResult> RunAsync(string[] words, string? input, CancellationToken cancellationToken)
    {
        string[] onStack = words is ["stack", "init" or "rm", ..] ? [.. words, Stack] : [.. words, "--stack", Stack];
        var start = new ProcessStartInfo(workplace.Command.Binary, ["-C", Directory, "--non-interactive", .. onStack]);
        foreach (var (name, value) in PulumiCommand.Environment(workplace.Home, workplace.Backend, workplace.Plugins).Concat(Environment))
            start.Environment[name] = value;
        var line = string.Join(' ', onStack.Select(word => word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word));
        return CommandRun.ToEndAsync(start, $"{workplace.Command.Name} {line}", input, cancellationToken);
    }

    [GeneratedRegex("^runtime:.*$", RegexOptions.Multiline)]
    private static partial Regex RuntimeLine();

    [GeneratedRegex("^name: *([^ \r\n]+)", RegexOptions.Multiline)]
    private static partial Regex NameLine();
}
