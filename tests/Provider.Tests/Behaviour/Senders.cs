using Google.Protobuf;
using ProviderKit.Behaviour;
using ProviderKit.Values;
using ProviderKit.Wire;
using PulumiTwilioSenders.Senders;
using Struct = Google.Protobuf.WellKnownTypes.Struct;

namespace Provider.Tests.Behaviour;

/// <summary>Sender inputs as JSON text, and what the rules say of them in words.</summary>
internal static class Senders
{
    public static PropertyMap Inputs(string json) => StructDecoder.Decode(Struct.Parser.ParseJson(json));

    public static string Json(PropertyMap map) => JsonFormatter.Default.Format(StructEncoder.Encode(map));

    public static IEnumerable<string> Check(string json, bool warns = false) =>
        CheckRules.Check(SenderDescription.Resource, Inputs(json), PropertyMap.Empty).Findings.Where(f => f.Warns == warns).Select(f => f.Reason);

    /// <summary>Each change as its kind, its path and a mark when it replaces.</summary>
    public static string Diff(string olds, string news, string live = "{}", params string[] ignored) => string.Join(", ", DiffRules
        .Diff(SenderDescription.Resource.Shape, Inputs(olds), Inputs(live), Inputs(news), [.. ignored.Select(i => PropertyPath.Parse(i)!)])
        .Changes.Select(c => $"{c.Kind} {c.Path}{(c.Replaces ? " replaces" : "")}"));

    public static bool DeletesFirst(string olds, string news) =>
        DiffRules.Diff(SenderDescription.Resource.Shape, Inputs(olds), PropertyMap.Empty, Inputs(news), []).DeleteBeforeReplace;

    /// <summary>What an update sends over what is there, by path; null for cleared.</summary>
    public static string Patch(string olds, string news, string? live = null, params string[] ignored)
    {
        var (shape, outputs) = (SenderDescription.Resource.Shape, Inputs(live ?? olds));
        var paths = ignored.Select(i => PropertyPath.Parse(i)!).ToList();
        var changes = DiffRules.Diff(shape, Inputs(olds), outputs, Inputs(news), paths).Changes;
        var patch = PatchRules.ForUpdate(shape, new(Inputs(olds), outputs, Inputs(news), paths, changes), outputs);
        return Json(patch.Edits.Aggregate(PropertyMap.Empty, (all, edit) =>
            all.With(edit.Key, edit.Value is PropertyEdit.Set set ? set.Value : NullValue.Instance)));
    }
}
