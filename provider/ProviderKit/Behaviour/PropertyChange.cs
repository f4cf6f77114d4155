using System.Collections.Immutable;
using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>One difference between what was declared and what is declared now.</summary>
public sealed record PropertyChange(PropertyPath Path, ChangeKind Kind, PropertyDescription Property)
{
    public bool Replaces { get; init; }
}

/// <summary>What became of a property: it came, it went, or it is another.</summary>
public enum ChangeKind
{
    Add,
    Delete,
    Update,
}

/// <summary>All differences, and what follows from them for the resource.</summary>
public sealed record DiffResult(ImmutableArray<PropertyChange> Changes)
{
    public bool Replaces => Changes.Any(c => c.Replaces);

    /// <summary>The old resource must go first, unless the new one is another object at the service.</summary>
    public bool DeleteBeforeReplace => !Changes.Any(c => c.Replaces && c.Property.Replacement is { Identity: true });

    public IEnumerable<string> Warnings => Changes
        .Where(c => c.Replaces)
        .Select(c => c.Property.Replacement?.Warning)
        .OfType<string>()
        .Distinct();
}
