using Pulumirpc;
using Rehearsal.Operations;
using Rehearsal.State;
using Rehearsal.Values;

namespace Rehearsal.Display;

/// <summary>The differences of a step: a summary of names, or a line for each property path.</summary>
internal static class DiffLines
{
    public static string Summary(DiffResponse? diff)
    {
        if (diff is null || diff.Changes == DiffResponse.Types.DiffChanges.DiffNone)
            return "";
        string[] names = diff.DetailedDiff.Count > 0
            ? [.. diff.DetailedDiff.GroupBy(entry => PropertyPath.Parse(entry.Key).Top).Select(Top).Order(StringComparer.Ordinal)]
            : [.. diff.Diffs.Union(diff.Replaces).Select(name => "~" + name)];
        return names.Length == 0 ? "" : $" [diff: {string.Join(",", names)}]";
    }

    static string Top(IGrouping<string, KeyValuePair<string, PropertyDiff>> top) =>
        (top.Count() == 1 && top.Single().Key == top.Key ? Sign(top.Single().Value.Kind)[..1] : "~") + top.Key;

    public static IEnumerable<string> Of(StepEvent step) => step switch
    {
        { Op: Op.Create or Op.Import, New: { } created } => created.Inputs.Entries.Select(entry => $"{entry.Key}: {ValueText.Of(entry.Value)}"),
        { Op: Op.Update or Op.Replace or Op.Refresh, Diff: { } diff, Old: { } old, New: { } @new } =>
            diff.DetailedDiff.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => Line(step.Op, entry.Key, entry.Value, old, @new)),
        _ => [],
    };

    /// <summary>The old value comes from the inputs if the provider compared inputs, else from the outputs.</summary>
    static string Line(Op op, string key, PropertyDiff diff, ResourceState old, ResourceState @new)
    {
        var path = PropertyPath.Parse(key);
        var before = Find(path, diff.InputDiff ? old.Inputs : old.Outputs);
        var after = Find(path, op == Op.Refresh && !diff.InputDiff ? @new.Outputs : @new.Inputs);
        var sign = Sign(diff.Kind);
        return sign[0] switch
        {
            '+' => $"{sign} {key}: {ValueText.Of(after)}",
            '-' => $"{sign} {key}: {ValueText.Of(before)}",
            _ => $"{sign} {key}: {ValueText.Of(before)} => {ValueText.Of(after)}",
        } + (diff.Kind.ToString().EndsWith("Replace", StringComparison.Ordinal) ? " (forces replacement)" : "");
    }

    /// <summary>What lies within a secret is secret.</summary>
    static Value? Find(PropertyPath path, MapValue root) =>
        path.Find(root) is { } value
            ? IsSecret(path, root) ? new SecretValue(value) : value
            : null;

    static bool IsSecret(PropertyPath path, MapValue root) => Enumerable.Range(1, path.Segments.Count)
        .Any(length => new PropertyPath([.. path.Segments.Take(length)]).Find(root) is SecretValue);

    static string Sign(PropertyDiff.Types.Kind kind) => kind switch
    {
        PropertyDiff.Types.Kind.Add => "+",
        PropertyDiff.Types.Kind.AddReplace => "+-",
        PropertyDiff.Types.Kind.Delete => "-",
        PropertyDiff.Types.Kind.DeleteReplace => "-+",
        PropertyDiff.Types.Kind.UpdateReplace => "~",
        _ => "~",
    };
}
