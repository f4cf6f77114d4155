using ProviderKit.Behaviour;
using ProviderKit.Description;
using Pulumirpc;

namespace ProviderKit.Host;

/// <summary>Differences to the engine's answer: top-level names in diffs and replaces, paths in the detailed diff.</summary>
internal static class DiffEncoder
{
    public static DiffResponse Encode(DiffResult diff, ShapeDescription shape)
    {
        var response = new DiffResponse
        {
            Changes = diff.Changes.IsEmpty ? DiffResponse.Types.DiffChanges.DiffNone : DiffResponse.Types.DiffChanges.DiffSome,
            HasDetailedDiff = true,
            DeleteBeforeReplace = diff.DeleteBeforeReplace,
        };
        response.Diffs.Add(diff.Changes.Select(c => c.Path.Head).Distinct());
        response.Replaces.Add(diff.Changes.Where(c => c.Replaces).Select(c => c.Path.Head).Distinct());
        response.Stables.Add(shape.Properties.Where(p => p.Declaration.IsStable).Select(p => p.Name));
        foreach (var change in diff.Changes)
            response.DetailedDiff[change.Path.ToString()] = new() { Kind = Kind(change), InputDiff = true };
        return response;
    }

    private static PropertyDiff.Types.Kind Kind(PropertyChange change) => (change.Kind, change.Replaces) switch
    {
        (ChangeKind.Add, false) => PropertyDiff.Types.Kind.Add,
        (ChangeKind.Add, true) => PropertyDiff.Types.Kind.AddReplace,
        (ChangeKind.Delete, false) => PropertyDiff.Types.Kind.Delete,
        (ChangeKind.Delete, true) => PropertyDiff.Types.Kind.DeleteReplace,
        (_, false) => PropertyDiff.Types.Kind.Update,
        (_, true) => PropertyDiff.Types.Kind.UpdateReplace,
    };
}
