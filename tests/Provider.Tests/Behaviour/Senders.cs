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
        CheckRules.Check(SenderDescription.Resource, Inputs(json)).Findings.Where(f => f.Warns == warns).Select(f => f.Reason);

    /// <summary>Each change as its kind, its path and a mark when it replaces.</summary>
    public static string Diff(string olds, string news, string live = "{}", params string[] ignored) => string.Join(", ", DiffRules
        .Diff(SenderDescription.Resource.Shape, Inputs(olds), Inputs(live), Inputs(news), ignored.Select(i => PropertyPath.Parse(i)!))
        .Changes.Select(c => $"{c.Kind} {c.Path}{(c.Replaces ? " replaces" : "")}"));

    public static bool DeletesFirst(string olds, string news) =>
        DiffRules.Diff(SenderDescription.Resource.Shape, Inputs(olds), PropertyMap.Empty, Inputs(news), []).DeleteBeforeReplace;

    public static string Patch(string olds, string news, string? live = null) =>
        Json(PatchRules.Patch(SenderDescription.Resource.Shape, Inputs(olds), Inputs(live ?? olds), Inputs(news)));
}
