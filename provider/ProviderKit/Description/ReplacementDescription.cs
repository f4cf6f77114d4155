using ProviderKit.Values;

namespace ProviderKit.Description;

/// <summary>Replaces the resource when a program changes the property. Drift of it is told and never replaces.</summary>
/// <param name="Identity">A new value is another object at the service, so the new one can exist beside the old one.</param>
/// <param name="Warning">What happens and what a person will have to do; shown in the preview. Null for nothing.</param>
public sealed record ReplacementDescription(bool Identity, string? Warning = null)
{
    /// <summary>A value that isn't known yet counts as no replacement.</summary>
    public bool OnlyWhenKnown { get; init; }

    /// <summary>What to tell instead of replacing, by old and new values; null where a change replaces.</summary>
    public Func<PropertyMap, PropertyMap, string?> Instead { get; init; } = (_, _) => null;
}
