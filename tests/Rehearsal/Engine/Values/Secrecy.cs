namespace Rehearsal.Values;

/// <summary>Marks values secret because their namesakes are.</summary>
internal static class Secrecy
{
    public static MapValue MarkNamesakes(MapValue values, MapValue marked) =>
        Mark(values, marked.Entries.Where(entry => entry.Value is SecretValue).Select(entry => entry.Key));

    public static MapValue Mark(MapValue values, IEnumerable<string> keys) =>
        keys.Aggregate(values, (map, key) => map[key] is { } value and not SecretValue ? map.With(key, new SecretValue(value)) : map);
}
