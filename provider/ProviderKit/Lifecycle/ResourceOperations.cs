using System.Collections.Immutable;
using ProviderKit.Behaviour;
using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Lifecycle;

/// <summary>A resource type's operations over values: what the RPCs call.</summary>
public abstract class ResourceOperations
{
    public abstract ResourceDescription Description { get; }

    public abstract Task<ResourceState> CreateAsync(PropertyMap inputs, Operation operation, CancellationToken cancellationToken);

    /// <param name="id">The id, or what the user gave to import.</param>
    /// <param name="inputs">The declared inputs; empty when there are none, as in an import.</param>
    /// <param name="outputs">The outputs in the state; empty when there are none.</param>
    /// <param name="operation">The circumstances.</param>
    /// <param name="cancellationToken">Ends the operation early.</param>
    public abstract Task<ResourceState?> ReadAsync(
        string id, PropertyMap inputs, PropertyMap outputs, Operation operation, CancellationToken cancellationToken);

    public abstract Task<ResourceState> UpdateAsync(
        string id, PropertyMap oldInputs, PropertyMap oldOutputs, PropertyMap news, Operation operation, CancellationToken cancellationToken);

    public abstract Task DeleteAsync(string id, PropertyMap outputs, Operation operation, CancellationToken cancellationToken);
}

/// <summary>What the state is to hold of a resource.</summary>
public sealed record ResourceState(string Id, PropertyMap Inputs, PropertyMap Outputs);

/// <summary>An operation failed, yet this is what the state is to hold. See <see cref="HalfDoneException{TModel}"/>.</summary>
public sealed class ResourceHalfDoneException(ResourceState state, ImmutableArray<string> reasons, Exception inner)
    : Exception(inner.Message, inner)
{
    public ResourceState State { get; } = state;

    public ImmutableArray<string> Reasons { get; } = reasons;
}

/// <summary>Turns values into the model that a lifecycle works with, and what it brings back into values.</summary>
public sealed class ResourceOperations<TModel>(ResourceDescription<TModel> description, IResourceLifecycle<TModel> lifecycle)
    : ResourceOperations
    where TModel : class
{
    private readonly ShapeDescription<TModel> shape = description.Bound;

    public override ResourceDescription Description => description;

    public override Task<ResourceState> CreateAsync(PropertyMap inputs, Operation operation, CancellationToken cancellationToken)
    {
        Require(inputs);
        var declared = inputs.Plain().WithoutNothing();
        return StatedAsync(inputs, null, operation, () => lifecycle.CreateAsync(new(shape.Decode(declared)), operation, cancellationToken));
    }

    public override async Task<ResourceState?> ReadAsync(
        string id, PropertyMap inputs, PropertyMap outputs, Operation operation, CancellationToken cancellationToken)
    {
        if (await lifecycle.ReadAsync(new(id), operation, cancellationToken) is not { } found)
            return null;
        var live = shape.Encode(found.Model);
        var read = inputs.Count > 0
            ? ReadRules.Merged(shape, inputs, outputs, live)
            : ReadRules.Imported(shape, live);
        var stated = SentMemory.Remember(
            OutputRules.Outputs(shape, read, outputs, live), ReadRules.StillSent(shape, inputs, outputs, live));
        return new(found.Id, read, stated);
    }

    public override Task<ResourceState> UpdateAsync(
        string id, PropertyMap oldInputs, PropertyMap oldOutputs, PropertyMap news, Operation operation, CancellationToken cancellationToken)
    {
        Require(news);
        var diff = DiffRules.Diff(shape, oldInputs, oldOutputs, news, []);
        if (diff.Changes.FirstOrDefault(c => c.Replaces) is { } fixedOne)
        {
            throw new OperationFailedException(FailureKind.Precondition,
                $"{fixedOne.Path} can't be changed in place: this needs a new resource. Run a preview to see the replacement, or put the old value back.");
        }

        var patch = PatchRules.Patch(shape, oldInputs.Plain(), oldOutputs.Plain(), news.Plain());
        var request = new UpdateRequest<TModel>(
            id, shape.Decode(news.Plain()), patch.Count == 0 ? null : shape.Decode(patch), shape.Decode(oldOutputs.Plain()));
        return StatedAsync(news, oldOutputs, operation, () => lifecycle.UpdateAsync(request, operation, cancellationToken));
    }

    public override Task DeleteAsync(string id, PropertyMap outputs, Operation operation, CancellationToken cancellationToken) =>
        lifecycle.DeleteAsync(new(id, shape.Decode(outputs.Plain())), operation, cancellationToken);

    /// <param name="inputs">What is declared.</param>
    /// <param name="oldOutputs">The outputs in the state before an update; null for a create.</param>
    /// <param name="operation">The circumstances.</param>
    /// <param name="operate">Does it.</param>
    private async Task<ResourceState> StatedAsync(
        PropertyMap inputs, PropertyMap? oldOutputs, Operation operation, Func<Task<Live<TModel>>> operate)
    {
        try
        {
            var live = await operate();
            var sent = Sent(inputs, live);
            foreach (var path in StrayRules.Paths(shape, sent.Plain(), shape.Encode(live.Model)))
                operation.Log.Warn($"{path}: the service accepted the value but shows another one so far. A later refresh tells whether it took.");
            return Stated(inputs, oldOutputs, live, live.Sent is null ? PropertyMap.Empty : sent);
        }
        catch (HalfDoneException<TModel> halfDone)
        {
            // After a create the engine keeps the inputs, so only what they have beyond what was sent needs a memory.
            var isKept = oldOutputs is null && halfDone.Live.Sent is null;
            var state = Stated(inputs, oldOutputs, halfDone.Live, isKept ? PropertyMap.Empty : Sent(inputs, halfDone.Live));
            throw new ResourceHalfDoneException(state, halfDone.Reasons, halfDone);
        }
    }

    /// <summary>Policies and state edits can take a secret out of its envelope; the check puts it back.</summary>
    private PropertyMap Sent(PropertyMap inputs, Live<TModel> live)
    {
        var declared = CheckRules.Check(description, inputs).Inputs;
        return live.Sent is null ? declared : SentMemory.Within(declared, shape.Encode(live.Sent));
    }

    private ResourceState Stated(PropertyMap inputs, PropertyMap? oldOutputs, Live<TModel> live, PropertyMap remembered) => new(
        live.Id, inputs,
        SentMemory.Remember(OutputRules.Outputs(shape, inputs, oldOutputs ?? PropertyMap.Empty, shape.Encode(live.Model)), remembered));

    /// <summary>Policies and state edits can change inputs after the check, so what is relied on is checked again.</summary>
    private void Require(PropertyMap inputs)
    {
        if (inputs.HasUnknown())
            throw new OperationFailedException(FailureKind.Precondition, "An input is still unknown. This is a bug: please report it.");
        var failures = CheckRules.Check(description, inputs).Failures.Select(f => f.Reason).ToList();
        if (failures.Count > 0)
            throw new OperationFailedException(FailureKind.Refused, string.Join("\n", failures));
    }
}
