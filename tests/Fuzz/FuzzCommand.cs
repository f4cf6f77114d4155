using System.CommandLine;

namespace Fuzz;

/// <summary>The command line: how long, or how many inputs, and from which seed.</summary>
internal static class FuzzCommand
{
    public static int Run(string[] args, TextWriter output)
    {
        var seconds = new Option<double?>("--seconds") { Description = "Stop after this long. Without it and --inputs: 10." };
        var inputs = new Option<int?>("--inputs") { Description = "Stop after this many inputs." };
        var seed = new Option<int>("--seed") { Description = "Where the inputs begin; input N of seed S is input 0 of seed S+N.", DefaultValueFactory = _ => 1 };
        var root = new RootCommand("Feeds broken values and broken answers to the plugin's readers until one of them trips.") { seconds, inputs, seed };
        root.SetAction(parsed =>
        {
            var limit = parsed.GetValue(seconds) ?? (parsed.GetValue(inputs) is null ? 10 : null);
            var run = new FuzzRun(TimeProvider.System);
            var found = run.Until(parsed.GetValue(seed), parsed.GetValue(inputs), limit is { } s ? TimeSpan.FromSeconds(s) : null);
            output.WriteLine(found is null ? $"{run.Inputs} inputs, nothing found" : $"seed {found.Seed} ({found.Target}) trips the plugin:\n{found.Cause}");
            return found is null ? 0 : 1;
        });
        return root.Parse(args).Invoke(new() { Output = output });
    }
}
