using Rehearsal.State;

namespace Rehearsal.Operations;

/// <summary>How a phase ended: what changed, what went wrong, what the state is now.</summary>
internal sealed record OperationOutcome(
    IReadOnlyDictionary<Op, int> Changes, IReadOnlyList<string> Errors, IReadOnlyList<ResourceState> Resources)
{
    public bool Succeeded => Errors.Count == 0;

    public bool HasChanges => Changes.Any(change => change is { Value: > 0, Key: not (Op.Same or Op.Read) });

    public Values.MapValue Outputs => Resources.FirstOrDefault(state => state.IsStack)?.Outputs ?? Values.MapValue.Empty;
}
