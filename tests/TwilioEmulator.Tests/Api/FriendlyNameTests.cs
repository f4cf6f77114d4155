using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;

namespace TwilioEmulator.Tests.Api;

public sealed class FriendlyNameTests
{
    [Theory]
    [InlineData("""{"sender_id":"whatsapp:+15017122661","friendly_name":"Front desk","profile":{"name":"Example"}}""")]
    [InlineData("""{"sender_id":"rcs:agent","friendly_name":"Front desk"}""")]
    public async Task A_friendly_name_is_in_every_answer(string body)
    {
        await using var emulation = await StartAsync(new() { RcsCanBeChanged = true, PollsPerStep = 0 });
        Assert.Equal("Front desk", (string?)(await emulation.PostAsync(Collection, body)).Json["friendly_name"]);
        var sender = $"{Collection}/{FirstSid}";
        Assert.Equal("Front desk", (string?)(await emulation.GetAsync(sender)).Json["friendly_name"]);
        Assert.Equal("Back desk", (string?)(await emulation.PostAsync(sender, """{"friendly_name":"Back desk"}""")).Json["friendly_name"]);
        var unsent = await emulation.PostAsync(sender, """{"webhook":{"callback_url":"https://a.example"}}""");
        Assert.True(unsent.Json.AsObject().ContainsKey("friendly_name"));
        Assert.Null(unsent.Json["friendly_name"]);
        var channel = body.Contains("rcs:", StringComparison.Ordinal) ? "rcs" : "whatsapp";
        Assert.Equal("Back desk",
            (string?)(await emulation.GetAsync($"{Collection}?Channel={channel}")).Json["senders"]![0]!["friendly_name"]);
        Assert.Equal("Back desk", (string?)Assert.Single(emulation.Server.Senders.All).Stored["friendly_name"]);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "Front desk")]
    public async Task An_empty_friendly_name_clears_it_unless_the_options_say_otherwise(bool clears, string? expected)
    {
        await using var emulation = await StartAsync(new() { FriendlyNameClears = clears });
        var sender = emulation.Seed("""{"sender_id":"whatsapp:+15017122661","friendly_name":"Front desk","profile":{"name":"Example"}}""");
        var cleared = await emulation.PostAsync(sender, """{"friendly_name":"","profile":{"address":"There"}}""");
        Assert.Equal((202, ""), (cleared.Status, (string?)cleared.Json["friendly_name"]));
        var read = (await emulation.GetAsync(sender)).Json;
        Assert.Equal((expected, "There"), ((string?)read["friendly_name"], (string?)read["profile"]!["address"]));
        await emulation.PostAsync(sender, """{"friendly_name":"Back desk"}""");
        Assert.Equal("Back desk", (string?)(await emulation.GetAsync(sender)).Json["friendly_name"]);
    }

    [Fact]
    public async Task A_friendly_name_stays_where_blocks_are_replaced()
    {
        await using var emulation = await StartAsync(new() { BlockUpdates = BlockUpdate.Replace });
        var sender = emulation.Seed("""{"sender_id":"whatsapp:+15017122661","friendly_name":"Front desk","profile":{"name":"Example"}}""");
        await emulation.PostAsync(sender, """{"profile":{"address":"There"}}""");
        Assert.Equal("Front desk", (string?)(await emulation.GetAsync(sender)).Json["friendly_name"]);
    }

    [Fact]
    public async Task A_friendly_name_can_be_ignored_as_any_field_can()
    {
        await using var emulation = await StartAsync(new() { NeverTaken = new HashSet<string> { "friendly_name" } });
        var sender = emulation.Seed();
        Assert.Equal("Desk", (string?)(await emulation.PostAsync(sender, """{"friendly_name":"Desk"}""")).Json["friendly_name"]);
        Assert.Null((await emulation.GetAsync(sender)).Json["friendly_name"]);
    }
}
