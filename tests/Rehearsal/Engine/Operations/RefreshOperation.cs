using Pulumirpc;
using Rehearsal.Plugins;
using Rehearsal.Providers;
using Rehearsal.State;
using Rehearsal.Steps;
using Rehearsal.Values;

namespace Rehearsal.Operations;

/// <summary>
/// refresh: every provider configured from the state, every object read, every difference asked for with the roles
/// turned round (what was read is old, what the state holds is new).
/// </summary>
internal sealed class RefreshOperation(Phase phase)
{
    Deployment Deployment => phase.Deployment;

    public async Task RunAsync()
    {
        await Task.WhenAll(Deployment.Snapshot.Before.Where(state => !state.Delete).Select(RefreshAsync));
        Deployment.Snapshot.Prune();
    }

    async Task RefreshAsync(ResourceState old)
    {
        if (!old.Custom || old.IsProvider || old.PendingReplacement)
            return;
        try
        {
            await ReadAndCompareAsync(old, await phase.Providers.EnsureAsync(old));
        }
        catch (Exception error) when (Failures.AreTold(error))
        {
            Deployment.Fail(old.Urn, error.Message);
        }
    }

    async Task ReadAndCompareAsync(ResourceState old, ProviderClient provider)
    {
        var (answer, unhealthy) = await ReadAsync(old, provider);
        if (answer.Id.Length == 0 || answer.Properties is null)
        {
            Deployment.Snapshot.Remove(old);
            Deployment.Done(Op.Delete, old, null);
            return;
        }
        var state = (old with
        {
            Id = answer.Id,
            Inputs = answer.Inputs is null ? old.Inputs : WireDecoder.Decode(answer.Inputs),
            InitErrors = [.. unhealthy],
        }).WithOutputs(WireDecoder.Decode(answer.Properties));
        var diff = old.External ? null : await CompareAsync(old, state, provider);
        var changed = diff?.HasChanges(old.Outputs, state.Outputs) ?? old.Outputs != state.Outputs;
        if (changed || old.Outputs != state.Outputs || old.Inputs != state.Inputs)
            state = state with { Modified = Deployment.Now };
        Deployment.Snapshot.Replace(old, state);
        Deployment.Done(changed ? Op.Refresh : Op.Same, old, state, diff);
    }

    async Task<(ReadResponse Answer, IReadOnlyList<string> Unhealthy)> ReadAsync(ResourceState old, ProviderClient provider)
    {
        try
        {
            var inputs = old.External ? MapValue.Empty : old.Inputs;
            return (await provider.ReadAsync(old, old.Id, new KnownBags(old.Outputs, inputs), Deployment.Cancel), []);
        }
        catch (ResourceFailure failure) when (failure.Partial is { } partial)
        {
            Deployment.Warn(old.Urn, "Refreshed resource is in an unhealthy state:\n* " + string.Join("\n* ", partial.Reasons));
            var answer = new ReadResponse { Id = partial.Id, Properties = WireEncoder.ToProvider.Encode(partial.Properties) };
            if (partial.Inputs is { } inputs)
                answer.Inputs = WireEncoder.ToProvider.Encode(inputs);
            return (answer, partial.Reasons);
        }
    }

    async Task<DiffResponse> CompareAsync(ResourceState old, ResourceState read, ProviderClient provider)
    {
        var roles = new DiffRoles(read.Id, old.Urn, read.Inputs, read.Outputs, old.Inputs, old.IgnoreChanges);
        return (await provider.DiffAsync(roles, Deployment.Cancel)).Inverted();
    }
}
