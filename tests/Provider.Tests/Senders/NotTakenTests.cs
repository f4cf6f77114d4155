using System.Text.Json;
using System.Text.Json.Nodes;
using Provider.Tests.Front;
using TwilioEmulator;

namespace Provider.Tests.Senders;

/// <summary>What Twilio accepts and doesn't show is told until it shows, and is a difference from the first refresh on.</summary>
public sealed class NotTakenTests
{
    private const string NotYet = ": the service took the value that was sent and doesn't show it so far.";
    private const string Still = ": the service doesn't show the value that was sent last. The next update sends it again";

    public static TheoryData<string, string, string> Changes => new()
    {
        { "profile.description", "\"Shop\"", "\"Store\"" },
        { "profile.about", "\"Hi\"", "\"Hello\"" },
        { "profile.websites", "https://a.example", "https://b.example" },
        { "webhook.callbackUrl", "/in", "/elsewhere" },
        { "configuration.voiceApplicationSid", "AP0123456789abcdef0123456789abcdef", "AP00000000000000000000000000000000" },
    };

    private const string Program = """
        {
          "senderId":"whatsapp:+15017122661","profile":{"name":"Acme","about":"Hi","description":"Shop","websites":[{"website":"https://a.example"}]},
          "webhook":{"callbackUrl":"https://acme.example/in"},"configuration":{"voiceApplicationSid":"AP0123456789abcdef0123456789abcdef"}
        }
        """;

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task It_is_told_by_each_refresh_and_each_update_and_ends_when_it_is_taken(string path, string before, string after)
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Program)).Well();
        bench.Stack.IsStale = true;
        bench.Twilio.Senders.IgnoreChanges(Bench.Number, Snake(path));
        var changed = Program.Replace(before, after, StringComparison.Ordinal);
        for (var round = 0; round < 2; round++)
        {
            var up = (await bench.Stack.UpAsync(changed)).Well();
            Assert.Contains(up.Warnings, w => w.StartsWith(path + NotYet, StringComparison.Ordinal));
            Assert.NotEmpty(up.Writes);
            for (var refresh = 0; refresh < 2; refresh++)
            {
                var seen = (await bench.Stack.RefreshAsync()).Well();
                Assert.StartsWith(path, seen.Changed, StringComparison.Ordinal);
                Assert.Contains(seen.Warnings, w => w.StartsWith(path + Still, StringComparison.Ordinal));
            }

            Assert.StartsWith(path, (await bench.Stack.PreviewAsync(changed)).Well().Changed, StringComparison.Ordinal);
        }

        bench.Twilio.Senders.IgnoreChanges(Bench.Number);
        Assert.Empty((await bench.Stack.UpAsync(changed)).Well().Warnings);
        await SettledAsync(bench, changed);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task What_comes_late_is_seen_by_a_refresh_and_is_no_difference_any_more(string path, string before, string after)
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Program)).Well();
        bench.Stack.IsStale = true;
        bench.Twilio.Senders.IgnoreChanges(Bench.Number, Snake(path));
        var changed = Program.Replace(before, after, StringComparison.Ordinal);
        (await bench.Stack.UpAsync(changed)).Well();
        (await bench.Stack.RefreshAsync()).Well();
        bench.Twilio.Senders.IgnoreChanges(Bench.Number);
        bench.Twilio.Senders.Patch(Bench.Number, Late(path, after));
        Assert.Empty((await bench.Stack.RefreshAsync()).Well().Warnings);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(changed)).Well().Step);
        await SettledAsync(bench, changed);
    }

    [Fact]
    public async Task A_value_that_a_new_sender_never_shows_is_told_too()
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions { NeverTaken = new HashSet<string> { "profile.about" } });
        bench.Stack.IsStale = true;
        Assert.Contains((await bench.Stack.UpAsync(Program)).Well().Warnings, w => w.StartsWith("profile.about" + NotYet, StringComparison.Ordinal));
        var refresh = (await bench.Stack.RefreshAsync()).Well();
        Assert.Equal("profile.about", refresh.Changed);
        Assert.Contains(refresh.Warnings, w => w.StartsWith("profile.about" + Still, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Declaring_what_is_there_ends_it_as_well()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Program)).Well();
        bench.Stack.IsStale = true;
        bench.Twilio.Senders.IgnoreChanges(Bench.Number, "profile.about");
        (await bench.Stack.UpAsync(Program.Replace("\"Hi\"", "\"Hello\"", StringComparison.Ordinal))).Well();
        (await bench.Stack.RefreshAsync()).Well();
        Assert.Empty((await bench.Stack.UpAsync(Program)).Well().Warnings);
        await SettledAsync(bench, Program);
    }

    [Fact]
    public async Task Of_an_RCS_sender_nothing_is_told_but_that_it_does_not_keep_such_things()
    {
        const string agent = """{"senderId":"rcs:acme_agent","profile":{"name":"Acme","about":"Hi","vertical":"Other"}}""";
        await using var bench = await Bench.StartAsync(new EmulatorOptions { RcsCanBeChanged = true });
        (await bench.Stack.UpAsync(agent)).Well();
        var up = (await bench.Stack.UpAsync(agent.Replace("\"Acme\"", "\"Acme Ltd\"", StringComparison.Ordinal))).Well();
        Assert.Contains("profile.about is for WhatsApp senders; RCS doesn't keep it.", up.Warnings);
        Assert.DoesNotContain(up.Warnings, w => w.Contains("doesn't show", StringComparison.Ordinal));
        await SettledAsync(bench, agent.Replace("\"Acme\"", "\"Acme Ltd\"", StringComparison.Ordinal));
    }

    private static async Task SettledAsync(Bench bench, string program)
    {
        var refresh = (await bench.Stack.RefreshAsync()).Well();
        Assert.Equal("", refresh.Changed);
        Assert.Empty(refresh.Warnings);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(program)).Well().Step);
    }

    /// <summary>What Twilio shows of the change at last.</summary>
    private static JsonObject Late(string path, string after)
    {
        JsonNode value = path switch
        {
            "profile.websites" => new JsonArray(new JsonObject { ["website"] = after }),
            "webhook.callbackUrl" => $"https://acme.example{after}",
            _ => after.Trim('"'),
        };
        return Snake(path).Split('.') is [var block, var field] ? new() { [block] = new JsonObject { [field] = value } } : [];
    }

    private static string Snake(string path) => string.Join('.', path.Split('.').Select(JsonNamingPolicy.SnakeCaseLower.ConvertName));
}
