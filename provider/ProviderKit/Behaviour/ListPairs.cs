using System.Runtime.InteropServices;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>Which item of one list stands for which item of another, as indexes; null for none.</summary>
internal static class ListPairs
{
    /// <summary>Items pair by the value of <paramref name="key"/>, whatever their order; without a key, by position.</summary>
    public static IEnumerable<(int? Old, int? Now)> Of(string? key, PropertyList before, PropertyList after)
    {
        if (key is null || after.Concat(before).Any(item => item.Unwrapped() is UnknownValue || item.AsMap()[key] is null or UnknownValue))
            return ByPosition(before.Count, after.Count);
        return ByKey(key, before, after);
    }

    private static IEnumerable<(int? Old, int? Now)> ByPosition(int before, int after)
    {
        for (var index = 0; index < Math.Max(before, after); index++)
            yield return (index < before ? index : null, index < after ? index : null);
    }

    private static IEnumerable<(int? Old, int? Now)> ByKey(string key, PropertyList before, PropertyList after)
    {
        var places = new Dictionary<PropertyValue, Queue<int>>();
        for (var old = 0; old < before.Count; old++)
            Places(places, before[old], key).Enqueue(old);
        for (var now = 0; now < after.Count; now++)
            yield return (Places(places, after[now], key).TryDequeue(out var found) ? found : null, now);
        foreach (var left in places.Values.SelectMany(old => old))
            yield return (left, null);
    }

    private static Queue<int> Places(Dictionary<PropertyValue, Queue<int>> all, PropertyValue item, string key) =>
        CollectionsMarshal.GetValueRefOrAddDefault(all, item.AsMap()[key]!.Plain(), out _) ??= new();
}
