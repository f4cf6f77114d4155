using System.Collections.Immutable;

namespace Rehearsal.Values;

/// <summary>A property value of the engine: a closed set of cases, immutable and structurally equal.</summary>
internal abstract record Value
{
    public static readonly Value Null = new NullValue();

    public bool ContainsUnknown => this switch
    {
        UnknownValue => true,
        SecretValue secret => secret.Inner.ContainsUnknown,
        ListValue list => list.Items.Any(item => item.ContainsUnknown),
        MapValue map => map.Entries.Values.Any(entry => entry.ContainsUnknown),
        _ => false,
    };

    public bool ContainsSecret => this switch
    {
        SecretValue => true,
        ListValue list => list.Items.Any(item => item.ContainsSecret),
        MapValue map => map.Entries.Values.Any(entry => entry.ContainsSecret),
        _ => false,
    };

    /// <summary>The same value with every secret envelope taken off.</summary>
    public Value InClear() => this switch
    {
        SecretValue secret => secret.Inner.InClear(),
        ListValue list => new ListValue([.. list.Items.Select(item => item.InClear())]),
        MapValue map => map.Select(entry => entry.InClear()),
        _ => this,
    };
}

internal sealed record NullValue : Value;

internal sealed record BoolValue(bool Flag) : Value;

internal sealed record NumberValue(double Amount) : Value;

internal sealed record TextValue(string Text) : Value;

internal sealed record SecretValue(Value Inner) : Value;

/// <summary>Not known in a preview; keeps the sentinel it came as.</summary>
internal sealed record UnknownValue(string Sentinel) : Value
{
    public static readonly UnknownValue Any = new(Signatures.UnknownText);
}

internal sealed record ListValue(ImmutableArray<Value> Items) : Value
{
    public bool Equals(ListValue? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Length;
}

internal sealed record MapValue(ImmutableSortedDictionary<string, Value> Entries) : Value
{
    public static readonly MapValue Empty = new(ImmutableSortedDictionary.Create<string, Value>(StringComparer.Ordinal));

    public static MapValue Of(params IEnumerable<(string Key, Value Value)> entries) =>
        new(Empty.Entries.AddRange(entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value))));

    public Value? this[string key] => Entries.GetValueOrDefault(key);

    public MapValue With(string key, Value value) => new(Entries.SetItem(key, value));

    public MapValue Without(string key) => new(Entries.Remove(key));

    public MapValue Select(Func<Value, Value> change) => Of(Entries.Select(entry => (entry.Key, change(entry.Value))));

    public new MapValue InClear() => Select(entry => entry.InClear());

    public bool Equals(MapValue? other) => other is not null && Entries.SequenceEqual(other.Entries);

    public override int GetHashCode() => Entries.Count;
}
