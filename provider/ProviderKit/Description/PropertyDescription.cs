using System.Collections.Immutable;

namespace ProviderKit.Description;

/// <summary>
/// All that is true of one property, in four groups: what a program says of it, how the service gives it back, what it
/// means to leave it out again, and whether a change replaces the resource. Check, diff, preview, patch, state and schema
/// follow from it; nothing else asks for a property by name.
/// </summary>
public abstract record PropertyDescription(string Name, TypeDescription Type, string Doc)
{
    public Declaration Declaration { get; init; } = Declaration.Optional;

    public ReadBack ReadBack { get; init; } = ReadBack.AsSent;

    public Removal Removal { get; init; } = Removal.Impossible;

    /// <summary>Set when a change can't be made in place.</summary>
    public ReplacementDescription? Replacement { get; init; }

    /// <summary>Wrapped as a secret wherever it goes.</summary>
    public bool Secret { get; init; }

    /// <summary>An environment variable that stands in for a configuration property. Read when configuring, never stored.</summary>
    public string? Environment { get; init; }

    /// <summary>What is checked of a value of the right type.</summary>
    public ImmutableArray<ValueRule> Rules { get; init; } = [];
}
