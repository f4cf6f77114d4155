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
        string id, ResourceChange change, Operation operation, CancellationToken cancellationToken);

    public abstract Task DeleteAsync(string id, PropertyMap outputs, Operation operation, CancellationToken cancellationToken);
}

/// <param name="OldInputs">The inputs in the state.</param>
/// <param name="OldOutputs">The outputs in the state.</param>
/// <param name="News">What the program declares now.</param>
/// <param name="Ignored">What it doesn't want to be changed.</param>
public sealed record ResourceChange(PropertyMap OldInputs, PropertyMap OldOutputs, PropertyMap News, IReadOnlyCollection<PropertyPath> Ignored)
{
    public DiffResult Diff(ShapeDescription shape) => DiffRules.Diff(shape, OldInputs, OldOutputs, News, Ignored);
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

/// <summary>Turns values into what a lifecycle works with, and what it brings back into what the state is to hold.</summary>
public sealed class ResourceOperations<TModel>(ResourceDescription<TModel> description, IResourceLifecycle<TModel> lifecycle)
    : ResourceOperations
    where TModel : class
{
    private readonly ShapeDescription<TModel> shape = description.Bound;

    public override ResourceDescription Description => description;

    public override Task<ResourceState> CreateAsync(PropertyMap inputs, Operation operation, CancellationToken cancellationToken)
    {
        Require(inputs, PropertyMap.Empty);
        var declared = inputs.Plain().WithoutNothing();
        var patch = PatchRules.ForCreate(shape, declared, operation.Replaces);
        return StatedAsync(
            new(inputs, inputs, () => new(patch, PropertyMap.Empty)), operation,
            () => lifecycle.CreateAsync(new(declared, patch), operation, cancellationToken));
    }

    public override async Task<ResourceState?> ReadAsync(
        string id, PropertyMap inputs, PropertyMap outputs, Operation operation, CancellationToken cancellationToken)
    {
        if (await lifecycle.ReadAsync(new(id, outputs.Plain(), Memory.SeenBy(outputs)), operation, cancellationToken) is not { } found)
            return null;
        var live = Filled(shape.Encode(found.Model), found, inputs);
        var look = inputs.Count > 0 ? LookRules.Seen(shape, inputs, outputs, live) : LookRules.Imported(shape, live);
        foreach (var remark in look.Remarks.Concat(description.Remarks(inputs, live)))
            operation.Log.Warn(remark);
        return State(found, look.Inputs, look, look.Inputs);
    }

    public override Task<ResourceState> UpdateAsync(
        string id, ResourceChange change, Operation operation, CancellationToken cancellationToken)
    {
        var (oldInputs, oldOutputs, news, ignored) = change;
        Require(news, oldInputs);
        var diff = change.Diff(shape);
        if (diff.Changes.FirstOrDefault(c => c.Replaces) is { } fixedOne)
        {
            throw new OperationFailedException(FailureKind.Precondition,
                $"{fixedOne.Path} can't be changed in place: this needs a new resource. Run a preview to see the replacement, or put the old value back.");
        }

        if (diff.Changes.Length > 0 && diff.Changes.All(c => c.IsSecrecy))
            return Task.FromResult(new ResourceState(id, news, SecretMarks.Everywhere(news, oldOutputs)));
        var update = new Update(oldInputs, oldOutputs, news, ignored, diff.Changes);
        var write = new Write(Patch.Nothing, PropertyMap.Empty) { OldInputs = oldInputs, OldOutputs = oldOutputs, Ignored = ignored };
        Patch PatchOver(TModel there)
        {
            var before = shape.Encode(there);
            write = write with { Before = before, Sent = PatchRules.ForUpdate(shape, update, before) };
            return write.Sent;
        }

        var request = new UpdateRequest<TModel>(id, news.Plain(), oldOutputs.Plain(), Memory.SeenBy(oldOutputs))
        {
            PatchOver = PatchRules.IsDue(update) ? PatchOver : null,
            Owed = PatchRules.Owed(shape, update),
        };
        return StatedAsync(new(news, oldInputs, () => write), operation, () => lifecycle.UpdateAsync(request, operation, cancellationToken));
    }

    public override Task DeleteAsync(string id, PropertyMap outputs, Operation operation, CancellationToken cancellationToken) =>
        lifecycle.DeleteAsync(new(id, outputs.Plain(), Memory.SeenBy(outputs)), operation, cancellationToken);

    private async Task<ResourceState> StatedAsync(Writing writing, Operation operation, Func<Task<Live<TModel>>> operate)
    {
        try
        {
            var live = await operate();
            var look = Look(writing, live);
            foreach (var remark in look.Remarks)
                operation.Log.Warn(remark);
            return State(live, writing.Declared, look, writing.Declared);
        }
        catch (HalfDoneException<TModel> halfDone)
        {
            var state = State(halfDone.Live, writing.Declared, Look(writing, halfDone.Live), writing.KeptWhenHalfDone);
            throw new ResourceHalfDoneException(state, halfDone.Reasons, halfDone);
        }
    }

    private Look Look(Writing writing, Live<TModel> live)
    {
        // Policies and state edits can take a secret out of its envelope; the check puts it back.
        var declared = CheckRules.Check(description, writing.Declared, PropertyMap.Empty).Inputs;
        var write = writing.Write() with { Owed = live.Owed };
        var seen = shape.Encode(live.Model);
        if (live.IsPartial)
            seen = seen.Over((write.OldOutputs.Count > 0 ? write.OldOutputs : declared).Plain());
        return LookRules.Written(shape, declared, write, Filled(seen, live, declared));
    }

    /// <summary>What is declared stands for what can't be read.</summary>
    private static PropertyMap Filled(PropertyMap seen, Live<TModel> live, PropertyMap declared) =>
        live.Unread.Aggregate(seen, (all, path) => declared.At(path) is { } value ? all.With(path, value.Plain()) : all);

    /// <param name="live">What there is.</param>
    /// <param name="inputs">What the answer says.</param>
    /// <param name="look">What came of the look.</param>
    /// <param name="kept">The inputs that the engine stores; what was sent is remembered where they don't tell it.</param>
    private static ResourceState State(Live<TModel> live, PropertyMap inputs, Look look, PropertyMap kept)
    {
        var tells = look.Sent.Plain().WithoutNothing().Equals(kept.Plain().WithoutNothing());
        return new(live.Id, inputs, Memory.Remember(look.Outputs, tells ? PropertyMap.Empty : look.Sent, look.Words, live.SeenBy));
    }

    /// <summary>Policies and state edits can change inputs after the check, so what is relied on is checked again.</summary>
    private void Require(PropertyMap inputs, PropertyMap olds)
    {
        if (inputs.HasUnknown())
            throw new OperationFailedException(FailureKind.Precondition, "An input is still unknown. This is a bug: please report it.");
        var failures = CheckRules.Check(description, inputs, olds).Failures.Select(f => f.Reason).ToList();
        if (failures.Count > 0)
            throw new OperationFailedException(FailureKind.Refused, string.Join("\n", failures));
    }

    /// <param name="Declared">What the program declares.</param>
    /// <param name="KeptWhenHalfDone">The inputs that the engine stores when the operation fails half way: after an update, the old ones.</param>
    /// <param name="Write">What was written, once the operation has ended.</param>
    private sealed record Writing(PropertyMap Declared, PropertyMap KeptWhenHalfDone, Func<Write> Write);
}
