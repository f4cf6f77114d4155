using System.Text.Json.Nodes;
using Provider.Tests.Front;
using TwilioEmulator;

namespace Provider.Tests.Senders;

public sealed class RefreshTests
{
    private const string Program = """
        {
          "senderId": "whatsapp:+15017122661",
          "webhook": { "callbackUrl": "https://acme.example/in" },
          "profile": { "name": "Acme", "address": "1 Main St", "websites": [{"website":"https://acme.example","label":"Shop"}] }
        }
        """;

    [Fact]
    public async Task Refresh_after_up_finds_nothing()
    {
        await using var bench = await UpAsync();
        var refresh = (await bench.Stack.RefreshAsync()).Well();
        Assert.Equal("", refresh.Changed);
        Assert.Equal(PropertyText.Write(PropertyText.Read(Program)), PropertyText.Write(refresh.State!.Inputs));
    }

    [Fact]
    public async Task Drift_of_a_declared_property_is_shown_and_put_right_by_the_next_up()
    {
        await using var bench = await UpAsync();
        Drift(bench, """{"profile":{"address":"9 Elsewhere"}}""");
        var refresh = (await bench.Stack.RefreshAsync()).Well();
        Assert.Equal("profile.address", refresh.Changed);
        Assert.Equal("9 Elsewhere", refresh.State!.Inputs.Fields["profile"].StructValue.Fields["address"].StringValue);
        (await bench.Stack.UpAsync(Program)).Well();
        Assert.Equal("1 Main St", (string?)bench.Sender().Stored["profile"]!["address"]);
    }

    [Fact]
    public async Task A_declared_property_that_was_cleared_outside_is_drift_and_comes_back()
    {
        await using var bench = await UpAsync();
        Drift(bench, """{"profile":{"address":null}}""");
        Assert.Equal("profile.address", (await bench.Stack.RefreshAsync()).Well().Changed);
        (await bench.Stack.UpAsync(Program)).Well();
        Assert.Equal("1 Main St", (string?)bench.Sender().Stored["profile"]!["address"]);
    }

    [Fact]
    public async Task What_the_program_does_not_declare_is_no_drift()
    {
        await using var bench = await UpAsync();
        Drift(bench, """{"profile":{"about":"Set in the Console"},"webhook":{"status_callback_url":"https://else.example"}}""");
        var refresh = (await bench.Stack.RefreshAsync()).Well();
        Assert.Equal("", refresh.Changed);
        Assert.Equal("Set in the Console", refresh.State!.Outputs.Fields["profile"].StructValue.Fields["about"].StringValue);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(Program)).Well().Step);
    }

    [Fact]
    public async Task A_changed_list_is_drift_and_a_reordered_or_relabelled_one_is_not()
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions { WhatsAppLists = ListReading.MetaLabelsReversed });
        var two = Program.Replace("""{"website":"https://acme.example","label":"Shop"}""",
            """{"website":"https://acme.example","label":"Shop"},{"website":"https://shop.example"}""", StringComparison.Ordinal);
        (await bench.Stack.UpAsync(two)).Well();
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        Drift(bench, """{"profile":{"websites":[{"website":"https://acme.example"}]}}""");
        Assert.StartsWith("profile.websites[", (await bench.Stack.RefreshAsync()).Well().Changed, StringComparison.Ordinal);
        (await bench.Stack.UpAsync(two)).Well();
        Assert.Equal(2, bench.Sender().Stored["profile"]!["websites"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_changed_status_is_seen_and_is_no_drift()
    {
        await using var bench = await UpAsync();
        Drift(bench, """{"status":"OFFLINE","offline_reasons":[{"code":"63051","message":"Locked"}]}""");
        var refresh = (await bench.Stack.RefreshAsync()).Well();
        Assert.Equal("", refresh.Changed);
        Assert.Equal("OFFLINE", refresh.State!.Outputs.Fields["status"].StringValue);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(Program)).Well().Step);
    }

    [Fact]
    public async Task Metas_copy_of_a_logo_is_the_declared_logo()
    {
        await using var bench = await Bench.StartAsync();
        const string WithLogo = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme","logoUrl":"https://acme.example/logo.png"}}""";
        (await bench.Stack.UpAsync(WithLogo)).Well();
        Drift(bench, """{"profile":{"logo_url":"https://pps.whatsapp.net/v/t61/1_n.jpg?oe=6A"}}""");
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(WithLogo)).Well().Step);
    }

    [Theory]
    [InlineData("profile.address", "")]
    [InlineData("profile", "")]
    [InlineData("profile.*", "")]
    [InlineData("*.address", "")]
    [InlineData("""profile["address"]""", "")]
    [InlineData("profile.name", "profile.address")]
    [InlineData("profile.addresses", "profile.address")]
    [InlineData("webhook", "profile.address")]
    [InlineData("][", "profile.address")]
    public async Task Refresh_honours_ignoreChanges(string ignored, string shown)
    {
        await using var bench = await UpAsync();
        Drift(bench, """{"profile":{"address":"9 Elsewhere"}}""");
        bench.Stack.IgnoreChanges = [ignored];
        Assert.Equal(shown, (await bench.Stack.RefreshAsync()).Well().Changed);
    }

    [Theory]
    [InlineData("profile.websites[0]")]
    [InlineData("profile.websites[*]")]
    [InlineData("profile.websites")]
    public async Task Refresh_honours_ignoreChanges_within_lists(string ignored)
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions { RcsCanBeChanged = true });
        const string Rcs = """{"senderId":"rcs:acme_agent","profile":{"name":"Acme","websites":[{"website":"https://acme.example","label":"Shop"}]}}""";
        (await bench.Stack.UpAsync(Rcs)).Well();
        bench.Twilio.Senders.Patch(Bench.Agent, (JsonObject)JsonNode.Parse("""{"profile":{"websites":[{"website":"https://else.example","label":"Shop"}]}}""")!);
        bench.Stack.IgnoreChanges = [ignored];
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
    }

    [Fact]
    public async Task An_ignored_drift_survives_the_updates_of_other_properties()
    {
        await using var bench = await UpAsync();
        Drift(bench, """{"profile":{"address":"9 Elsewhere"}}""");
        bench.Stack.IgnoreChanges = ["profile.address"];
        (await bench.Stack.RefreshAsync()).Well();
        (await bench.Stack.UpAsync(Program.Replace("\"Acme\"", "\"Acme Ltd\"", StringComparison.Ordinal))).Well();
        Assert.Equal("9 Elsewhere", (string?)bench.Sender().Stored["profile"]!["address"]);
        Assert.Equal("Acme Ltd", (string?)bench.Sender().Stored["profile"]!["name"]);
    }

    [Fact]
    public async Task The_secrets_of_a_program_stay_secrets_through_refresh()
    {
        await using var bench = await Bench.StartAsync();
        const string Secret = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"webhook":{"callbackUrl":{"$secret":"https://acme.example/in?token=t0k3n"}}}""";
        (await bench.Stack.UpAsync(Secret)).Well();
        Drift(bench, """{"webhook":{"callback_url":"https://acme.example/in?token=0th3r"}}""");
        var refresh = (await bench.Stack.RefreshAsync()).Well();
        Assert.Equal("webhook.callbackUrl", refresh.Changed);
        Assert.Equal("""{"callbackUrl":{"$secret":"https://acme.example/in?token=0th3r"}}""", PropertyText.Write(refresh.State!.Inputs.Fields["webhook"].StructValue));
    }

    private static async Task<Bench> UpAsync()
    {
        var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Program)).Well();
        return bench;
    }

    private static void Drift(Bench bench, string patch) => bench.Twilio.Senders.Patch(Bench.Number, (JsonObject)JsonNode.Parse(patch)!);
}
