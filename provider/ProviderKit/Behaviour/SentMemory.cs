using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>
/// The memory of what was sent where the inputs in the state don't tell: after an update that broke off the engine keeps the
/// old inputs, and a service may not take all that is declared yet. It is kept among the outputs, under a name that the
/// engine takes for the provider's own and doesn't show. The next update knows by it what to take back when the program has
/// changed its mind, and what has not been sent yet.
/// </summary>
internal static class SentMemory
{
    private const string Name = "__sent";

    public static PropertyMap Remember(PropertyMap outputs, PropertyMap sent) => sent.Count == 0 ? outputs : outputs.With(Name, sent);

    /// <summary>The declared values without those of which the plain values that were sent say nothing.</summary>
    public static PropertyMap Within(PropertyMap declared, PropertyMap sent) => PropertyMap.Of(declared
        .Where(entry => !sent[entry.Key].IsNothing())
        .Select(entry => entry.Value.Unwrapped() is ObjectValue part
            ? KeyValuePair.Create(entry.Key, SecretMarks.Around(Within(part.Properties, sent[entry.Key].AsMap()), entry.Value))
            : entry));

    /// <summary>What was sent; empty when no update broke off.</summary>
    public static PropertyMap Sent(PropertyMap outputs) => outputs[Name].AsMap();

    /// <summary>All that was ever declared: the inputs in the state and, where they say nothing, what was sent.</summary>
    public static PropertyMap Declared(PropertyMap oldInputs, PropertyMap oldOutputs) => Over(oldInputs, Sent(oldOutputs));

    private static PropertyMap Over(PropertyMap upper, PropertyMap lower) =>
        lower.Aggregate(upper, (all, entry) => (upper[entry.Key]?.Unwrapped(), entry.Value.Unwrapped()) switch
        {
            (ObjectValue above, ObjectValue below) =>
                all.With(entry.Key, SecretMarks.Around(Over(above.Properties, below.Properties), upper[entry.Key])),
            (var above, _) when above.IsNothing() => all.With(entry.Key, entry.Value),
            _ => all,
        });
}
