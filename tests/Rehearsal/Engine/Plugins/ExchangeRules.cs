using Pulumirpc;
using Rehearsal.Values;

namespace Rehearsal.Plugins;

/// <summary>The laws every answer of a provider is held against.</summary>
internal sealed class ExchangeRules(string provider, bool preview)
{
    public CheckResponse Check(CheckResponse answer) =>
        Law(answer, answer.Inputs is not null || answer.Failures.Count > 0, "Check answers with inputs", "the inputs are null");

    public CreateResponse Create(CreateResponse answer)
    {
        if (!preview)
        {
            Law(answer, answer.Id.Length > 0, "a real Create answers with an id", "the id is empty");
            Law(answer, answer.Properties is not null, "a real Create answers with properties", "the properties are null");
        }
        return Known(answer, answer.Properties, "Create");
    }

    public UpdateResponse Update(UpdateResponse answer) => Known(
        Law(answer, preview || answer.Properties is not null, "a real Update answers with properties", "the properties are null"),
        answer.Properties, "Update");

    public ReadResponse Read(ReadResponse answer)
    {
        var found = answer is { Id.Length: > 0, Properties: not null, Inputs: not null };
        var gone = answer is { Id.Length: 0, Properties: null };
        Law(answer, found || gone, "Read answers with id, properties and inputs, or with nothing",
            $"id '{answer.Id}', properties {(answer.Properties is null ? "null" : "set")}, inputs {(answer.Inputs is null ? "null" : "set")}");
        return NeverUnknown(NeverUnknown(answer, answer.Properties, "Read"), answer.Inputs, "Read");
    }

    public InvokeResponse Invoke(InvokeResponse answer) => NeverUnknown(answer, answer.Return, "Invoke");

    public DiffResponse Diff(DiffResponse answer)
    {
        const string TopLevel = "diffs and replaces name top-level properties";
        foreach (var name in answer.Diffs.Concat(answer.Replaces))
            Law(answer, !name.AsSpan().ContainsAny('.', '['), TopLevel, $"'{name}' is a path");
        Law(answer, answer.Diffs.Distinct().Count() == answer.Diffs.Count, "diffs are unique", string.Join(", ", answer.Diffs));
        Law(answer, answer.HasDetailedDiff || answer.DetailedDiff.Count == 0, "detailedDiff comes with hasDetailedDiff", "it would be dropped");
        if (!answer.HasDetailedDiff)
            return answer;
        var tops = answer.DetailedDiff.Keys.Select(key => Path(answer, key).Top).Distinct().Order(StringComparer.Ordinal);
        return Law(answer, tops.SequenceEqual(answer.Diffs.Order(StringComparer.Ordinal)), "diffs and detailedDiff name the same properties",
            $"diffs [{string.Join(", ", answer.Diffs)}], detailedDiff [{string.Join(", ", answer.DetailedDiff.Keys)}]");
    }

    PropertyPath Path(DiffResponse answer, string key)
    {
        try
        {
            return PropertyPath.Parse(key);
        }
        catch (FormatException error)
        {
            Law(answer, false, "detailedDiff keys are property paths", error.Message);
            throw;
        }
    }

    T Known<T>(T answer, Google.Protobuf.WellKnownTypes.Struct? bag, string call) => preview ? answer : NeverUnknown(answer, bag, call);

    T NeverUnknown<T>(T answer, Google.Protobuf.WellKnownTypes.Struct? bag, string call) =>
        Law(answer, !WireDecoder.Decode(bag).ContainsUnknown, $"nothing is unknown in the answer of {call}", $"{bag}");

    T Law<T>(T answer, bool holds, string rule, string detail) =>
        holds ? answer : throw Broken(rule, detail);

    public RuleBrokenException Broken(string rule, string detail) => new(provider, rule, detail);
}
