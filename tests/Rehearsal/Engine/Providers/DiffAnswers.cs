using Pulumirpc;
using Rehearsal.Values;

namespace Rehearsal.Providers;

/// <summary>Questions asked of a DiffResponse.</summary>
internal static class DiffAnswers
{
    public static bool IsReplacement(this DiffResponse diff) =>
        diff.Replaces.Count > 0 || diff.DetailedDiff.Values.Any(IsReplacement);

    static bool IsReplacement(PropertyDiff diff) => diff.Kind
        is PropertyDiff.Types.Kind.AddReplace or PropertyDiff.Types.Kind.DeleteReplace or PropertyDiff.Types.Kind.UpdateReplace;

    /// <summary>An answer of UNKNOWN is settled by comparing what was with what shall be.</summary>
    public static bool HasChanges(this DiffResponse diff, MapValue olds, MapValue news) => diff.Changes switch
    {
        DiffResponse.Types.DiffChanges.DiffNone => false,
        DiffResponse.Types.DiffChanges.DiffSome => true,
        _ => olds.InClear() != news.InClear(),
    };

    /// <summary>The same difference seen from the other side, for refresh.</summary>
    public static DiffResponse Inverted(this DiffResponse diff)
    {
        var inverted = diff.Clone();
        foreach (var property in inverted.DetailedDiff.Values)
            property.Kind = property.Kind switch
            {
                PropertyDiff.Types.Kind.Add or PropertyDiff.Types.Kind.AddReplace => PropertyDiff.Types.Kind.Delete,
                PropertyDiff.Types.Kind.Delete or PropertyDiff.Types.Kind.DeleteReplace => PropertyDiff.Types.Kind.Add,
                _ => PropertyDiff.Types.Kind.Update,
            };
        inverted.Replaces.Clear();
        return inverted;
    }

    /// <summary>The program's own <c>replaceOnChanges</c> turn an update of these paths into a replacement.</summary>
    public static DiffResponse WithReplaceOnChanges(this DiffResponse diff, IEnumerable<string> paths)
    {
        if (diff.Changes != DiffResponse.Types.DiffChanges.DiffSome)
            return diff;
        var asked = paths.Select(PropertyPath.Parse).ToList();
        var changed = diff.DetailedDiff.Count > 0 ? diff.DetailedDiff.Keys.AsEnumerable() : diff.Diffs;
        var hits = changed.Where(key => asked.Exists(path => Touches(path, PropertyPath.Parse(key)))).ToList();
        var result = diff.Clone();
        foreach (var hit in hits)
        {
            if (result.DetailedDiff.TryGetValue(hit, out var property) && !IsReplacement(property))
                property.Kind += 1;
            if (!result.Replaces.Contains(PropertyPath.Parse(hit).Top))
                result.Replaces.Add(PropertyPath.Parse(hit).Top);
        }
        return result;
    }

    static bool Touches(PropertyPath asked, PropertyPath changed) => asked.Contains(changed) || changed.Contains(asked);
}
