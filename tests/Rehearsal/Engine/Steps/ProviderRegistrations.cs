using System.Collections.Immutable;
using Pulumirpc;
using Rehearsal.Monitor;
using Rehearsal.Operations;
using Rehearsal.Plugins;
using Rehearsal.Providers;
using Rehearsal.State;
using Rehearsal.Values;

namespace Rehearsal.Steps;

/// <summary>Providers as resources: the default ones the engine registers by itself and the program's explicit ones.</summary>
internal sealed class ProviderRegistrations(Deployment deployment)
{
    readonly Lock turn = new();
    readonly Dictionary<string, Task<ResourceState>> defaults = new(StringComparer.Ordinal);

    /// <summary>The provider a request names, or the default one of its package and version.</summary>
    public async Task<string> ReferenceAsync(string reference, string package, string version)
    {
        if (reference.Length > 0)
            return reference.EndsWith("::", StringComparison.Ordinal) ? reference + Signatures.UnknownText : reference;
        Task<ResourceState> registration;
        lock (turn)
            registration = defaults.TryGetValue($"{package}@{version}", out var known)
                ? known
                : defaults[$"{package}@{version}"] = RegisterAsync(DefaultGoal(package, version));
        return (await registration).Reference;
    }

    Goal DefaultGoal(string package, string version) => new()
    {
        Type = Urn.ProviderTypePrefix + package,
        Name = version.Length == 0 ? "default" : "default_" + version.Replace('.', '_').Replace('-', '_').Replace('+', '_'),
        Custom = true,
        Version = version,
        Inputs = ConfiguredInputs(package),
    };

    /// <summary>Stack configuration is text, whatever the provider's schema says.</summary>
    public MapValue ConfiguredInputs(string package) => MapValue.Of(deployment.Config
        .Where(entry => entry.Namespace == package)
        .Select(entry => (entry.Name, entry.Secret ? new SecretValue(new TextValue(entry.Value)) : (Value)new TextValue(entry.Value))));

    public async Task<ResourceState> RegisterAsync(Goal goal)
    {
        var urn = deployment.Stack.UrnOf(goal.Parent, goal.Type, goal.Name);
        var old = deployment.Snapshot.Old(urn);
        var news = goal.Version.Length == 0 ? goal.Inputs : goal.Inputs.With("version", new TextValue(goal.Version));
        var inputs = await CheckAsync(urn, Plain(old), news);
        if (old is null)
            return Create(goal, urn, inputs, null, null);
        var diff = (await deployment.Providers.DiffAsync(old with { Inputs = Plain(old), Outputs = old.Outputs }, inputs, deployment.Cancel))
            .WithReplaceOnChanges(goal.ReplaceOnChanges);
        if (!diff.IsReplacement())
            return diff.HasChanges(old.Outputs, inputs) ? Update(goal, urn, inputs, old, diff) : Same(goal, urn, inputs, old);
        var fresh = await CheckAsync(urn, MapValue.Empty, news);
        deployment.Snapshot.Condemn(old);
        return Create(goal, urn, fresh, old, diff);
    }

    static MapValue Plain(ResourceState? old) => old?.Inputs.Without("__internal") ?? MapValue.Empty;

    async Task<MapValue> CheckAsync(string urn, MapValue olds, MapValue news)
    {
        var check = await deployment.Providers.CheckAsync(urn, olds, news, deployment.Cancel);
        return check.Failures.Count == 0 ? check.Inputs : throw CheckFailures.Of(urn, check.Inputs, check.Failures);
    }

    ResourceState Create(Goal goal, string urn, MapValue inputs, ResourceState? replaced, DiffResponse? diff)
    {
        var op = replaced is null ? Op.Create : Op.CreateReplacement;
        var id = deployment.Preview ? Signatures.UnknownText : deployment.Chance.ProviderId();
        var state = Settled(goal, urn, id, inputs, null);
        deployment.Planned(op, replaced, state, diff);
        deployment.Providers.Adopt(urn, id, inputs, keepLoaded: false, deployment.Cancel);
        deployment.Snapshot.Settle(state);
        deployment.Done(op, replaced, state, diff);
        return state;
    }

    ResourceState Update(Goal goal, string urn, MapValue inputs, ResourceState old, DiffResponse diff)
    {
        var state = Settled(goal, urn, old.Id, inputs, old) with { Modified = deployment.Now };
        deployment.Planned(Op.Update, old, state, diff);
        deployment.Providers.Adopt(urn, old.Id, inputs, keepLoaded: false, deployment.Cancel);
        deployment.Snapshot.Settle(state, old);
        deployment.Done(Op.Update, old, state, diff);
        return state;
    }

    ResourceState Same(Goal goal, string urn, MapValue inputs, ResourceState old)
    {
        deployment.Providers.Adopt(urn, old.Id, inputs, keepLoaded: true, deployment.Cancel);
        var state = Settled(goal, urn, old.Id, inputs, old);
        deployment.Snapshot.Settle(state, old);
        deployment.Done(Op.Same, old, state);
        return state;
    }

    ResourceState Settled(Goal goal, string urn, string id, MapValue inputs, ResourceState? old) =>
        States.Of(goal, urn, "", inputs.With("__internal", MapValue.Empty), old, deployment.Now) with { Id = id, Outputs = inputs };

    /// <summary>Whether a resource that moves from one provider to another must be replaced: the new provider says.</summary>
    public async Task<DiffResponse?> ReplacementByProviderAsync(ResourceState old, string reference)
    {
        if (old.Provider == reference || old.Provider.Length == 0)
            return null;
        var before = deployment.Snapshot.Before.FirstOrDefault(state => state.Reference == old.Provider);
        var after = deployment.Snapshot.Current.FirstOrDefault(state => state.Reference == reference);
        if (before is null || after is null || (Deployment.IsDefaultProvider(before) && Deployment.IsDefaultProvider(after)))
            return null;
        var client = await deployment.Providers.GetAsync(reference);
        var diff = await client.DiffConfigAsync(before with { Inputs = Plain(before) }, after.Inputs.Without("__internal"), deployment.Cancel);
        return diff.IsReplacement() ? new DiffResponse { Changes = DiffResponse.Types.DiffChanges.DiffSome, Replaces = { "provider" } } : null;
    }

    /// <summary>Makes sure the provider of a state can be called, for deletes and refreshes.</summary>
    public async Task<ProviderClient> EnsureAsync(ResourceState resource)
    {
        var provider = deployment.Snapshot.Current.FirstOrDefault(state => state.Reference == resource.Provider)
            ?? deployment.Snapshot.Before.FirstOrDefault(state => state.Reference == resource.Provider)
            ?? throw new RehearsalException($"unknown provider '{resource.Provider}' for resource '{resource.Urn}'");
        return await deployment.Providers.EnsureAsync(provider with { Inputs = Plain(provider) }, deployment.Cancel);
    }
}
