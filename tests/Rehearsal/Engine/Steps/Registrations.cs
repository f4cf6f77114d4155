using Pulumirpc;
using Rehearsal.Monitor;
using Rehearsal.Operations;
using Rehearsal.Plugins;
using Rehearsal.Providers;
using Rehearsal.State;
using Rehearsal.Values;

namespace Rehearsal.Steps;

/// <summary>
/// From what the program wants to what is done about it. Planning (Check, Diff) is serial over all resources;
/// what has been planned then runs beside everything else.
/// </summary>
internal sealed class Registrations(Deployment deployment, ProviderRegistrations providers, ResourceSteps steps) : IDisposable
{
    readonly SemaphoreSlim planning = new(1);
    readonly FormerNames formerNames = new(deployment);
    readonly Dependents dependents = new(deployment, providers);
    readonly HashSet<string> registered = new(StringComparer.Ordinal);
    readonly HashSet<string> deletedAhead = new(StringComparer.Ordinal);

    public async Task<ResourceState> RegisterAsync(Goal goal)
    {
        var urn = Claim(goal);
        if (goal.Type.StartsWith(Urn.ProviderTypePrefix, StringComparison.Ordinal))
            return await providers.RegisterAsync(goal);
        if (!goal.Custom)
            return Component(goal, urn);
        var reference = await providers.ReferenceAsync(goal.Provider, goal.Package, goal.Version);
        var client = await deployment.Providers.GetAsync(reference);
        Func<Task<ResourceState>> execute;
        await planning.WaitAsync(deployment.Aborted);
        try
        {
            execute = await PlanAsync(goal, urn, reference, client);
        }
        finally
        {
            planning.Release();
        }
        return await execute();
    }

    string Claim(Goal goal)
    {
        var urn = deployment.Stack.UrnOf(goal.Parent, goal.Type, goal.Name);
        lock (registered)
            return registered.Add(urn) ? urn : throw new RehearsalException($"Duplicate resource URN '{urn}'; try giving it a unique name");
    }

    ResourceState Component(Goal goal, string urn)
    {
        var old = formerNames.Find(goal, urn);
        var state = States.Of(goal, urn, "", goal.Inputs, old, deployment.Now);
        deployment.Snapshot.Settle(state, old);
        deployment.Done(old is null ? Op.Create : Op.Same, old, state);
        return state;
    }

    async Task<Func<Task<ResourceState>>> PlanAsync(Goal goal, string urn, string reference, ProviderClient client)
    {
        var found = formerNames.Find(goal, urn);
        if (goal.ImportId.Length > 0 && (found is null || (found.Id != goal.ImportId && found.ImportId != goal.ImportId)))
            return await PlanImportAsync(goal, urn, reference, client, found);
        // An object the program only looked at so far is not its to change: a new one is created.
        var old = found is { External: false } ? found : null;
        var seed = deployment.Chance.Seed();
        var news = old is null ? goal.Inputs : IgnoredChanges.Apply(goal.Inputs, old.Inputs, goal.IgnoreChanges);
        var inputs = await CheckAsync(client, urn, old?.Inputs ?? MapValue.Empty, news, seed);
        var wanted = States.Of(goal, urn, reference, inputs, old, deployment.Now);
        if (old is null)
            return () => CreateAsync(client, wanted, found);
        var diff = await DiffAsync(client, urn, reference, old, inputs, goal);
        if (diff.IsReplacement() || old.PendingReplacement)
        {
            var fresh = await CheckAsync(client, urn, MapValue.Empty, news, seed);
            return await PlanReplacementAsync(client, States.Of(goal, urn, reference, fresh, null, deployment.Now), old, diff, goal);
        }
        return diff.HasChanges(old.Inputs, inputs) || old.InitErrors.Length > 0
            ? () => steps.UpdateAsync(client, wanted, old, diff)
            : () => Task.FromResult(steps.Same(wanted, old));
    }

    async Task<ResourceState> CreateAsync(ProviderClient client, ResourceState wanted, ResourceState? external)
    {
        var state = await steps.CreateAsync(client, wanted, null, null);
        if (external is not null)
            deployment.Snapshot.Remove(external);
        return state;
    }

    async Task<MapValue> CheckAsync(ProviderClient client, string urn, MapValue olds, MapValue news, byte[] seed)
    {
        var answer = await client.CheckAsync(urn, olds, news, seed, deployment.Cancel);
        return answer.Failures.Count == 0 ? WireDecoder.Decode(answer.Inputs) : throw CheckFailures.Of(urn, news, answer.Failures);
    }

    async Task<DiffResponse> DiffAsync(ProviderClient client, string urn, string reference, ResourceState old, MapValue inputs, Goal goal)
    {
        if (await providers.ReplacementByProviderAsync(old, reference) is { } byProvider)
            return byProvider;
        if (deletedAhead.Contains(old.Urn))
            return new DiffResponse { Changes = DiffResponse.Types.DiffChanges.DiffSome, Replaces = { "id" } };
        var answer = await client.DiffAsync(
            new DiffRoles(old.Id, urn, old.Inputs, old.Outputs, inputs, goal.IgnoreChanges), deployment.Cancel);
        return answer.WithReplaceOnChanges(goal.ReplaceOnChanges);
    }

    async Task<Func<Task<ResourceState>>> PlanReplacementAsync(
        ProviderClient client, ResourceState wanted, ResourceState old, DiffResponse diff, Goal goal)
    {
        if (old.PendingReplacement)
            return () => ReplaceDeletedAsync(client, wanted, old, diff);
        if (old.Protect)
            throw new RehearsalException(
                $"unable to replace resource \"{old.Urn}\"\nas it is currently marked for protection. To unprotect the resource, "
                + "remove the `protect` flag from the resource in your Pulumi program and run `pulumi up`");
        if (!(goal.DeleteBeforeReplace ?? diff.DeleteBeforeReplace))
            return () => CreateBeforeDeleteAsync(client, wanted, old, diff);
        var leaving = await dependents.OfAsync(old);
        deletedAhead.UnionWith(leaving.Select(state => state.Urn));
        return () => DeleteBeforeCreateAsync(client, wanted, old, leaving, diff);
    }

    async Task<ResourceState> ReplaceDeletedAsync(ProviderClient client, ResourceState wanted, ResourceState old, DiffResponse diff)
    {
        var state = await steps.CreateAsync(client, wanted, old, diff);
        deployment.Snapshot.Remove(old);
        deployment.Done(Op.Replace, old, state, diff);
        return state;
    }

    async Task<ResourceState> CreateBeforeDeleteAsync(ProviderClient client, ResourceState wanted, ResourceState old, DiffResponse diff)
    {
        var state = await steps.CreateAsync(client, wanted, old, diff);
        deployment.Snapshot.Condemn(old);
        deployment.Done(Op.Replace, old, state, diff);
        return state;
    }

    async Task<ResourceState> DeleteBeforeCreateAsync(
        ProviderClient client, ResourceState wanted, ResourceState old, IReadOnlyList<ResourceState> leaving, DiffResponse diff)
    {
        foreach (var dependent in leaving.Reverse())
            await steps.DeleteAsync(dependent, Op.DeleteReplaced, pendingReplacement: true);
        await providers.EnsureAsync(old);
        await steps.DeleteAsync(old, Op.DeleteReplaced, pendingReplacement: true);
        return await ReplaceDeletedAsync(client, wanted, old with { PendingReplacement = true }, diff);
    }

    async Task<Func<Task<ResourceState>>> PlanImportAsync(
        Goal goal, string urn, string reference, ProviderClient client, ResourceState? found)
    {
        var read = await steps.ImportReadAsync(client, States.Of(goal, urn, reference, MapValue.Empty, null, deployment.Now), goal.ImportId);
        var news = IgnoredChanges.Apply(goal.Inputs, read.Inputs, goal.IgnoreChanges);
        var inputs = await CheckAsync(client, urn, read.Inputs, news, deployment.Chance.Seed());
        var diff = (await client.DiffAsync(
            new DiffRoles(read.Id, urn, read.Inputs, read.Outputs, inputs, goal.IgnoreChanges), deployment.Cancel)).WithReplaceOnChanges(goal.ReplaceOnChanges);
        if (diff.IsReplacement())
            throw new RehearsalException($"inputs to import do not match the existing resource: {string.Join(", ", diff.Replaces)} would replace it");
        return async () =>
        {
            if (found is not null)
                deployment.Snapshot.Condemn(found);
            deployment.Done(Op.Import, null, read);
            if (diff.HasChanges(read.Inputs, inputs))
                return await steps.UpdateAsync(client, read with { Inputs = inputs }, read, diff);
            deployment.Snapshot.Settle(read with { Inputs = inputs });
            return read with { Inputs = inputs };
        };
    }

    public async Task<ResourceState> ReadAsync(Goal goal, string id, MapValue arguments)
    {
        var urn = Claim(goal);
        var reference = await providers.ReferenceAsync(goal.Provider, goal.Package, goal.Version);
        var client = await deployment.Providers.GetAsync(reference);
        var wanted = States.Of(goal, urn, reference, MapValue.Empty, null, deployment.Now) with { External = true };
        return await steps.ReadAsync(client, wanted, id, arguments, formerNames.Find(goal, urn));
    }

    public void Dispose() => planning.Dispose();
}
