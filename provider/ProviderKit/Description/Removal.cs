using ProviderKit.Values;

namespace ProviderKit.Description;

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

    /// <summary>The service is told to clear it.</summary>
    public static Removal Clears { get; } = new ClearsCase();

    /// <summary>The service can't be told to clear it, and is told this instead.</summary>
    public static Removal Sets(PropertyValue value) => new SetsCase(value);

    public sealed record ImpossibleCase : Removal;

    public sealed record MeansNothingCase : Removal;

    public sealed record ClearsCase : Removal;

    public sealed record SetsCase(PropertyValue Value) : Removal;
}
