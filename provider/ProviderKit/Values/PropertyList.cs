using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace ProviderKit.Values;

/// <summary>An immutable list of values that compares by its items.</summary>
[CollectionBuilder(typeof(PropertyList), nameof(Create))]
public sealed class PropertyList : IReadOnlyList<PropertyValue>, IEquatable<PropertyList>
{
    private readonly ImmutableArray<PropertyValue> items;

    private PropertyList(ImmutableArray<PropertyValue> items) => this.items = items;

    public static PropertyList Empty { get; } = new([]);

    public int Count => items.Length;

    public PropertyValue this[int index] => items[index];

    public static PropertyList Create(ReadOnlySpan<PropertyValue> items) => new([.. items]);

    public bool Equals(PropertyList? other) => other is not null && items.SequenceEqual(other.items);

    public override bool Equals(object? obj) => Equals(obj as PropertyList);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    public IEnumerator<PropertyValue> GetEnumerator() => ((IEnumerable<PropertyValue>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
