using System.Collections.Immutable;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>
/// What a request is to say of a resource, property by property: the value that it gets, or that it is cleared. What the
/// patch doesn't mention is left as it is. Lists are one property.
/// </summary>
public sealed record Patch(ImmutableDictionary<PropertyPath, PropertyEdit> Edits)
{
    public static Patch Nothing { get; } = new(ImmutableDictionary<PropertyPath, PropertyEdit>.Empty);

    public bool IsEmpty => Edits.IsEmpty;

    public bool Mentions(PropertyPath path) => Edits.ContainsKey(path);

    public bool Sets(PropertyPath path) => Edits.GetValueOrDefault(path) is PropertyEdit.Set;

    public Patch With(PropertyPath path, PropertyEdit edit) => new(Edits.SetItem(path, edit));

    public Patch Without(PropertyPath path) => new(Edits.Remove(path));
}

/// <summary>What becomes of a property: a closed set of cases.</summary>
public abstract record PropertyEdit
{
    private PropertyEdit()
    {
    }

    /// <param name="Value">Plain and known, so never shown.</param>
    public sealed record Set(PropertyValue Value) : PropertyEdit
    {
        public override string ToString() => nameof(Set);
    }

    public sealed record Clear : PropertyEdit;
}
