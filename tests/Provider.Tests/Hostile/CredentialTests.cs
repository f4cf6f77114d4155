using Microsoft.AspNetCore.Http;
using Provider.Tests.Front;
using TwilioApi;
using TwilioEmulator.Control;

namespace Provider.Tests.Hostile;

/// <summary>Credentials go to the configured host and nowhere else.</summary>
public sealed class CredentialTests
{
    [Fact]
    public async Task A_redirection_is_not_followed()
    {
        await using var elsewhere = await HostileServer.StartAsync();
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Redirect(new(elsewhere.Url, "/v2/Channels/Senders")) });
        var up = await bench.Stack.UpAsync(Bench.Plain);
        Assert.Equal(
            "Registering the sender failed: HTTP 302, a redirection; credentials are sent to the configured host only, so it wasn't followed (HTTP 302, request",
            up.Error!.Status.Detail[..up.Error.Status.Detail.IndexOf(" RQ", StringComparison.Ordinal)]);
        Assert.Equal(0, elsewhere.Visits);
        Assert.Null(up.State);
    }

    [Theory]
    [InlineData("http://HOST:OTHER/v2/Channels/Senders?Page=1")]
    [InlineData("https://HOST:PORT/v2/Channels/Senders?Page=1")]
    [InlineData("//HOST:OTHER/v2/Channels/Senders?Page=1")]
    [InlineData("http://HOST:PORT@HOST:OTHER/v2/Channels/Senders?Page=1")]
    [InlineData("http://someone@HOST:PORT/v2/Channels/Senders?Page=1")]
    [InlineData("http://HOST.evil.example:PORT/v2/Channels/Senders?Page=1")]
    [InlineData("http://localhost:PORT/v2/Channels/Senders?Page=1")]
    [InlineData("http://[::1]:PORT/v2/Channels/Senders?Page=1")]
    [InlineData("\\\\HOST:OTHER\\v2")]
    [InlineData("ftp://HOST:PORT/v2")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    public async Task A_next_page_elsewhere_is_asked_for_here_by_its_query_or_not_at_all(string next)
    {
        await using var elsewhere = await HostileServer.StartAsync();
        await using var bench = await Bench.StartAsync();
        var address = next.Replace("HOST", "127.0.0.1", StringComparison.Ordinal)
            .Replace("PORT", $"{bench.Twilio.BaseUrl.Port}", StringComparison.Ordinal)
            .Replace("OTHER", $"{elsewhere.Url.Port}", StringComparison.Ordinal);
        bench.Twilio.Faults.Add(new("GET") { Times = null, Answer = new Rewrite { Set = new Dictionary<string, System.Text.Json.Nodes.JsonNode?> { ["/meta/next_page_url"] = address } } });
        var got = await bench.Stack.GetAsync(Bench.Number);
        Clean.Failure(got.Error);
        Assert.Equal(0, elsewhere.Visits);
        Assert.Contains("Listing the senders failed", got.Error!.Status.Detail, StringComparison.Ordinal);
        Assert.All(got.Requests, request => Assert.StartsWith("/v2/Channels/Senders?", request.PathAndQuery, StringComparison.Ordinal));
        Assert.InRange(got.Requests.Count, 1, 2);
    }

    [Fact]
    public async Task Pages_that_lead_back_to_one_another_come_to_an_end()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("GET") { Times = null, Answer = new Reply(200, """{"senders":[],"meta":{"next_page_url":"/v2/Channels/Senders?Page=1"}}""") });
        var got = await bench.Stack.GetAsync(Bench.Number);
        Clean.Failure(got.Error);
        Assert.Equal(2, got.Requests.Count);
    }

    [Fact]
    public async Task Pages_without_end_come_to_an_end()
    {
        await using var endless = await HostileServer.StartAsync(context => context.Response.WriteAsync(
            "{\"senders\":[],\"meta\":{\"next_page_url\":\"/v2/Channels/Senders?Page=" + Guid.NewGuid() + "\"}}"));
        using var client = new SendersClient(new() { Credentials = new("AC", "token"), BaseUrl = endless.Url }, TimeProvider.System);
        var failure = await Assert.ThrowsAsync<TwilioApiException>(async () =>
        {
            await foreach (var sender in client.ListAsync("whatsapp"))
                Assert.Fail($"{sender} came from nowhere");
        });
        Assert.Contains("more than 1000 pages", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://twilio.example", true)]
    [InlineData("https://twilio.example:8443/prefix", true)]
    [InlineData("http://127.0.0.1:4010", true)]
    [InlineData("http://127.255.1.2", true)]
    [InlineData("http://[::1]:4010", true)]
    [InlineData("http://localhost:4010", true)]
    [InlineData("http://2130706433", true)]
    [InlineData("http://twilio.example", false)]
    [InlineData("http://127.0.0.1.evil.example", false)]
    [InlineData("http://localhost.evil.example", false)]
    [InlineData("http://127.0.0.1@evil.example", false)]
    [InlineData("http://evil.example#@127.0.0.1", false)]
    [InlineData("http://evil.example?@127.0.0.1", false)]
    [InlineData("http://evil.example\\@127.0.0.1", false)]
    [InlineData("http://3232235777", false)]
    [InlineData("http://0x08080808", false)]
    [InlineData("http://0.0.0.0", false)]
    [InlineData("http://[::]", false)]
    [InlineData("http://[::ffff:8.8.8.8]", false)]
    [InlineData("http://１２７.0.0.1", false)]
    [InlineData("https://user:password@twilio.example", false)]
    [InlineData("https://twilio.example?x=1", false)]
    [InlineData("https://twilio.example#x", false)]
    [InlineData("https://", false)]
    [InlineData("ftp://127.0.0.1", false)]
    [InlineData("file:///etc", false)]
    [InlineData("127.0.0.1:4010", false)]
    [InlineData("//127.0.0.1", false)]
    public async Task A_base_is_https_or_this_machine(string url, bool safe)
    {
        await using var bench = await Bench.StartUnconfiguredAsync();
        var check = await bench.Plugin.CheckConfigAsync(new() { Fields = { ["baseUrl"] = Google.Protobuf.WellKnownTypes.Value.ForString(url) } });
        Assert.Equal(safe ? 0 : 1, check.Failures.Count);
        var options = () => new SendersClientOptions { Credentials = new("AC", "token"), BaseUrl = new(url) };
        if (safe)
            new SendersClient(options(), TimeProvider.System).Dispose();
        else
            Assert.ThrowsAny<Exception>(() => new SendersClient(options(), TimeProvider.System));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("../../Accounts")]
    [InlineData("XEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/..")]
    [InlineData("XEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa?x=1")]
    [InlineData("XEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n")]
    [InlineData("%2e%2e")]
    [InlineData("//evil.example")]
    [InlineData("rcs:x/../y")]
    public async Task An_id_that_is_no_sid_leads_nowhere(string id)
    {
        await using var bench = await Bench.StartAsync();
        await bench.Stack.UpAsync(Bench.Plain);
        bench.Twilio.Requests.Clear();
        bench.Stack.State = bench.Stack.State! with { Id = id };
        foreach (var outcome in new[]
        {
            await bench.Stack.RefreshAsync(),
            await bench.Stack.UpAsync("""{"senderId":"whatsapp:+15017122661","profile":{"name":"Other"}}"""),
            await bench.Stack.DestroyAsync(),
        })
        {
            Clean.Failure(outcome.Error);
            Assert.Empty(outcome.Requests);
        }
    }
}
