using System.Text.Json.Nodes;
using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Control;

namespace Provider.Tests.Senders;

/// <summary>What somebody changes at Twilio is found by the next refresh, whatever was updated meanwhile.</summary>
public sealed class DriftBehindUpdateTests
{
    private const string Program = """
        {
          "senderId":"whatsapp:+15017122661",
          "profile":{"name":"Acme","description":"one","websites":[{"website":"https://a.example"}]},
          "webhook":{"callbackUrl":"https://acme.example/in"}
        }
        """;

    private const string Drift = """{"profile":{"description":"two","websites":[{"website":"https://b.example"}]}}""";
    private const string Drifted = "profile.description profile.websites[0].website";

    public static TheoryData<string, string> Updates => new()
    {
        { "/in", "/out" },
        { "\"profile\"", "\"waitFor\":\"online\",\"profile\"" },
        { "\"callbackUrl\"", "\"statusCallbackUrl\":\"https://acme.example/status\",\"callbackUrl\"" },
    };

    [Theory]
    [MemberData(nameof(Updates))]
    public async Task An_update_of_something_else_hides_no_drift(string before, string after)
    {
        await using var bench = await UpAsync();
        Patch(bench, Drift);
        var changed = Program.Replace(before, after, StringComparison.Ordinal);
        (await bench.Stack.UpAsync(changed)).Well();
        Assert.Equal("two", Description(bench));
        Assert.Equal(Drifted, (await bench.Stack.RefreshAsync()).Well().Changed);
        Assert.Equal(Drifted, (await bench.Stack.UpAsync(changed)).Well().Changed);
        Assert.Equal("one", Description(bench));
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
    }

    [Fact]
    public async Task Several_updates_hide_none_either()
    {
        await using var bench = await UpAsync();
        Patch(bench, Drift);
        (await bench.Stack.UpAsync(Program.Replace("/in", "/first", StringComparison.Ordinal))).Well();
        (await bench.Stack.UpAsync(Program.Replace("/in", "/second", StringComparison.Ordinal))).Well();
        Assert.Equal(Drifted, (await bench.Stack.RefreshAsync()).Well().Changed);
    }

    [Fact]
    public async Task An_update_in_doubt_hides_none_either()
    {
        await using var bench = await UpAsync();
        Patch(bench, Drift);
        bench.Twilio.Faults.Add(new("POST") { Commits = true, Answer = Reply.Html(200) });
        Assert.NotEmpty((await bench.Stack.UpAsync(Program.Replace("/in", "/out", StringComparison.Ordinal))).Reasons);
        (await bench.Stack.UpAsync(Program)).Well();
        Assert.Equal(Drifted, (await bench.Stack.RefreshAsync()).Well().Changed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_registration_that_was_broken_off_and_resumed_hides_none_either(bool nobodyLooked)
    {
        await using var bench = await Bench.StartAsync();
        bench.Stack.IsStale = true;
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Nth = nobodyLooked ? 1 : 2, Times = null, Answer = Reply.Error(403, 20403, "Forbidden") });
        Assert.NotEmpty((await bench.Stack.UpAsync(Program)).Reasons);
        bench.Twilio.Faults.Clear();
        Patch(bench, Drift);
        (await bench.Stack.UpAsync(Program)).Well();
        Assert.Equal(Drifted, (await bench.Stack.RefreshAsync()).Well().Changed);
        (await bench.Stack.UpAsync(Program)).Well();
        Assert.Equal("one", Description(bench));
    }

    [Fact]
    public async Task What_the_service_says_in_its_own_words_is_no_drift_behind_an_update()
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions { NormalisesUrls = true, LogoCopies = LogoCopies.OtherHost });
        const string words = """
            {"senderId":"whatsapp:+15017122661","profile":{"name":"Acme","logoUrl":"https://acme.example/logo.png"},"webhook":{"callbackUrl":"https://acme.example"}}
            """;
        (await bench.Stack.UpAsync(words)).Well();
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        var changed = words.Replace("\"Acme\"", "\"Acme Ltd\"", StringComparison.Ordinal);
        Assert.Empty((await bench.Stack.UpAsync(changed)).Well().Warnings);
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        Patch(bench, """{"webhook":{"callback_url":"https://somebody.example"}}""");
        (await bench.Stack.UpAsync(words)).Well();
        Assert.Equal("webhook.callbackUrl", (await bench.Stack.RefreshAsync()).Well().Changed);
    }

    private static async Task<Bench> UpAsync()
    {
        var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Program)).Well();
        // A preview can't know what somebody does meanwhile.
        bench.Stack.IsStale = true;
        return bench;
    }

    private static void Patch(Bench bench, string patch) => bench.Twilio.Senders.Patch(Bench.Number, (JsonObject)JsonNode.Parse(patch)!);

    private static string? Description(Bench bench) => (string?)bench.Sender().Stored["profile"]!["description"];
}
