using Provider.Tests.Front;
using TwilioEmulator;

namespace Provider.Tests.Senders;

/// <summary>What a preview shows of a list, and what Twilio gets of it.</summary>
public sealed class ListTests
{
    private const string A = """{"website":"https://a.example"}""";
    private const string B = """{"website":"https://b.example","label":"B"}""";
    private const string C = """{"website":"https://c.example","label":"C"}""";
    private const string Relabelled = """{"website":"https://b.example","label":"Shop"}""";
    private const string Unlabelled = """{"website":"https://b.example"}""";

    public static TheoryData<string, string, string> Changes => new()
    {
        { $"{A},{B}", Relabelled, "[0].label Add, [0].website Update, [1] Delete" },
        { $"{A},{B}", B, "[0].label Add, [0].website Update, [1] Delete" },
        { B, $"{A},{B}", "[0].label Delete, [0].website Update, [1] Add" },
        { $"{A},{B}", $"{A},{Relabelled}", "[1].label Update" },
        { $"{A},{B}", $"{A},{Unlabelled}", "[1].label Delete" },
        { $"{A},{Unlabelled}", $"{A},{B}", "[1].label Add" },
        { A, $"{A},{B},{C}", "[1] Add, [2] Add" },
        { $"{A},{B},{C}", A, "[1] Delete, [2] Delete" },
        { $"{A},{B}", "", "[0] Delete, [1] Delete" },
        { $"{A},{B}", $"{B},{A}", "" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Each_place_tells_one_thing_and_Twilio_has_what_is_declared(string before, string after, string told)
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions { RcsCanBeChanged = true });
        (await bench.Stack.UpAsync(Program(before))).Well();
        var up = (await bench.Stack.UpAsync(Program(after))).Well();
        Assert.Equal(told, string.Join(", ", up.Diff!.DetailedDiff
            .Select(d => $"{d.Key["profile.websites".Length..]} {d.Value.Kind}").Order(StringComparer.Ordinal)));
        Assert.Equal(told.Length > 0 ? Step.Update : Step.Same, up.Step);
        Truth.Holds(Program(after), bench);
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(Program(after))).Well().Step);
    }

    private static string Program(string items) => $$$"""{"senderId":"rcs:acme_agent","profile":{"name":"Acme","websites":[{{{items}}}]}}""";
}
