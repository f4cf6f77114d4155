using System.Text.RegularExpressions;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace Provider.Tests.Front;

/// <summary>What must hold of every answer, whatever it is about. The engine breaks, or users suffer, where one doesn't.</summary>
internal static partial class ExchangeRules
{
    public static void Holds(CheckResponse answer, bool preview)
    {
        Assert.NotNull(answer.Inputs);
        Assert.True(preview || !HasUnknown(answer.Inputs), "an input that Check gave back is unknown outside a preview");
        Assert.DoesNotContain(answer.Inputs.Fields.Values, v => v.KindCase == WireValue.KindOneofCase.NullValue);
    }

    public static void Holds(DiffResponse answer)
    {
        Assert.NotEqual(DiffResponse.Types.DiffChanges.DiffUnknown, answer.Changes);
        Assert.True(answer.HasDetailedDiff);
        Assert.Equal(answer.Changes == DiffResponse.Types.DiffChanges.DiffSome, answer.Diffs.Count > 0);
        Assert.Equal(answer.Diffs.Distinct().Order(), answer.Diffs.Order());
        Assert.Equal(answer.DetailedDiff.Keys.Select(HeadOf).Distinct().Order(), answer.Diffs.Order());
        Assert.Subset(answer.Diffs.ToHashSet(), answer.Replaces.ToHashSet());
        Assert.All(answer.DetailedDiff.Keys, path => Assert.Matches(PathForm, path));
    }

    public static void Holds(CreateResponse answer, bool preview)
    {
        Assert.NotNull(answer.Properties);
        Assert.True(preview || answer.Id.Length > 0, "a resource without id");
        Assert.True(preview || !HasUnknown(answer.Properties), "an output is unknown outside a preview");
    }

    public static void Holds(UpdateResponse answer, bool preview)
    {
        Assert.NotNull(answer.Properties);
        Assert.True(preview || !HasUnknown(answer.Properties), "an output is unknown outside a preview");
    }

    public static void Holds(ReadResponse answer)
    {
        if (answer.Id.Length == 0)
        {
            Assert.Null(answer.Properties);
            Assert.Null(answer.Inputs);
            return;
        }

        Assert.NotNull(answer.Properties);
        Assert.NotNull(answer.Inputs);
        Assert.False(HasUnknown(answer.Properties) || HasUnknown(answer.Inputs), "a read value is unknown");
    }

    /// <summary>What a preview knew is what came of it.</summary>
    public static void Kept(Struct promised, Struct outputs)
    {
        foreach (var (name, value) in promised.Fields)
            Kept(value, outputs.Fields.GetValueOrDefault(name), name);
    }

    /// <summary>Nothing of what the user marked as a secret is told to anybody, nor stored in clear.</summary>
    public static void KeepsSecrets(IReadOnlyCollection<string> secrets, Outcome outcome)
    {
        var told = outcome.Logs.Select(l => l.Message)
            .Concat(outcome.Reasons)
            .Concat(outcome.Failures.Select(f => f.Reason))
            .Concat(outcome.Error is { } error ? [error.Status.Detail] : []);
        Assert.All(told, text => Assert.DoesNotContain(secrets, secret => text.Contains(secret, StringComparison.Ordinal)));
        Assert.DoesNotContain(outcome.Logs, l => l.Severity == LogSeverity.Error);
        if (outcome.State is not { } state)
            return;
        var stored = PropertyText.Texts(WireValue.ForStruct(state.Inputs), secret: false)
            .Concat(PropertyText.Texts(WireValue.ForStruct(state.Outputs), secret: false));
        Assert.DoesNotContain(stored, secrets.Contains);
    }

    public static bool HasUnknown(Struct bag) => PropertyText.HasUnknown(WireValue.ForStruct(bag));

    private static void Kept(WireValue promised, WireValue? came, string at)
    {
        if (promised.KindCase == WireValue.KindOneofCase.StringValue && promised.StringValue == PropertyText.Unknown)
            return;
        if (PropertyText.IsSecret(promised) && PropertyText.HasUnknown(promised))
            return;
        Assert.True(came is not null, $"{at} was promised and is not there");
        if (promised.KindCase == WireValue.KindOneofCase.StructValue)
        {
            foreach (var (name, value) in promised.StructValue.Fields)
                Kept(value, came.StructValue?.Fields.GetValueOrDefault(name), $"{at}.{name}");
            return;
        }

        Assert.True(promised.Equals(came), $"{at} was promised as another value");
    }

    private static string HeadOf(string path) => path.Split('.', '[')[0];

    [GeneratedRegex("""^[A-Za-z]\w*(\.\w+|\[\d+\]|\["[^"]+"\])*$""")]
    private static partial Regex PathForm { get; }
}
