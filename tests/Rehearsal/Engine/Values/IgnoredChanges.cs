namespace Rehearsal.Values;

/// <summary>Puts the old inputs back where the program asked to ignore changes.</summary>
internal static class IgnoredChanges
{
    public static MapValue Apply(MapValue news, MapValue olds, IEnumerable<string> paths) =>
        paths.Select(PropertyPath.Parse).Aggregate(news, (result, path) =>
            Reset(result, olds, path.Segments, 0) as MapValue ?? MapValue.Empty);

    /// <returns>The new value with everything under the path taken from the old one; null when it is gone.</returns>
    static Value? Reset(Value? news, Value? olds, IReadOnlyList<string> path, int at)
    {
        if (at == path.Count)
            return olds;
        if (news is SecretValue || olds is SecretValue)
            return ResetSecret(news, olds, path, at);
        return (news, olds) switch
        {
            (MapValue map, MapValue old) => ResetMap(map, old, path, at),
            (MapValue map, _) => ResetMap(map, MapValue.Empty, path, at),
            (ListValue list, ListValue old) => ResetList(list, old, path, at),
            _ => news,
        };
    }

    static SecretValue? ResetSecret(Value? news, Value? olds, IReadOnlyList<string> path, int at) =>
        Reset(Open(news), Open(olds), path, at) is { } inner ? new SecretValue(inner) : null;

    static Value? Open(Value? value) => value is SecretValue secret ? secret.Inner : value;

    static MapValue ResetMap(MapValue news, MapValue olds, IReadOnlyList<string> path, int at)
    {
        var keys = path[at] == PropertyPath.Any ? news.Entries.Keys.Union(olds.Entries.Keys) : [path[at]];
        return keys.Aggregate(news, (map, key) =>
            Reset(map[key], olds[key], path, at + 1) is { } value ? map.With(key, value) : map.Without(key));
    }

    static ListValue ResetList(ListValue news, ListValue olds, IReadOnlyList<string> path, int at)
    {
        var items = news.Items;
        for (var i = 0; i < Math.Min(items.Length, olds.Items.Length); i++)
            if (path[at] == PropertyPath.Any || PropertyPath.Index(path[at]) == i)
                items = items.SetItem(i, Reset(items[i], olds.Items[i], path, at + 1) ?? Value.Null);
        return new ListValue(items);
    }
}
