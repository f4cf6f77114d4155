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

    static string? At(JsonNode node, string path) => (string?)path.Split('/').Aggregate((JsonNode?)node, (inner, key) =>
        inner is JsonArray items ? items[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] : inner![key]);
}
