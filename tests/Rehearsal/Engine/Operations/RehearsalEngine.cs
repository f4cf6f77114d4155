using System.Security.Cryptography;
using Rehearsal.Configuration;
using Rehearsal.Plugins;
using Rehearsal.Programs;
using Rehearsal.State;

namespace Rehearsal.Operations;

/// <summary>What a rehearsal works with; tests replace the far sides: plugins, program, chance, clock.</summary>
internal sealed record EngineParts(IPluginHost Plugins, IProgram Program, IEngineEvents Events, ExchangeLog Log, IChance Chance, TimeProvider Clock);

/// <summary>The stack an operation runs on, and where its state is saved after every step of a real run.</summary>
internal sealed record StackContext(
    StackIdentity Identity, IReadOnlyList<ConfigEntry> Config, string WorkDirectory, IReadOnlyDictionary<string, string> RuntimeOptions,
    IReadOnlyList<ResourceState> Resources, Action<IReadOnlyList<ResourceState>> Save);

/// <summary>Runs single phases of operations: a preview is one phase, the real run another, each with processes of its own.</summary>
internal sealed class RehearsalEngine(EngineParts parts)
{
    public Task<OperationOutcome> UpdateAsync(StackContext stack, bool preview, bool refresh, CancellationToken cancel) =>
        PhaseAsync(stack, preview, phase => new UpdateOperation(phase, parts.Program).RunAsync(refresh), cancel);

    public Task<OperationOutcome> RefreshAsync(StackContext stack, bool preview, CancellationToken cancel) =>
        PhaseAsync(stack, preview, phase => new RefreshOperation(phase).RunAsync(), cancel);

    public Task<OperationOutcome> DestroyAsync(StackContext stack, bool preview, CancellationToken cancel) =>
        PhaseAsync(stack, preview, phase => phase.Ending.RunAsync(), cancel);

    public Task<OperationOutcome> ImportAsync(StackContext stack, ImportRequest request, bool preview, CancellationToken cancel) =>
        PhaseAsync(stack, preview, phase => new ImportOperation(phase).RunAsync(request), cancel);

    /// <summary>A process of its own that only tells its schema, for generated code.</summary>
    public async Task<string> SchemaAsync(StackContext stack, string package, CancellationToken cancel)
    {
        var schema = "";
        var outcome = await PhaseAsync(stack, preview: true, async phase =>
        {
            var client = await phase.StartProviderAsync(package, cancel);
            schema = await client.GetSchemaAsync(cancel);
            await client.CloseAsync();
        }, cancel);
        return outcome.Succeeded ? schema : throw new RehearsalException(string.Join('\n', outcome.Errors));
    }

    async Task<OperationOutcome> PhaseAsync(StackContext stack, bool preview, Func<Phase, Task> body, CancellationToken cancel)
    {
        var snapshot = new Snapshot(stack.Resources, preview ? _ => { } : stack.Save);
        await using var phase = await Phase.StartAsync(parts, stack, snapshot, preview, cancel);
        await phase.RunAsync(body);
        return new OperationOutcome(phase.Deployment.Changes, phase.Deployment.Errors, snapshot.Current);
    }
}

/// <summary>Randomness from the operating system.</summary>
internal sealed class SystemChance : IChance
{
    public byte[] Seed() => RandomNumberGenerator.GetBytes(32);

    public string ProviderId() => Guid.NewGuid().ToString();
}
