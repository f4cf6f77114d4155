using System.Text.Json.Nodes;
using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;

namespace TwilioEmulator.Tests.Api;

/// <summary>Values that read back in another form than they were sent in.</summary>
public sealed class ReadingTests
{
    [Theory]
    [InlineData("https://a.example", "https://a.example/")]
    [InlineData("HTTP://a.example:8080", "HTTP://a.example:8080/")]
    [InlineData("https://a.example?x=/1", "https://a.example/?x=/1")]
    [InlineData("https://a.example#top", "https://a.example/#top")]
    [InlineData("https://a.example/", "https://a.example/")]
    [InlineData("https://a.example/in", "https://a.example/in")]
    [InlineData("nonsense", "nonsense")]
    public async Task Web_addresses_can_read_back_with_a_path(string sent, string read)
    {
        await using var emulation = await StartAsync(new() { NormalisesUrls = true, RcsCanBeChanged = true });
        string[] urls = ["webhook/callback_url", "webhook/fallback_url", "webhook/status_callback_url",
            "profile/logo_url", "profile/banner_url", "profile/terms_of_service_url", "profile/websites/0/website"];
        var sender = emulation.Seed("""{"sender_id":"rcs:agent"}""");
        var body = $$$"""
            {
              "webhook": {"callback_url":"{{{sent}}}","fallback_url":"{{{sent}}}","status_callback_url":"{{{sent}}}"},
              "profile": {"logo_url":"{{{sent}}}","banner_url":"{{{sent}}}","terms_of_service_url":"{{{sent}}}",
                "websites":[{"website":"{{{sent}}}"}],"description":"{{{sent}}}"}
            }
            """;
        var echo = await emulation.PostAsync(sender, body);
        Assert.All(urls, url => Assert.Equal(sent, At(echo.Json, url)));
        var shown = (await emulation.GetAsync(sender)).Json;
        Assert.All(urls, url => Assert.Equal(read, At(shown, url)));
        Assert.Equal(sent, At(shown, "profile/description"));
        Answer.IsJson(body, emulation.Server.Senders.Find("rcs:agent")!.Stored);
    }

    [Fact]
    public async Task Web_addresses_read_back_as_sent_unless_the_options_say_otherwise()
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed("""{"sender_id":"rcs:agent","profile":{"privacy_url":"https://a.example"}}""");
        Assert.Equal("https://a.example", At((await emulation.GetAsync(sender)).Json, "profile/privacy_url"));
        emulation.Server.Options = emulation.Server.Options with { NormalisesUrls = true };
        Assert.Equal("https://a.example/", At((await emulation.GetAsync(sender)).Json, "profile/privacy_url"));
    }

    [Fact]
    public async Task A_logo_can_read_back_as_the_address_of_Metas_copy_another_one_at_every_look()
    {
        await using var emulation = await StartAsync(new() { LogoCopies = LogoCopies.MetaCopy });
        var sender = emulation.Seed(WithLogo);
        var looks = new List<string?>
        {
            At((await emulation.GetAsync(sender)).Json, "profile/logo_url"),
            At((await emulation.GetAsync(sender)).Json, "profile/logo_url"),
            At((await emulation.GetAsync(Collection + "?Channel=whatsapp")).Json["senders"]![0]!, "profile/logo_url"),
            At((await emulation.GetAsync(Collection + "?Channel=whatsapp")).Json["senders"]![0]!, "profile/logo_url"),
        };
        Assert.All(looks, look => Assert.Matches(@"\Ahttps://pps\.whatsapp\.net/v/[^?]+\.jpg\?.*oe=[0-9A-F]{8}\z", look));
        Assert.Equal(4, looks.Distinct().Count());
        Assert.Single(looks.Select(look => look!.Split('?')[0]).Distinct());
        Assert.Equal("https://a.example/logo.png", (string?)emulation.Server.Senders.Find(Number)!.Stored["profile"]!["logo_url"]);
    }

    [Fact]
    public async Task A_logo_can_read_back_as_the_address_of_a_copy_that_stays()
    {
        await using var emulation = await StartAsync(new() { LogoCopies = LogoCopies.OtherHost });
        var sender = emulation.Seed(WithLogo);
        var first = At((await emulation.GetAsync(sender)).Json, "profile/logo_url");
        Assert.Matches(@"\Ahttps://media\.example/[0-9a-f]{16}\z", first);
        Assert.Equal(first, At((await emulation.GetAsync(sender)).Json, "profile/logo_url"));
        var echo = await emulation.PostAsync(sender, """{"profile":{"logo_url":"https://b.example/logo.png"}}""");
        Assert.Equal("https://b.example/logo.png", At(echo.Json, "profile/logo_url"));
        Assert.NotEqual(first, At((await emulation.GetAsync(sender)).Json, "profile/logo_url"));
    }

    [Theory]
    [InlineData(LogoCopies.AsSent, WithLogo, "https://a.example/logo.png")]
    [InlineData(LogoCopies.MetaCopy, """{"sender_id":"rcs:agent","profile":{"logo_url":"https://a.example/logo.png"}}""", "https://a.example/logo.png")]
    [InlineData(LogoCopies.MetaCopy, """{"sender_id":"whatsapp:+15017122661","profile":{"name":"A"}}""", null)]
    [InlineData(LogoCopies.OtherHost, """{"sender_id":"whatsapp:+15017122661","profile":{"name":"A"}}""", null)]
    public async Task Only_a_logo_of_a_WhatsApp_sender_is_copied(LogoCopies copies, string seed, string? expected)
    {
        await using var emulation = await StartAsync(new() { LogoCopies = copies });
        Assert.Equal(expected, At((await emulation.GetAsync(emulation.Seed(seed))).Json, "profile/logo_url"));
    }

    const string WithLogo = """
        {"sender_id":"whatsapp:+15017122661","profile":{"name":"A","logo_url":"https://a.example/logo.png"}}
        """;

    static string? At(JsonNode node, string path) => (string?)path.Split('/').Aggregate((JsonNode?)node, (inner, key) =>
        inner is JsonArray items ? items[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] : inner![key]);
}
