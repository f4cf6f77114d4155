using System.Text.Json.Nodes;
using Provider.Tests.Front;
using TwilioApi;
using TwilioEmulator;

namespace Provider.Tests.TwilioApi;

public sealed class RequestTests
{
    [Fact]
    public async Task A_create_sends_what_is_given_and_leaves_out_the_rest()
    {
        await using var bench = await ClientBench.StartAsync();
        var sender = await bench.Client.CreateAsync(ClientBench.Acme
            .Set(new("configuration", "waba_id"), "1").Set(new("configuration", "verification_method"), "voice")
            .Set(new("webhook", "callback_url"), "https://a.example").Set(new("webhook", "callback_method"), "PUT")
            .Set(new("profile", "name"), "Ärger & Söhne 😀")
            .Set(new("profile", "websites"), new JsonArray(new JsonObject { ["website"] = "https://a.example" })));
        Outcome.SameJson("""
            {"sender_id":"whatsapp:+15017122661","configuration":{"waba_id":"1","verification_method":"voice"},
             "webhook":{"callback_url":"https://a.example","callback_method":"PUT"},
             "profile":{"name":"Ärger & Söhne 😀","websites":[{"website":"https://a.example"}]}}
            """, bench.Twilio.Requests.Writes().Single().Body);
        Assert.Equal("CREATING", sender.Status);
        Assert.Equal("tests/1", bench.Twilio.Requests.Writes().Single().UserAgent);
    }

    [Fact]
    public async Task Each_field_is_cleared_in_the_way_that_Twilio_has_for_it()
    {
        await using var bench = await ClientBench.StartAsync();
        await bench.Client.UpdateAsync(bench.Seed(), SenderPatch.Nothing
            .Clear(SenderField.VoiceApplicationSid).Clear(new("configuration", "account_type"))
            .Set(new("profile", "name"), "Acme").Clear(new("profile", "emails")));
        Outcome.SameJson(
            """{"configuration":{"voice_application_sid":null,"account_type":""},"profile":{"name":"Acme","emails":[]}}""",
            bench.Twilio.Requests.Writes().Single().Body);
    }

    [Fact]
    public async Task Every_page_of_a_list_is_read()
    {
        await using var bench = await ClientBench.StartAsync();
        for (var i = 0; i < 2500; i++)
            bench.Seed($"whatsapp:+1501800{i:D4}");
        bench.Seed("rcs:acme_agent");
        var found = new List<string?>();
        await foreach (var sender in bench.Client.ListAsync("whatsapp"))
            found.Add(sender.SenderId);
        Assert.Equal(2500, found.Distinct().Count());
        Assert.Equal(3, bench.Twilio.Requests.Snapshot().Count);
    }

    [Fact]
    public async Task A_next_page_on_another_host_is_asked_for_at_our_own()
    {
        await using var bench = await ClientBench.StartAsync();
        await using var other = await ClientBench.StartAsync();
        for (var i = 0; i < 1001; i++)
            bench.Seed($"whatsapp:+1501800{i:D4}");
        var path = bench.Twilio.Requests;
        bench.Twilio.Faults.Add(new()
        {
            Answer = new TwilioEmulator.Control.Rewrite
            {
                Set = new Dictionary<string, JsonNode?> { ["/meta/next_page_url"] = $"{other.Twilio.BaseUrl}v2/Channels/Senders?Channel=whatsapp&PageSize=1000&Page=1&PageToken=PT1000#x" },
            },
        });
        Assert.Equal(1001, await bench.Client.ListAsync("whatsapp").CountAsync());
        Assert.Equal("/v2/Channels/Senders?Channel=whatsapp&PageSize=1000&Page=1&PageToken=PT1000", path.Snapshot()[^1].PathAndQuery);
        Assert.Empty(other.Twilio.Requests.Snapshot());
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var bench = await ClientBench.StartAsync();
        await using var other = await ClientBench.StartAsync();
        bench.Twilio.Faults.Add(new() { Answer = TwilioEmulator.Control.Reply.Redirect(other.Twilio.BaseUrl) });
        var failure = await Assert.ThrowsAsync<TwilioApiException>(() => bench.Client.FetchAsync(bench.Seed()));
        Assert.Contains("redirection", failure.Message, StringComparison.Ordinal);
        Assert.Empty(other.Twilio.Requests.Snapshot());
    }

    [Fact]
    public async Task A_sid_is_one_segment_of_the_path_whatever_is_in_it()
    {
        await using var bench = await ClientBench.StartAsync();
        Assert.Null(await bench.Client.FetchAsync("XE1/../../Accounts?x=1#y"));
        Assert.Equal("/v2/Channels/Senders/XE1%2F..%2F..%2FAccounts%3Fx%3D1%23y", bench.Twilio.Requests.Snapshot().Single().PathAndQuery);
    }

    [Theory]
    [InlineData(null, null, "https://messaging.twilio.com/")]
    [InlineData("ie1", null, "https://messaging.ie1.twilio.com/")]
    [InlineData("ie1", "dublin", "https://messaging.dublin.ie1.twilio.com/")]
    [InlineData(null, "dublin", "https://messaging.dublin.us1.twilio.com/")]
    public void Region_and_edge_make_the_host(string? region, string? edge, string host) =>
        Assert.Equal(host, SendersClientOptions.HostOf(region, edge).ToString());

    [Theory]
    [InlineData("http://messaging.twilio.com/")]
    [InlineData("ftp://127.0.0.1/")]
    public void Credentials_go_over_https_or_to_this_machine_only(string url) => Assert.Throws<ArgumentException>(
        () => new SendersClient(new() { Credentials = new("AC1", "t0k3n"), BaseUrl = new(url) }, TimeProvider.System));

    [Fact]
    public async Task Secrets_are_in_no_text_form()
    {
        var credentials = new TwilioCredentials("AC1", "t0k3n");
        var options = new SendersClientOptions { Credentials = credentials };
        var webhook = new SenderWebhook { CallbackUrl = "https://u:t0k3n@a.example" };
        var request = ClientBench.Acme.Set(SenderField.VerificationCode, "c0d3").Set(new("webhook", "callback_url"), "https://u:t0k3n@a.example");
        Assert.All(new object[] { credentials, options, webhook, new Sender { Webhook = webhook }, request }, thing =>
        {
            Assert.DoesNotContain("t0k3n", thing.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("c0d3", thing.ToString(), StringComparison.Ordinal);
        });
        await using var bench = await ClientBench.StartAsync(maxRetries: 0);
        bench.Twilio.Accounts.Add(EmulatorOptions.DefaultAccount with { AuthToken = "r0tated" });
        var failure = await Assert.ThrowsAsync<TwilioApiException>(() => bench.Client.CreateAsync(request));
        Assert.DoesNotContain(EmulatorOptions.DefaultAuthToken, failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("c0d3", failure.ToString(), StringComparison.Ordinal);
    }
}
