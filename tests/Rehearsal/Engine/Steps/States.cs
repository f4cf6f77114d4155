using System.Collections.Immutable;
using Rehearsal.Monitor;
using Rehearsal.Operations;
using Rehearsal.State;
using Rehearsal.Values;

namespace Rehearsal.Steps;

/// <summary>New states out of what the program wants and what a provider answered.</summary>
internal static class States
{
    public static ResourceState Of(Goal goal, string urn, string provider, MapValue inputs, ResourceState? old, DateTimeOffset now) => new()
    {
        Urn = urn,
        Type = goal.Type,
        Custom = goal.Custom,
        Inputs = inputs,
        Id = old?.Id ?? "",
        Outputs = old?.Outputs ?? MapValue.Empty,
        Parent = goal.Parent,
        Protect = goal.Protect ?? false,
        Dependencies = goal.Dependencies,
        Provider = provider,
        PropertyDependencies = goal.PropertyDependencies,
        AdditionalSecretOutputs = goal.AdditionalSecretOutputs,
        Timeouts = goal.Timeouts,
        ImportId = goal.ImportId,
        RetainOnDelete = goal.RetainOnDelete,
        DeletedWith = goal.DeletedWith,
        IgnoreChanges = goal.IgnoreChanges,
        ReplaceOnChanges = goal.ReplaceOnChanges,
        Created = old?.Created ?? now,
        Modified = old?.Modified ?? now,
    };

    /// <summary>Outputs are secret where the program said so and where the input of the same name is.</summary>
    public static ResourceState WithOutputs(this ResourceState state, MapValue outputs) => state with
    {
        Outputs = Secrecy.Mark(Secrecy.MarkNamesakes(outputs, state.Inputs), state.AdditionalSecretOutputs),
    };
}
