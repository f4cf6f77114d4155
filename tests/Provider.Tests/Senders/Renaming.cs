using Google.Protobuf.WellKnownTypes;
using Provider.Tests.Front;
using TwilioEmulator;

namespace Provider.Tests.Senders;

/// <summary>A sender called "Acme", and a program that calls it "Acme Ltd".</summary>
internal static class Renaming
{
    public const string New = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme Ltd"}}""";

    public static void Tells(string words, Outcome outcome)
    {
        if (words.Length > 0)
            Assert.Contains(words, Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        else
            Assert.Empty(outcome.Warnings);
    }

    /// <summary>The same program shows nothing, and neither does a refresh.</summary>
    public static async Task StaysAsync(Bench bench, string program)
    {
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        var up = (await bench.Stack.UpAsync(program)).Well();
        Assert.Equal(Step.Same, up.Step);
        Assert.Empty(up.Writes);
    }

    public static string NameIn(Struct values) => values.Fields["profile"].StructValue.Fields["name"].StringValue;

    public static async Task<Bench> UpAsync(NameChanges changes, Func<EmulatorOptions, EmulatorOptions>? otherwise = null)
    {
        var options = new EmulatorOptions { NameChanges = changes };
        var bench = await Bench.StartAsync(otherwise?.Invoke(options) ?? options);
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        return bench;
    }
}
