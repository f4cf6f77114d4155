using Rehearsal.Operations;
using Rehearsal.State;

namespace Rehearsal.Steps;

/// <summary>Deletes a set of states, dependents before what they depend on, independent ones side by side.</summary>
internal sealed class Deletions(Deployment deployment, ProviderRegistrations providers, ResourceSteps steps)
{
    public async Task RunAsync(IReadOnlyList<ResourceState> doomed)
    {
        foreach (var state in doomed.Where(state => state is { Custom: true, Provider.Length: > 0 }))
            await providers.EnsureAsync(state);
        RefuseProtected(doomed);
        var urns = doomed.Select(state => state.Urn).ToHashSet(StringComparer.Ordinal);
        for (List<ResourceState> rest = [.. doomed]; rest.Count > 0 && !deployment.Aborted.IsCancellationRequested;)
        {
            var layer = Free(rest);
            await Task.WhenAll(layer.Select(state => DeleteAsync(state, urns)));
            rest.RemoveAll(layer.Contains);
        }
    }

    void RefuseProtected(IReadOnlyList<ResourceState> doomed)
    {
        foreach (var state in doomed.Where(state => state is { Protect: true, Delete: false }))
            deployment.Fail(state.Urn,
                $"resource \"{state.Urn}\" cannot be deleted\nbecause it is protected. To unprotect the resource, either remove "
                + "the `protect` flag from the resource in your Pulumi program and run `pulumi up`, or use the command:\n"
                + $"`pulumi state unprotect '{state.Urn}'`");
    }

    /// <summary>Those nobody else in the set needs; the last one if the set is tangled.</summary>
    static List<ResourceState> Free(List<ResourceState> rest)
    {
        var needed = rest.SelectMany(state => state.Needs.Where(urn => urn != state.Urn)).ToHashSet(StringComparer.Ordinal);
        var free = rest.Where(state => !needed.Contains(state.Urn)).Reverse().ToList();
        return free.Count > 0 ? free : [rest[^1]];
    }

    async Task DeleteAsync(ResourceState state, HashSet<string> doomed)
    {
        try
        {
            var goesAlong = state.DeletedWith.Length > 0 && doomed.Contains(state.DeletedWith);
            await steps.DeleteAsync(state, state.Delete ? Op.DeleteReplaced : Op.Delete, callProvider: !goesAlong);
        }
        catch (Exception error) when (Failures.AreTold(error))
        {
            deployment.Fail(state.Urn, $"deleting {state.Urn}: {error.Message}");
        }
    }
}
