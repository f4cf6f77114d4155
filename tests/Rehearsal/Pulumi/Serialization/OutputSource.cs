using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>The producing side of one output property of a resource.</summary>
interface IOutputSource
{
    Type Type { get; }

    object Output { get; }

    void Resolve(OutputData<object?> data);

    /// <summary>For a property that the answer does not name; does nothing when the output is resolved already.</summary>
    void ResolveMissing(bool isKnown);

    void Fail(Exception exception);
}

sealed class OutputSource<T> : IOutputSource
{
    readonly TaskCompletionSource<OutputData<T>> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly ImmutableHashSet<Resource> owner;

    public OutputSource(Resource resource)
    {
        owner = [resource];
        // A promise that the registration keeps; of a resource that could not be made nobody does.
        Output = new Output<T>(completion.Task, isTracked: false);
    }

    public Type Type => typeof(T);

    public Output<T> Output { get; }

    object IOutputSource.Output => Output;

    public void Resolve(OutputData<object?> data)
        => completion.SetResult(new OutputData<T>(
            owner.Union(data.Resources), data.Value is null ? default! : (T)data.Value, data.IsKnown, data.IsSecret));

    public void ResolveMissing(bool isKnown)
        => completion.TrySetResult(new OutputData<T>(owner, default!, isKnown, IsSecret: false));

    public void Fail(Exception exception) => completion.TrySetException(exception);
}
