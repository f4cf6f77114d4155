using System.Collections.Immutable;
using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>One difference between what was declared and what is declared now.</summary>
public sealed record PropertyChange(PropertyPath Path, ChangeKind Kind, PropertyDescription Property)
{
    public bool Replaces { get; init; }

    /// <summary>The value is the same and only became a secret: the state changes, and nothing is sent.</summary>
    public bool IsSecrecy { get; init; }

    /// <summary>The replacements that this is, or may turn out to be while a value isn't known.</summary>
    public ImmutableArray<ReplacementNotice> Notices { get; init; } = [];
}

/// <summary>What became of a property: it came, it went, or it is another.</summary>
public enum ChangeKind
{
    Add,
    Delete,
    Update,
}

/// <param name="Path">The property that replaces.</param>
/// <param name="Warning">What the description says of it; null for what is true of every replacement.</param>
/// <param name="IsCertain">False while it depends on a value that isn't known.</param>
public sealed record ReplacementNotice(PropertyPath Path, string? Warning, bool IsCertain)
{
    public string? Text(string? ofEveryReplacement) => (Warning ?? ofEveryReplacement, IsCertain) switch
    {
        (null, _) => null,
        (var text, true) => text,
        (var text, false) => $"{Path} isn't known yet. If it turns out to be another one than now, the resource is replaced. {text}",
    };
}

/// <summary>All differences, and what follows from them for the resource.</summary>
public sealed record DiffResult(ImmutableArray<PropertyChange> Changes)
{
    /// <summary>What is told of changes that aren't what they seem.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    public bool Replaces => Changes.Any(c => c.Replaces);

    /// <summary>The old resource must go first, unless the new one is another object at the service.</summary>
    public bool DeleteBeforeReplace => !Changes.Any(c => c.Replaces && c.Property.Replacement is { Identity: true });

    /// <param name="ofEveryReplacement">What to say of a replacement whose description says nothing.</param>
    public IEnumerable<string> Warnings(string? ofEveryReplacement) => Changes
        .SelectMany(change => change.Notices)
        .Select(notice => notice.Text(ofEveryReplacement))
        .OfType<string>()
        .Concat(Remarks)
        .Distinct();
}
