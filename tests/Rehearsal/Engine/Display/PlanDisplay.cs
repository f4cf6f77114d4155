using Pulumirpc;
using Rehearsal.Operations;
using Rehearsal.State;

namespace Rehearsal.Display;

/// <summary>Tells an operation line by line: a line per step, its differences if asked for, warnings and errors at the end.</summary>
internal sealed class PlanDisplay(TextWriter output, bool details) : IEngineEvents
{
    readonly Lock writing = new();
    readonly List<LogEvent> diagnostics = [];

    public bool Preview { get; set; }

    public void Step(StepEvent step)
    {
        if (Deployment.IsDefaultProvider(step.Subject) || (step.Op == Op.Same && !step.Subject.IsStack) || !IsTold(step))
            return;
        var diff = DiffLines.Summary(step.Diff);
        lock (writing)
        {
            output.WriteLine($" {OpWords.Sign(step.Op),-2} {step.Subject.Type} {step.Subject.Name} {OpWords.Verb(step.Op, Preview)}{diff}".TrimEnd());
            if (details)
                foreach (var line in DiffLines.Of(step))
                    output.WriteLine($"        {line}");
        }
    }

    /// <summary>Beginnings are left to the status lines of the providers.</summary>
    static bool IsTold(StepEvent step) => step.Progress == Progress.Done;

    public void Log(LogEvent log)
    {
        if (log.Severity == LogSeverity.Debug)
            return;
        lock (writing)
            if (log.Ephemeral)
                output.WriteLine($"    {NameOf(log)} {log.Message.TrimEnd()}");
            else
                diagnostics.Add(log);
    }

    static string NameOf(LogEvent log) => log.Urn.Length == 0 ? "" : $"[{Urn.Parse(log.Urn).Name}]";

    public void Begin(string title, bool preview)
    {
        Preview = preview;
        output.WriteLine($"{title}:");
    }

    /// <summary>Diagnostics, outputs, counts; what a person reads last.</summary>
    public void End(OperationOutcome outcome, bool showOutputs)
    {
        Diagnostics();
        if (showOutputs && !outcome.Outputs.Entries.IsEmpty)
        {
            output.WriteLine("\nOutputs:");
            foreach (var (key, value) in outcome.Outputs.Entries)
                output.WriteLine($"    {key}: {ValueText.Of(value)}");
        }
        output.WriteLine("\nResources:");
        foreach (var (op, count) in outcome.Changes.Where(change => OpWords.IsCounted(change.Key)).OrderBy(change => change.Key is Op.Same).ThenBy(change => change.Key))
            output.WriteLine($"    {OpWords.Count(op, count, Preview)}");
        output.WriteLine();
    }

    void Diagnostics()
    {
        if (diagnostics.Count > 0)
            output.WriteLine("\nDiagnostics:");
        foreach (var group in diagnostics.GroupBy(log => log.Urn))
        {
            output.WriteLine(group.Key.Length == 0 ? "  engine:" : $"  {Urn.Parse(group.Key).Type} ({Urn.Parse(group.Key).Name}):");
            foreach (var log in group)
                output.WriteLine($"    {Prefix(log.Severity)}{log.Message.TrimEnd().ReplaceLineEndings("\n    ")}");
        }
        diagnostics.Clear();
    }

    static string Prefix(LogSeverity severity) => severity switch
    {
        LogSeverity.Warning => "warning: ",
        LogSeverity.Error => "error: ",
        _ => "",
    };
}
