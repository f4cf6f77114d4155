using System.Net;
using TwilioApi;
using TwilioEmulator.Control;

namespace Provider.Tests.TwilioApi;

public sealed class FailureTests
{
    [Fact]
    public async Task Twilios_own_error_body_is_read()
    {
        var failure = await FailAsync(Reply.Error(400, 63100, "profile.name is invalid"));
        Assert.Equal("Fetching the sender failed: profile.name is invalid", failure.Message);
        Assert.Equal((HttpStatusCode.BadRequest, 63100L, "https://www.twilio.com/docs/errors/63100"), (failure.Status, failure.Code, failure.MoreInfo));
        Assert.StartsWith("RQ", failure.RequestId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_body_of_RFC_9457_is_read()
    {
        var failure = await FailAsync(new Reply(400, """
            {"type":"https://www.twilio.com/docs/api/errors/63100","title":"Invalid","code":63100,"status":400,"detail":"profile.name is invalid","instance":"/v2"}
            """) { ContentType = "application/problem+json" });
        Assert.Equal("Fetching the sender failed: profile.name is invalid", failure.Message);
        Assert.Equal((63100L, "https://www.twilio.com/docs/api/errors/63100"), (failure.Code, failure.MoreInfo));
    }

    [Theory]
    [InlineData("html")]
    [InlineData("text")]
    [InlineData("empty")]
    [InlineData("array")]
    public async Task Any_other_body_is_not_quoted(string body)
    {
        var failure = await FailAsync(body switch
        {
            "html" => Reply.Html(403),
            "text" => new Reply(403, "denied by gateway") { ContentType = "text/plain" },
            "array" => new Reply(403, "[1,2]"),
            _ => new Reply(403),
        });
        Assert.Equal("Fetching the sender failed: HTTP 403 without an explanation from Twilio", failure.Message);
        Assert.Null(failure.Code);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("nested")]
    [InlineData("null")]
    [InlineData("wrong types")]
    [InlineData("html 200")]
    public async Task A_success_that_cannot_be_read_is_a_failure(string body)
    {
        var failure = await FailAsync(body switch
        {
            "cut" => new Cut(),
            "nested" => new Nested(1000),
            "null" => new Reply(200, "null"),
            "html 200" => Reply.Html(200),
            _ => new Reply(200, """["XE"]"""),
        });
        Assert.Equal("Fetching the sender failed: the answer (HTTP 200) could not be read as what Twilio's reference describes", failure.Message);
    }

    [Fact]
    public async Task An_answer_without_end_is_given_up()
    {
        var failure = await FailAsync(new Flood());
        Assert.Contains("far larger than any of Twilio's", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_where_texts_are_expected_are_read()
    {
        await using var bench = await ClientBench.StartAsync();
        bench.Twilio.Faults.Add(new()
        {
            Answer = new Rewrite
            {
                Set = new Dictionary<string, System.Text.Json.Nodes.JsonNode?> { ["/configuration/waba_id"] = 10000222, ["/new_field"] = true },
            },
        });
        Assert.Equal("10000222", (await bench.Client.FetchAsync(bench.Seed()))!.Configuration!.WabaId);
    }

    [Theory]
    [InlineData("/properties/messaging_limit", "{}", "properties.messaging_limit")]
    [InlineData("/compliance", "[1]", "compliance")]
    [InlineData("/offline_reasons", "\"none\"", "offline_reasons")]
    [InlineData("/url", "[]", "url")]
    [InlineData("/profile/emails", "[\"a@a.example\"]", "profile.emails")]
    [InlineData("/webhook", "7", "webhook")]
    public async Task What_is_of_another_type_than_the_reference_says_is_named_and_passed_over(string field, string value, string named)
    {
        await using var bench = await ClientBench.StartAsync();
        bench.Twilio.Faults.Add(new() { Answer = new Rewrite { Set = new Dictionary<string, System.Text.Json.Nodes.JsonNode?> { [field] = System.Text.Json.Nodes.JsonNode.Parse(value) } } });
        var sender = (await bench.Client.FetchAsync(bench.Seed()))!;
        Assert.Equal([named], sender.Unread);
        Assert.Equal("Acme", sender.Profile!.Name);
    }

    [Fact]
    public async Task Several_odd_fields_hide_nothing_else()
    {
        await using var bench = await ClientBench.StartAsync();
        bench.Twilio.Faults.Add(new()
        {
            Answer = new Rewrite
            {
                Set = new Dictionary<string, System.Text.Json.Nodes.JsonNode?> { ["/url"] = true, ["/properties"] = "x", ["/profile/websites"] = "x", ["/profile/about"] = new System.Text.Json.Nodes.JsonObject() },
            },
        });
        var sender = (await bench.Client.FetchAsync(bench.Seed()))!;
        Assert.Equal(["profile.about", "profile.websites", "properties", "url"], sender.Unread.Order(StringComparer.Ordinal));
        Assert.Equal("Acme", sender.Profile!.Name);
    }

    [Theory]
    [InlineData("""{"senders":[{"sid":"XE1","sender_id":"rcs:a","profile":"x","properties":[]}],"meta":{"next_page_url":null}}""", true)]
    [InlineData("""{"senders":[{"sid":"XE1","sender_id":7}],"meta":{}}""", true)]
    [InlineData("""{"senders":[{"sender_id":"rcs:a"}],"meta":{}}""", false)]
    [InlineData("""{"senders":["XE1"],"meta":{}}""", false)]
    [InlineData("""{"senders":{},"meta":{}}""", false)]
    [InlineData("""{"senders":null,"meta":{}}""", false)]
    [InlineData("""{"senders":[]}""", false)]
    [InlineData("""{}""", false)]
    public async Task A_list_is_read_by_SIDs_and_sender_ids_and_what_is_no_list_is_no_empty_one(string answer, bool isList)
    {
        await using var bench = await ClientBench.StartAsync();
        bench.Twilio.Faults.Add(new() { Answer = new Reply(200, answer) });
        if (isList)
            Assert.Equal("XE1", (await bench.Client.ListAsync("rcs").SingleAsync()).Sid);
        else
            await Assert.ThrowsAsync<TwilioApiException>(async () => await bench.Client.ListAsync("rcs").CountAsync());
    }

    [Theory]
    [InlineData(404, 20404, true)]
    [InlineData(404, 20001, false)]
    [InlineData(404, 0, false)]
    [InlineData(410, 20404, false)]
    public async Task Only_Twilios_own_404_is_not_found(int status, int code, bool isNotFound)
    {
        await using var bench = await ClientBench.StartAsync();
        var sid = bench.Seed();
        bench.Twilio.Faults.Add(new() { Times = 2, Answer = code == 0 ? Reply.Html(status) : Reply.Error(status, code, "Not found") });
        if (isNotFound)
        {
            Assert.Null(await bench.Client.FetchAsync(sid));
            Assert.False(await bench.Client.DeleteAsync(sid));
            return;
        }

        await Assert.ThrowsAsync<TwilioApiException>(() => bench.Client.FetchAsync(sid));
        await Assert.ThrowsAsync<TwilioApiException>(() => bench.Client.DeleteAsync(sid));
    }

    [Theory]
    [InlineData("500", true)]
    [InlineData("drop", true)]
    [InlineData("cut", true)]
    [InlineData("400", false)]
    [InlineData("429", false)]
    public async Task A_create_is_in_doubt_when_it_may_have_been_taken(string how, bool isInDoubt)
    {
        await using var bench = await ClientBench.StartAsync(maxRetries: 0);
        bench.Twilio.Faults.Add(new("POST")
        {
            Answer = how switch
            {
                "500" => Reply.PlainServerError,
                "drop" => new Drop(),
                "cut" => new Cut(),
                "400" => Reply.Error(400, 63100, "Invalid"),
                _ => Reply.TooManyRequests(),
            },
        });
        var failure = await Assert.ThrowsAsync<TwilioApiException>(() => bench.Client.CreateAsync(ClientBench.Acme));
        Assert.Equal(isInDoubt, failure.InDoubt);
    }

    [Fact]
    public async Task A_create_that_reached_nobody_is_not_in_doubt()
    {
        await using var bench = await ClientBench.StartAsync(maxRetries: 0);
        await bench.Twilio.DisposeAsync();
        var failure = await Assert.ThrowsAsync<TwilioApiException>(() => bench.Client.CreateAsync(ClientBench.Acme));
        Assert.False(failure.InDoubt);
        Assert.Contains("no connection could be made (127.0.0.1)", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<TwilioApiException> FailAsync(FaultAnswer answer)
    {
        await using var bench = await ClientBench.StartAsync(maxRetries: 0);
        bench.Twilio.Faults.Add(new() { Answer = answer });
        return await Assert.ThrowsAsync<TwilioApiException>(() => bench.Client.FetchAsync(bench.Seed()));
    }
}
