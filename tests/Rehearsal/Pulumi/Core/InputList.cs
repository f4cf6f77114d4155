using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list whose elements, or all of it, may be outputs. Made for collection initializers.</summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    Output<ImmutableArray<Input<T>>> elements;

    public InputList() : this(Pulumi.Output.Create(ImmutableArray<Input<T>>.Empty))
    {
    }

    InputList(Output<ImmutableArray<Input<T>>> elements)
    {
        this.elements = elements;
        Output = Flatten(elements);
    }

    private protected override IOutput Elements => elements;

    public void Add(params Input<T>[] inputs) => AddRange(inputs);

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs)
    {
        elements = Append(elements, inputs.elements);
        Output = Flatten(elements);
    }

    public InputList<T> Concat(InputList<T> other) => new(Append(elements, other.elements));

    internal InputList<T> Clone() => new(elements);

    public static implicit operator InputList<T>(T value) => From([value]);

    public static implicit operator InputList<T>(Output<T> value) => From([value]);

    public static implicit operator InputList<T>(Input<T> value) => From([value]);

    public static implicit operator InputList<T>(T[] values) => From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Output<T>[] values) => From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Input<T>[] values) => From(values);

    public static implicit operator InputList<T>(List<T> values) => From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Output<T>> values) => From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Input<T>> values) => From(values);

    public static implicit operator InputList<T>(ImmutableArray<T> values) => new(Pulumi.Output.Create(Lift(values)));

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values)
        => values.IsDefault ? default(ImmutableArray<Input<T>>) : From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => new(Pulumi.Output.Create(values));

    public static implicit operator InputList<T>(Output<T[]> values) => FromOutput(values);

    public static implicit operator InputList<T>(Output<List<T>> values) => FromOutput(values);

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => FromOutput(values);

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values.Apply(Lift));

    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException("The elements of an InputList may not be there yet: use await foreach.");

    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var value in await Output.ValueOrAsync([]).ConfigureAwait(false))
            yield return value;
    }

    static InputList<T> From(IEnumerable<Input<T>> values) => new(Pulumi.Output.Create(values.ToImmutableArray()));

    static InputList<T> FromOutput<TItems>(Output<TItems> values) where TItems : IEnumerable<T>
        => new(values.Apply(items => Lift([.. items])));

    // A default array means "not given" and stays so.
    static ImmutableArray<Input<T>> Lift(ImmutableArray<T> values)
        => values.IsDefault ? default : [.. values.Select(value => (Input<T>)value)];

    static Output<ImmutableArray<T>> Flatten(Output<ImmutableArray<Input<T>>> elements)
        => elements.Apply(
            inputs => inputs.IsDefault ? Pulumi.Output.Create(default(ImmutableArray<T>)) : Pulumi.Output.All(inputs));

    static Output<ImmutableArray<Input<T>>> Append(
        Output<ImmutableArray<Input<T>>> first, Output<ImmutableArray<Input<T>>> second)
        => Pulumi.Output.Tuple(first, second).Apply(pair => pair.Item1.AddRange(pair.Item2));
}
