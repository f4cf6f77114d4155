using Provider.Tests.Front;
using TwilioEmulator;

namespace Provider.Tests.Senders;

/// <summary>The label that the Twilio Console shows for a sender.</summary>
public sealed class FriendlyNameTests
{
    private const string Labelled = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"friendlyName":"Support"}""";

    [Theory]
    [InlineData(Labelled)]
    [InlineData("""{"senderId":"rcs:acme_agent","profile":{"name":"Acme"},"friendlyName":"Support"}""")]
    public async Task It_is_set_with_the_registration_and_read_back(string program)
    {
        await using var bench = await Bench.StartAsync();
        var up = (await bench.Stack.UpAsync(program)).Well();
        Assert.Equal("Support", (string?)Assert.Single(up.Writes).Body!["friendly_name"]);
        Assert.Equal("Support", up.State!.Outputs.Fields["friendlyName"].StringValue);
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(program)).Well().Step);
    }

    [Fact]
    public async Task It_is_changed_alone_and_cleared_with_an_empty_text()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Labelled)).Well();
        (await bench.Stack.UpAsync(Labelled.Replace("Support", "Sales", StringComparison.Ordinal))).Well().Wrote("POST", """{"friendly_name":"Sales"}""");
        (await bench.Stack.UpAsync(Bench.Plain)).Well().Wrote("POST", """{"friendly_name":""}""");
        Assert.Null((string?)bench.Sender().Stored["friendly_name"]);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(Bench.Plain)).Well().Step);
    }

    [Fact]
    public async Task One_that_cannot_be_cleared_is_told_and_no_difference()
    {
        await using var bench = await Bench.StartAsync(new() { FriendlyNameClears = false });
        (await bench.Stack.UpAsync(Labelled)).Well();
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal(["friendlyName: the service took the request to clear it and shows a value all the same."], up.Warnings);
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(Bench.Plain)).Well().Step);
    }

    [Fact]
    public async Task One_that_nobody_declares_is_shown_and_left_alone()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        bench.Twilio.Senders.Patch(Bench.Number, new() { ["friendly_name"] = "Console" });
        var refresh = (await bench.Stack.RefreshAsync()).Well();
        Assert.Equal(("", "Console"), (refresh.Changed, refresh.State!.Outputs.Fields["friendlyName"].StringValue));
        (await bench.Stack.UpAsync(Bench.Plain.Replace("\"Acme\"", "\"Acme\",\"about\":\"Hi\"", StringComparison.Ordinal))).Well().Wrote("POST", """{"profile":{"about":"Hi"}}""");
    }

    [Fact]
    public async Task An_import_takes_it()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Labelled)).Well();
        bench.Stack.State = null;
        (await bench.Stack.ImportAsync(Bench.Number)).Well();
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(Labelled)).Well().Step);
    }
}
