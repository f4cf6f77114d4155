namespace ProviderKit.Values;

/// <summary>Questions about values that everyone asks the same way.</summary>
public static class PropertyValueExtensions
{
    /// <summary>The value with every secret envelope taken off, at any depth.</summary>
    public static PropertyValue Plain(this PropertyValue value) => value switch
    {
        SecretValue secret => secret.Inner.Plain(),
        ListValue list => new ListValue([.. list.Items.Select(Plain)]),
        ObjectValue map => new ObjectValue(map.Properties.Plain()),
        _ => value,
    };

    public static PropertyMap Plain(this PropertyMap map) =>
        PropertyMap.Of(map.Select(e => KeyValuePair.Create(e.Key, e.Value.Plain())));

    /// <summary>The value under its own envelope, if it has one; what lies deeper stays wrapped.</summary>
    public static PropertyValue Unwrapped(this PropertyValue value) => value is SecretValue secret ? secret.Inner : value;

    /// <summary>Absent, null, an empty text, an empty list and an empty object say the same: nothing there.</summary>
    public static bool IsNothing(this PropertyValue? value) => value?.Unwrapped() switch
    {
        null or NullValue or TextValue { Value: "" } or ListValue { Items.Count: 0 } => true,
        ObjectValue map => map.Properties.All(e => e.Value.IsNothing()),
        _ => false,
    };

    /// <summary>The map without what says nothing, in objects within it too.</summary>
    public static PropertyMap WithoutNothing(this PropertyMap map) => PropertyMap.Of(map
        .Where(e => !e.Value.IsNothing())
        .Select(e => e.Value is ObjectValue part ? KeyValuePair.Create(e.Key, (PropertyValue)part.Properties.WithoutNothing()) : e));

    /// <summary>These plain values and, where they say nothing, those of the other map; in objects within them too.</summary>
    public static PropertyMap Over(this PropertyMap upper, PropertyMap lower) =>
        lower.Aggregate(upper, (all, entry) => (upper[entry.Key], entry.Value) switch
        {
            (ObjectValue above, ObjectValue below) => all.With(entry.Key, above.Properties.Over(below.Properties)),
            (var above, _) when above.IsNothing() => all.With(entry.Key, entry.Value),
            _ => all,
        });

    /// <summary>The value at a path of names, through any envelope; null when there is none.</summary>
    public static PropertyValue? At(this PropertyMap map, PropertyPath path) => path.Names.ToList() is [.. var above, var name]
        ? above.Aggregate(map, (inner, part) => inner[part].AsMap())[name]
        : null;

    public static PropertyMap With(this PropertyMap map, PropertyPath path, PropertyValue value) => map.With(path.Names.ToList(), value);

    private static PropertyMap With(this PropertyMap map, List<string> names, PropertyValue value) => names is [var name, .. { Count: > 0 } rest]
        ? map.With(name, map[name].AsMap().With(rest, value))
        : map.With(names[0], value);

    public static bool HasUnknown(this PropertyValue value) => value.Any(v => v is UnknownValue);

    public static bool HasUnknown(this PropertyMap map) => map.Any(e => e.Value.HasUnknown());

    public static bool HasSecret(this PropertyValue value) => value.Any(v => v is SecretValue);

    /// <summary>The text, or null when the value is no text (unknown, for instance).</summary>
    public static string? AsText(this PropertyValue? value) => (value?.Unwrapped() as TextValue)?.Value;

    /// <summary>The properties of an object value; those of nothing when the value is no object.</summary>
    public static PropertyMap AsMap(this PropertyValue? value) => (value?.Unwrapped() as ObjectValue)?.Properties ?? PropertyMap.Empty;

    public static PropertyList AsList(this PropertyValue? value) => (value?.Unwrapped() as ListValue)?.Items ?? PropertyList.Empty;

    /// <summary>The texts that lie in a secret envelope, or, asked so, those that lie in none.</summary>
    public static IEnumerable<string> Texts(this PropertyValue? value, bool secret, bool within = false) => value switch
    {
        SecretValue envelope => envelope.Inner.Texts(secret, within: true),
        TextValue text when within == secret => [text.Value],
        ListValue list => list.Items.SelectMany(item => item.Texts(secret, within)),
        ObjectValue map => map.Properties.Texts(secret, within),
        _ => [],
    };

    public static IEnumerable<string> Texts(this PropertyMap map, bool secret, bool within = false) =>
        map.SelectMany(entry => entry.Value.Texts(secret, within));

    private static bool Any(this PropertyValue value, Func<PropertyValue, bool> test) => test(value) || value switch
    {
        SecretValue secret => secret.Inner.Any(test),
        ListValue list => list.Items.Any(item => item.Any(test)),
        ObjectValue map => map.Properties.Any(e => e.Value.Any(test)),
        _ => false,
    };
}
