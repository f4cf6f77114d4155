using ProviderKit.Values;

namespace ProviderKit.Description;

/// <summary>What a program says of a property, and when the service is told.</summary>
public sealed record Declaration
{
    private Declaration()
    {
    }

    public static Declaration Optional { get; } = new();

    /// <summary>A program must give it; an empty text doesn't count.</summary>
    public static Declaration Required { get; } = new() { IsRequired = true };

    /// <summary>Steers the provider and isn't sent to the service.</summary>
    public static Declaration Local { get; } = new() { IsLocal = true };

    /// <summary>The service sets it, a program can't.</summary>
    public static Declaration Output { get; } = new() { IsOutput = true };

    /// <summary>An output that is there on every resource.</summary>
    public static Declaration OutputAlways { get; } = new() { IsOutput = true, IsAlwaysThere = true };

    public bool IsRequired { get; private init; }

    public bool IsLocal { get; private init; }

    public bool IsOutput { get; private init; }

    public bool IsAlwaysThere { get; private init; }

    /// <summary>An output that never changes while the resource lives.</summary>
    public bool IsStable { get; init; }

    /// <summary>What leaving it out says: declaring that changes nothing.</summary>
    public string? Default { get; init; }

    /// <summary>Used up by being sent: never part of a creation, and sent by an update when it is new and never again.</summary>
    public bool Once { get; init; }

    /// <summary>What is sent for a text; null for the text as it is.</summary>
    public Func<string, string>? SentAs { get; init; }

    /// <summary>Not carried into a resource that takes the place of another: it was said of the other one.</summary>
    public bool NotOnReplacement { get; init; }

    /// <summary>Whether a resource with these outputs has no more use for a value: then it is no difference, and isn't sent.</summary>
    public Func<PropertyMap, bool>? UselessOn { get; init; }

    /// <summary>An object of which the service may drop what a request leaves out: it is sent with all that is there.</summary>
    public bool KeepsRest { get; init; }

    /// <summary>
    /// Whether, on a resource with these inputs, it is sent only when it has changed itself: sending it costs something. Null
    /// for a property that travels with what stands beside it.
    /// </summary>
    public Func<PropertyMap, bool>? AloneOn { get; init; }

    /// <summary>
    /// Whether the service takes a value on a resource with these outputs; null for always. What it didn't take is a
    /// difference once it would.
    /// </summary>
    public Func<PropertyMap, bool>? TakenOn { get; init; }
}
