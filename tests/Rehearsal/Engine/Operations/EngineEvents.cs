using Pulumirpc;
using Rehearsal.State;

namespace Rehearsal.Operations;

/// <summary>Where an operation tells what it does.</summary>
internal interface IEngineEvents
{
    void Step(StepEvent step);

    void Log(LogEvent log);
}

internal enum Progress
{
    Planned, Done, Failed,
}

/// <param name="Diff">The provider's answer, for updates and replacements.</param>
internal sealed record StepEvent(Op Op, Progress Progress, ResourceState? Old, ResourceState? New, DiffResponse? Diff)
{
    public ResourceState Subject => New ?? Old ?? throw new InvalidOperationException("a step is about a resource");
}

internal sealed record LogEvent(LogSeverity Severity, string Message, string Urn = "", bool Ephemeral = false);
