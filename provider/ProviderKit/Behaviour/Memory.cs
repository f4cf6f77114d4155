using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>
/// What the state remembers beside inputs and outputs. It is kept among the outputs, under names that the engine takes for
/// the provider's own and doesn't show.
/// </summary>
internal static class Memory
{
    private const string SentName = "__sent";
    private const string WordsName = "__words";
    private const string SeenByName = "__seen";

    /// <summary>
    /// All that was sent last, where that isn't what the inputs say: after an update that broke off the engine keeps the old
    /// inputs, a service may not take all that is declared yet, and what it took it may not show. Empty where the inputs tell.
    /// </summary>
    public static PropertyMap Sent(PropertyMap outputs) => outputs[SentName].AsMap();

    /// <summary>
    /// What the service made of declared values, in words of its own. Version 0.1.0 marked nothing: what it saw last is all
    /// that is known.
    /// </summary>
    public static PropertyMap Words(PropertyMap outputs) => SeenBy(outputs) is null ? outputs : outputs[WordsName].AsMap();

    /// <summary>A mark of whoever saw the resource last; null when nobody left one.</summary>
    public static string? SeenBy(PropertyMap outputs) => outputs[SeenByName].AsText();

    public static PropertyMap Remember(PropertyMap outputs, PropertyMap sent, PropertyMap words, string seenBy)
    {
        var remembered = outputs.With(SeenByName, seenBy);
        remembered = sent.Count == 0 ? remembered : remembered.With(SentName, sent);
        return words.Count == 0 ? remembered : remembered.With(WordsName, words);
    }

    /// <summary>All that was ever declared: the inputs in the state and, where they say nothing, what was sent.</summary>
    public static PropertyMap Declared(PropertyMap inputs, PropertyMap outputs) => inputs.Plain().Over(Sent(outputs).Plain());
}
