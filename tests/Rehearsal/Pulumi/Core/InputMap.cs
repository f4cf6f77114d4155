using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map whose values, or all of it, may be outputs. Made for collection initializers.</summary>
public sealed class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    Output<ImmutableDictionary<string, Input<TValue>>> elements;

    public InputMap() : this(Pulumi.Output.Create(ImmutableDictionary<string, Input<TValue>>.Empty))
    {
    }

    InputMap(Output<ImmutableDictionary<string, Input<TValue>>> elements)
    {
        this.elements = elements;
        Output = Flatten(elements);
    }

    private protected override IOutput Elements => elements;

    /// <summary>A key may be added again with an equal value only.</summary>
    public void Add(string key, Input<TValue> value)
        => Replace(elements.Apply(
            map => map.SetItem(key, map.TryGetValue(key, out var earlier) ? BothOrFail(key, earlier, value) : value)));

    public void Add(InputMap<TValue> values) => AddRange(values);

    public void AddRange(InputMap<TValue> values)
        => Replace(Pulumi.Output.Tuple(elements, values.elements).Apply(pair => pair.Item1.AddRange(pair.Item2)));

    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>Values of the second map win.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second)
        => new(Pulumi.Output.Tuple(first.elements, second.elements).Apply(pair => pair.Item1.SetItems(pair.Item2)));

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values)
        => Pulumi.Output.Create(values);

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values)
        => Pulumi.Output.Create(values);

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values)
        => new(values.Apply(Lift));

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values)
        => new(values.Apply(Lift));

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values)
        => new(values.Apply(Lift));

    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException("The values of an InputMap may not be there yet: use await foreach.");

    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var pair in await Output.ValueOrAsync(ImmutableDictionary<string, TValue>.Empty).ConfigureAwait(false))
            yield return pair;
    }

    void Replace(Output<ImmutableDictionary<string, Input<TValue>>> next)
    {
        elements = next;
        Output = Flatten(next);
    }

    static Output<TValue> BothOrFail(string key, Input<TValue> earlier, Input<TValue> later)
        => Pulumi.Output.Tuple(earlier, later).Apply(pair => EqualityComparer<TValue>.Default.Equals(pair.Item1, pair.Item2)
            ? pair.Item1
            : throw new ArgumentException($"The map has two different values for the key '{key}'."));

    // A null map means "not given" and stays so.
    static ImmutableDictionary<string, Input<TValue>> Lift(IEnumerable<KeyValuePair<string, TValue>>? values)
        => values?.ToImmutableDictionary(pair => pair.Key, pair => (Input<TValue>)pair.Value)!;

    static Output<ImmutableDictionary<string, TValue>> Flatten(Output<ImmutableDictionary<string, Input<TValue>>> elements)
        => elements.Apply(map => map is null
            ? Pulumi.Output.Create(default(ImmutableDictionary<string, TValue>)!)
            : Pulumi.Output.All(map.Select(pair => pair.Value.Apply(value => KeyValuePair.Create(pair.Key, value))))
                .Apply(pairs => pairs.ToImmutableDictionary()));
}
