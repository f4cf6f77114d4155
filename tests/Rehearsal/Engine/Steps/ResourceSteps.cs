using Pulumirpc;
using Rehearsal.Operations;
using Rehearsal.Plugins;
using Rehearsal.State;
using Rehearsal.Values;

namespace Rehearsal.Steps;

/// <summary>The single steps: one call to the provider, the new state recorded, the event told.</summary>
internal sealed class ResourceSteps(Deployment deployment)
{
    Snapshot Snapshot => deployment.Snapshot;

    public ResourceState Same(ResourceState state, ResourceState old)
    {
        Snapshot.Settle(state, old);
        deployment.Done(Op.Same, old, state);
        return state;
    }

    /// <param name="replaced">The old object when this creates its replacement, however it comes to its end.</param>
    public async Task<ResourceState> CreateAsync(ProviderClient provider, ResourceState wanted, ResourceState? replaced, DiffResponse? diff)
    {
        var op = replaced is null ? Op.Create : Op.CreateReplacement;
        deployment.Planned(op, replaced, wanted, diff);
        try
        {
            var answer = await provider.CreateAsync(wanted.Urn, wanted.Inputs, wanted.Timeouts.Create, CancellationToken.None);
            var state = (wanted with { Id = answer.Id }).WithOutputs(WireDecoder.Decode(answer.Properties));
            Snapshot.Settle(state);
            deployment.Done(op, replaced, state, diff);
            return state;
        }
        catch (ResourceFailure failure) when (failure.Partial is { } partial)
        {
            Snapshot.Settle((wanted with { Id = partial.Id, InitErrors = [.. partial.Reasons] }).WithOutputs(partial.Properties));
            throw;
        }
    }

    public async Task<ResourceState> UpdateAsync(ProviderClient provider, ResourceState wanted, ResourceState old, DiffResponse diff)
    {
        deployment.Planned(Op.Update, old, wanted, diff);
        try
        {
            var answer = await provider.UpdateAsync(old, wanted, CancellationToken.None);
            var state = (wanted with { Modified = deployment.Now }).WithOutputs(WireDecoder.Decode(answer.Properties));
            Snapshot.Settle(state, old);
            deployment.Done(Op.Update, old, state, diff);
            return state;
        }
        catch (ResourceFailure failure) when (failure.Partial is { } partial)
        {
            // The old inputs stay: the next run must see the difference again.
            var state = wanted with { Inputs = old.Inputs, InitErrors = [.. partial.Reasons], Modified = deployment.Now };
            Snapshot.Settle(state.WithOutputs(partial.Properties), old);
            throw;
        }
    }

    /// <summary>Ends an object. External ones, components and those the program wants kept only leave the state.</summary>
    public async Task DeleteAsync(ResourceState old, Op op, bool pendingReplacement = false, bool callProvider = true)
    {
        deployment.Planned(op, old, null);
        if (old.IsProvider)
            await deployment.Providers.DeleteAsync(old.Reference);
        else if (callProvider && !deployment.Preview && NeedsDelete(old))
            await (await deployment.Providers.GetAsync(old.Provider)).DeleteAsync(old, CancellationToken.None);
        if (pendingReplacement)
            Snapshot.Replace(old, old with { PendingReplacement = true });
        else
            Snapshot.Remove(old);
        deployment.Done(op, old, null);
    }

    static bool NeedsDelete(ResourceState old) => old is { Custom: true, External: false, RetainOnDelete: false, PendingReplacement: false };

    /// <summary>Reads an object the program only looks at.</summary>
    public async Task<ResourceState> ReadAsync(ProviderClient provider, ResourceState wanted, string id, MapValue arguments, ResourceState? old)
    {
        deployment.Planned(Op.Read, old, wanted);
        var answer = await provider.ReadAsync(wanted, id, new KnownBags(arguments, arguments), deployment.Cancel);
        if (answer.Properties is null)
            throw new ResourceFailure($"resource '{id}' does not exist");
        var state = wanted with { Id = IdOf(answer, id), Inputs = WireDecoder.Decode(answer.Inputs), Created = null, Modified = deployment.Now };
        state = state.WithOutputs(WireDecoder.Decode(answer.Properties));
        Snapshot.Settle(state, old);
        deployment.Done(Op.Read, old, state);
        return state;
    }

    static string IdOf(ReadResponse answer, string asked) => answer.Id.Length > 0 ? answer.Id : asked;

    /// <summary>Reads an object that is to be managed from now on.</summary>
    public async Task<ResourceState> ImportReadAsync(ProviderClient provider, ResourceState wanted, string id)
    {
        var answer = await provider.ReadAsync(wanted, id, null, deployment.Cancel);
        if (answer.Properties is null)
            throw new ResourceFailure($"resource '{id}' does not exist");
        if (answer.Inputs is null)
            throw new ResourceFailure(
                $"provider does not support importing resources; please try updating the '{wanted.Type.Split(':')[0]}' plugin");
        var state = wanted with { Id = IdOf(answer, id), Inputs = WireDecoder.Decode(answer.Inputs), ImportId = id };
        return state.WithOutputs(WireDecoder.Decode(answer.Properties));
    }
}
