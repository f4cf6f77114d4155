using System.Collections;
using System.Collections.Immutable;

namespace ProviderKit.Values;

/// <summary>
/// An immutable set of named values in ordinal order of the names. It compares by content: a record that holds an
/// immutable dictionary would compare by reference, and the differ would see changes that aren't there.
/// </summary>
public sealed class PropertyMap : IEnumerable<KeyValuePair<string, PropertyValue>>, IEquatable<PropertyMap>
{
    private readonly ImmutableSortedDictionary<string, PropertyValue> entries;

    private PropertyMap(ImmutableSortedDictionary<string, PropertyValue> entries) => this.entries = entries;

    public static PropertyMap Empty { get; } = new(ImmutableSortedDictionary.Create<string, PropertyValue>(StringComparer.Ordinal));

    public int Count => entries.Count;

    public IEnumerable<string> Names => entries.Keys;

    /// <summary>The value of that name, or null when there is none.</summary>
    public PropertyValue? this[string name] => entries.GetValueOrDefault(name);

    /// <summary>Of two entries with one name the later one counts.</summary>
    public static PropertyMap Of(IEnumerable<KeyValuePair<string, PropertyValue>> entries)
    {
        var builder = Empty.entries.ToBuilder();
        foreach (var (name, value) in entries)
            builder[name] = value;
        return new(builder.ToImmutable());
    }

    public static PropertyMap Of(params ReadOnlySpan<(string Name, PropertyValue Value)> entries)
    {
        var builder = Empty.entries.ToBuilder();
        foreach (var (name, value) in entries)
            builder[name] = value;
        return new(builder.ToImmutable());
    }

    public PropertyMap With(string name, PropertyValue value) => new(entries.SetItem(name, value));

    public PropertyMap Without(string name) => new(entries.Remove(name));

    public PropertyMap Where(Func<string, PropertyValue, bool> keep) => Of(entries.Where(e => keep(e.Key, e.Value)));

    public bool Equals(PropertyMap? other) =>
        other is not null && entries.Count == other.entries.Count && entries.SequenceEqual(other.entries);

    public override bool Equals(object? obj) => Equals(obj as PropertyMap);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (name, value) in entries)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    public IEnumerator<KeyValuePair<string, PropertyValue>> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
