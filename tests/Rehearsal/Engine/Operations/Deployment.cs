using System.Collections.Concurrent;
using Pulumirpc;
using Rehearsal.Configuration;
using Rehearsal.Providers;
using Rehearsal.State;

namespace Rehearsal.Operations;

/// <summary>Names of the stack an operation works on.</summary>
internal sealed record StackIdentity(string Project, string Stack, string Organization = "organization")
{
    public string UrnOf(string parent, string type, string name) => Urn.Of(Stack, Project, parent, type, name);

    public string RootUrn => UrnOf("", Urn.StackType, $"{Project}-{Stack}");
}

/// <summary>Random seeds for Check and ids for providers.</summary>
internal interface IChance
{
    byte[] Seed();

    string ProviderId();
}

/// <summary>Everything one phase of an operation shares.</summary>
internal sealed class Deployment(
    StackIdentity stack, bool preview, Snapshot snapshot, ProviderRegistry providers, IReadOnlyList<ConfigEntry> config,
    IEngineEvents events, IChance chance, TimeProvider clock, CancellationToken cancel) : IDisposable
{
    readonly CancellationTokenSource aborting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
    readonly ConcurrentDictionary<Op, int> changes = new();
    readonly ConcurrentQueue<string> errors = new();

    public StackIdentity Stack => stack;

    public bool Preview => preview;

    public Snapshot Snapshot => snapshot;

    public ProviderRegistry Providers => providers;

    public IReadOnlyList<ConfigEntry> Config => config;

    public IChance Chance => chance;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The person wants to stop: nothing new begins, what runs is asked to end by Cancel.</summary>
    public CancellationToken Cancel => cancel;

    /// <summary>Something failed or was cancelled: no further resource is registered.</summary>
    public CancellationToken Aborted => aborting.Token;

    public IReadOnlyDictionary<Op, int> Changes => changes;

    public IReadOnlyList<string> Errors => [.. errors];

    public bool Failed => !errors.IsEmpty;

    public void Planned(Op op, ResourceState? old, ResourceState? @new, DiffResponse? diff = null) =>
        events.Step(new StepEvent(op, Progress.Planned, old, @new, diff));

    public void Done(Op op, ResourceState? old, ResourceState? @new, DiffResponse? diff = null)
    {
        if (!IsDefaultProvider(@new ?? old))
            changes.AddOrUpdate(op, 1, (_, count) => count + 1);
        events.Step(new StepEvent(op, Progress.Done, old, @new, diff));
    }

    /// <summary>Default providers come and go without being counted or shown.</summary>
    public static bool IsDefaultProvider(ResourceState? state) =>
        state is { IsProvider: true } && (state.Name == "default" || state.Name.StartsWith("default_", StringComparison.Ordinal));

    public void Log(LogEvent log)
    {
        if (log.Severity == LogSeverity.Error)
            errors.Enqueue(log.Message);
        events.Log(log);
    }

    public void Warn(string urn, string message) => Log(new LogEvent(LogSeverity.Warning, message, urn));

    public void Fail(string urn, string message)
    {
        Log(new LogEvent(LogSeverity.Error, message, urn));
        aborting.Cancel();
    }

    public void Dispose() => aborting.Dispose();
}
