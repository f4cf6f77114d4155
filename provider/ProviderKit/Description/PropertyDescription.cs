using System.Collections.Immutable;
using ProviderKit.Values;

namespace ProviderKit.Description;

/// <summary>
/// All that is true of one property. Check, diff, preview, merge on read, state and schema follow from it; nothing else
/// asks for a property by name.
/// </summary>
public abstract record PropertyDescription(string Name, TypeDescription Type, string Doc)
{
    /// <summary>A program must give it; an empty text doesn't count.</summary>
    public bool Required { get; init; }

    /// <summary>The service sets it, a program can't.</summary>
    public bool OutputOnly { get; init; }

    /// <summary>An output that is there on every resource.</summary>
    public bool AlwaysThere { get; init; }

    /// <summary>An output that never changes while the resource lives.</summary>
    public bool Stable { get; init; }

    /// <summary>Wrapped as a secret wherever it goes.</summary>
    public bool Secret { get; init; }

    /// <summary>The service never gives it back, so the declared value is kept and is compared with declared values only.</summary>
    public bool WriteOnly { get; init; }

    /// <summary>
    /// Whether a resource with these outputs has no more use for a value. Declaring it on one that was read without it is
    /// then no difference, and it isn't sent.
    /// </summary>
    public Func<PropertyMap, bool>? Unneeded { get; init; }

    /// <summary>
    /// Whether the service takes a value on a resource with these outputs; null for always. What it didn't take is a
    /// difference once it would.
    /// </summary>
    public Func<PropertyMap, bool>? TakenWhen { get; init; }

    /// <summary>Used up by being sent, so it is sent when it is new and never again.</summary>
    public bool SentOnce { get; init; }

    /// <summary>Steers the provider and isn't sent to the service.</summary>
    public bool Local { get; init; }

    /// <summary>Whether the service may fill it in, on a resource with these inputs, when a program leaves it out; null for never.</summary>
    public Func<PropertyMap, bool>? FilledIn { get; init; }

    /// <summary>The service is known to give nothing back for a value that it has taken.</summary>
    public bool MayReadEmpty { get; init; }

    /// <summary>Texts that differ in case only are the same.</summary>
    public bool CaseInsensitive { get; init; }

    /// <summary>What the service takes when nothing is declared: declaring it changes nothing.</summary>
    public string? Default { get; init; }

    /// <summary>What it means that a program no longer gives the property.</summary>
    public Removal Removal { get; init; } = Removal.Impossible;

    /// <summary>Set when a change can't be made in place.</summary>
    public ReplacementDescription? Replacement { get; init; }

    /// <summary>
    /// Whether the service doesn't keep this property on a resource with these inputs. What it gives back for it then
    /// doesn't count, and declaring it on a resource that was read without it is no difference.
    /// </summary>
    public Func<PropertyMap, bool>? NotKept { get; init; }

    /// <summary>Whether the live value (second) is only the service's own copy of the declared one (first).</summary>
    public Func<string, string, bool>? IsCopy { get; init; }

    /// <summary>An environment variable that stands in for a configuration property. Read when configuring, never stored.</summary>
    public string? Environment { get; init; }

    /// <summary>What is checked of a value of the right type.</summary>
    public ImmutableArray<ValueRule> Rules { get; init; } = [];
}

/// <summary>Replaces the resource when the property changes.</summary>
/// <param name="Identity">A new value is another object at the service, so the new one can exist beside the old one.</param>
/// <param name="Warning">What a person will have to do; shown in the preview. Null for nothing.</param>
public sealed record ReplacementDescription(bool Identity, string? Warning = null)
{
    /// <summary>A value that isn't known yet counts as no replacement.</summary>
    public bool OnlyWhenKnown { get; init; }
}

/// <summary>What it means that a program no longer gives a property: a closed set of cases.</summary>
public abstract record Removal
{
    private Removal()
    {
    }

    /// <summary>The service has no way to clear it; the old value stays, and the preview says so.</summary>
    public static Removal Impossible { get; } = new ImpossibleCase();

    /// <summary>Nothing: the value was used up or is the service's own business from then on.</summary>
    public static Removal MeansNothing { get; } = new MeansNothingCase();

    /// <summary>Cleared by sending this value.</summary>
    public static Removal Sends(PropertyValue value) => new SendsCase(value);

    public sealed record ImpossibleCase : Removal;

    public sealed record MeansNothingCase : Removal;

    public sealed record SendsCase(PropertyValue Value) : Removal;
}
