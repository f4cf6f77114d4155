using ProviderKit.Values;

namespace ProviderKit.Description;

/// <summary>How the service gives back what it took.</summary>
public sealed record ReadBack
{
    /// <summary>In the words in which it was sent.</summary>
    public static ReadBack AsSent { get; } = new();

    /// <summary>Not at all, so the declared value is kept, and is compared with declared values only.</summary>
    public static ReadBack Never { get; } = new() { IsNever = true };

    /// <summary>As it was sent, or not at all although it was taken.</summary>
    public static ReadBack Sometimes { get; } = new() { MayBeEmpty = true };

    public bool IsNever { get; private init; }

    public bool MayBeEmpty { get; private init; }

    /// <summary>Whether a resource with these outputs is on its way to a declared text; null for never.</summary>
    public Func<string, PropertyMap, bool>? ComingOn { get; init; }

    /// <summary>What it gives back shows whether it took what was sent.</summary>
    public bool ShowsWhatItTook => this is { IsNever: false, MayBeEmpty: false, IsCopy: null };

    /// <summary>
    /// Whether the service doesn't keep the property on a resource with these inputs. What it gives back for it then doesn't
    /// count, and declaring it on a resource that was read without it is no difference.
    /// </summary>
    public Func<PropertyMap, bool>? NotKeptOn { get; init; }

    /// <summary>Whether the service may fill it in, on a resource with these inputs, when a program leaves it out; null for never.</summary>
    public Func<PropertyMap, bool>? FilledInOn { get; init; }

    /// <summary>The text by which two texts are compared, for instance in capitals; null for the text itself.</summary>
    public Func<string, string>? Compared { get; init; }

    /// <summary>Whether a text is the service's own copy of what was sent, which expires and is nothing to declare.</summary>
    public Func<string, bool>? IsCopy { get; init; }
}
