using System.Collections.Immutable;
using ProviderKit.Values;

namespace ProviderKit.Description;

/// <summary>A resource type: the shape of its properties and what is true of the resource as a whole.</summary>
public abstract record ResourceDescription
{
    public abstract ShapeDescription Shape { get; }

    public string Token => Shape.Token;

    /// <summary>
    /// Conditions that take in more than one property. They get checked inputs, possibly with unknowns, and the inputs that
    /// the resource has so far; none when it is to be created.
    /// </summary>
    public ImmutableArray<Func<PropertyMap, PropertyMap, IEnumerable<Finding>>> Rules { get; init; } = [];

    /// <summary>What a user should know of a resource with these inputs and outputs, beside what differs.</summary>
    public Func<PropertyMap, PropertyMap, IEnumerable<string>> Remarks { get; init; } = (_, _) => [];

    /// <summary>What a user should know before a resource with these inputs is changed in place; null for nothing.</summary>
    public Func<PropertyMap, string?> UpdateWarning { get; init; } = _ => null;

    /// <summary>What a user should know before a resource with these inputs is replaced, hence deleted; null for nothing.</summary>
    public Func<PropertyMap, string?> DeleteWarning { get; init; } = _ => null;
}

/// <summary>A resource type bound to the C# type that holds its properties.</summary>
public sealed record ResourceDescription<TModel>(ShapeDescription<TModel> Bound) : ResourceDescription
{
    public override ShapeDescription Shape => Bound;
}

/// <summary>Something found in a program's values: where, what, and whether it only warns.</summary>
/// <param name="Path">The property.</param>
/// <param name="Reason">A sentence that names the property and says what to do. Never holds a value that may be secret.</param>
/// <param name="Warns">The values are let through and the user is told.</param>
public sealed record Finding(PropertyPath Path, string Reason, bool Warns = false)
{
    /// <summary>Set when the value at the path may be secret, so that it isn't printed with the reason.</summary>
    public bool Concealed { get; init; }
}
