using Rehearsal.Operations;
using Rehearsal.Plugins;
using Rehearsal.Providers;
using Rehearsal.State;
using Rehearsal.Values;

namespace Rehearsal.Steps;

/// <summary>Who must go along when an object is deleted before its replacement exists.</summary>
internal sealed class Dependents(Deployment deployment, ProviderRegistrations providers)
{
    /// <summary>Asks every dependent's provider what it would do if the depending properties were unknown.</summary>
    public async Task<IReadOnlyList<ResourceState>> OfAsync(ResourceState replaced)
    {
        HashSet<string> leaving = [replaced.Urn];
        List<ResourceState> found = [];
        foreach (var state in deployment.Snapshot.Remaining.Where(state => !state.Delete && state.Urn != replaced.Urn))
            if (await MustGoAsync(state, leaving))
            {
                leaving.Add(state.Urn);
                found.Add(state);
            }
        return found;
    }

    async Task<bool> MustGoAsync(ResourceState state, HashSet<string> leaving)
    {
        if (!state.Custom || state.IsProvider || state.External)
            return false;
        if (leaving.Any(urn => state.Provider.StartsWith(urn + "::", StringComparison.Ordinal)))
            return true;
        var keys = (state.PropertyDependencies?.AsEnumerable() ?? []).Where(entry => entry.Value.Any(leaving.Contains)).Select(entry => entry.Key).ToList();
        if (keys.Count == 0)
            return false;
        var news = keys.Where(key => state.Inputs[key] is not null).Aggregate(state.Inputs, (map, key) => map.With(key, UnknownValue.Any));
        var client = await providers.EnsureAsync(state);
        var diff = await client.DiffAsync(
            new DiffRoles(state.Id, state.Urn, state.Inputs, state.Outputs, news, state.IgnoreChanges), deployment.Cancel);
        return diff.WithReplaceOnChanges(state.ReplaceOnChanges).IsReplacement();
    }
}
