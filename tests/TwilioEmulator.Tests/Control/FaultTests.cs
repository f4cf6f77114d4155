using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using TwilioEmulator.Control;
using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;

namespace TwilioEmulator.Tests.Control;

public sealed class FaultTests
{
    const string Body = """{"sender_id":"whatsapp:+15017122661","profile":{"name":"Example"}}""";
    const string List = Collection + "?Channel=whatsapp";

    [Fact]
    public async Task A_fault_meets_the_nth_matching_request_as_often_as_it_says()
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed();
        var fault = emulation.Server.Faults.Add(
            new("GET", Collection + "/*") { Nth = 2, Times = 2, Answer = Reply.Unavailable });
        Assert.Equal(200, (await emulation.GetAsync(sender)).Status);
        Assert.Equal(200, (await emulation.GetAsync(List)).Status);
        Assert.Equal(503, (await emulation.GetAsync(sender)).Status);
        Assert.Equal(503, (await emulation.GetAsync(sender)).Status);
        Assert.Equal(200, (await emulation.GetAsync(sender)).Status);
        Assert.Equal((4, 2), (fault.Seen, fault.Met));
    }

    [Fact]
    public async Task Faults_for_the_same_request_come_one_after_the_other()
    {
        await using var emulation = await StartAsync();
        emulation.Server.Faults.Add(new() { Answer = Reply.Unavailable });
        emulation.Server.Faults.Add(new() { Answer = Reply.PlainServerError, Times = null });
        int[] statuses = [(await emulation.GetAsync(List)).Status, (await emulation.GetAsync(List)).Status, (await emulation.GetAsync(List)).Status];
        Assert.Equal([503, 500, 500], statuses);
        emulation.Server.Faults.Clear();
        Assert.Equal(200, (await emulation.GetAsync(List)).Status);
    }

    [Fact]
    public async Task Too_many_requests_says_when_to_come_back()
    {
        await using var emulation = await StartAsync();
        emulation.Server.Faults.Add(new("POST") { Answer = Reply.TooManyRequests(TimeSpan.FromSeconds(7)) });
        emulation.Server.Faults.Add(new("POST") { Answer = Reply.TooManyRequests(new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero)) });
        var seconds = await emulation.PostAsync(Collection, Body);
        seconds.IsError(429, 20429, "Too many requests");
        Assert.Equal("7", seconds.Headers["Retry-After"]);
        Assert.Equal("Mon, 23 Nov 2026 07:00:00 GMT", (await emulation.PostAsync(Collection, Body)).Headers["Retry-After"]);
        Assert.Empty(emulation.Server.Senders.All);
    }

    [Fact]
    public async Task A_reply_can_be_plain_text_or_html_or_a_redirect()
    {
        await using var emulation = await StartAsync();
        emulation.Server.Faults.Add(new() { Answer = Reply.PlainServerError });
        emulation.Server.Faults.Add(new() { Answer = Reply.Html(502) });
        emulation.Server.Faults.Add(new() { Answer = Reply.Redirect(new("http://elsewhere.example.com/v2")) });
        var text = await emulation.GetAsync(List);
        Assert.Equal((500, "text/plain", "Internal Server Error"), (text.Status, text.Headers["Content-Type"], text.Body));
        var html = await emulation.GetAsync(List);
        Assert.Equal((502, "text/html"), (html.Status, html.Headers["Content-Type"]));
        var redirect = await emulation.GetAsync(List);
        Assert.Equal((302, "http://elsewhere.example.com/v2"), (redirect.Status, redirect.Headers["Location"]));
    }

    [Fact]
    public async Task A_dropped_request_was_never_carried_out_nor_read()
    {
        await using var emulation = await StartAsync();
        emulation.Server.Faults.Add(new("POST") { Answer = new Drop() });
        await Assert.ThrowsAsync<HttpRequestException>(() => emulation.PostAsync(Collection, Body));
        Assert.Empty(emulation.Server.Senders.All);
        var logged = Assert.Single(emulation.Server.Requests.Snapshot());
        Assert.Equal((null, null, true), (logged.Body, logged.ResponseStatus, logged.MetFault));
    }

    [Fact]
    public async Task A_lost_answer_leaves_the_work_done()
    {
        await using var emulation = await StartAsync();
        emulation.Server.Faults.Add(new("POST") { Commits = true, Answer = new Drop() });
        await Assert.ThrowsAsync<HttpRequestException>(() => emulation.PostAsync(Collection, Body));
        Assert.Equal(Number, Assert.Single(emulation.Server.Senders.All).SenderId);
        (await emulation.PostAsync(Collection, Body)).IsError(409, 63100, "sender_id provided already exists");
    }

    [Fact]
    public async Task A_server_error_can_hide_work_that_was_done()
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed();
        emulation.Server.Faults.Add(new("DELETE") { Commits = true, Answer = Reply.PlainServerError });
        Assert.Equal(500, (await emulation.DeleteAsync(sender)).Status);
        Assert.Equal(404, (await emulation.DeleteAsync(sender)).Status);
    }

    [Fact]
    public async Task An_answer_can_be_cut_short()
    {
        await using var emulation = await StartAsync();
        emulation.Server.Faults.Add(new("POST") { Answer = new Cut() });
        emulation.Server.Faults.Add(new("GET") { Answer = new Cut(9) });
        var half = await emulation.PostAsync(Collection, Body);
        Assert.Equal(202, half.Status);
        Assert.ThrowsAny<JsonException>(() => half.Json);
        Assert.Single(emulation.Server.Senders.All);
        Assert.Equal("""{"senders""", (await emulation.GetAsync(List)).Body);
    }

    [Fact]
    public async Task An_answer_can_be_rewritten_with_wrong_types_and_foreign_hosts()
    {
        await using var emulation = await StartAsync();
        emulation.Seed();
        emulation.Server.Faults.Add(new("GET", Collection)
        {
            Answer = new Rewrite
            {
                Set = new Dictionary<string, JsonNode?>
                {
                    ["/senders/0/status"] = 5,
                    ["/meta/next_page_url"] = "https://elsewhere.example.com/v2",
                },
                Remove = ["/meta/key", "/senders/0/profile/name"],
                ContentType = "text/html",
            },
        });
        var answer = await emulation.GetAsync(List);
        Assert.Equal((200, "text/html"), (answer.Status, answer.Headers["Content-Type"]));
        Answer.IsJson("5", answer.Json["senders"]![0]!["status"]);
        Assert.Equal("https://elsewhere.example.com/v2", (string?)answer.Json["meta"]!["next_page_url"]);
        Assert.False(answer.Json["meta"]!.AsObject().ContainsKey("key"));
        Assert.False(answer.Json["senders"]![0]!["profile"]!.AsObject().ContainsKey("name"));
        Assert.Contains("\"status\":\"ONLINE\"", (await emulation.GetAsync(List)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_can_be_deep_or_large()
    {
        await using var emulation = await StartAsync();
        emulation.Server.Faults.Add(new() { Answer = new Nested(3) });
        emulation.Server.Faults.Add(new() { Answer = new Flood(100_000) });
        Assert.Equal("""{"profile":{"profile":{"profile":{}}}}""", (await emulation.GetAsync(List)).Body);
        var large = await emulation.GetAsync(List);
        Assert.Equal((200, 100_000), (large.Status, large.Body.Length));
        Assert.Equal(99_998, ((string)large.Json!).Length);
    }

    [Fact]
    public async Task An_endless_answer_goes_on_until_the_client_leaves()
    {
        await using var emulation = await StartAsync();
        emulation.Server.Faults.Add(new() { Answer = new Flood() });
        using (var response = await emulation.OpenAsync(List))
        {
            await using var body = await response.Content.ReadAsStreamAsync();
            await body.ReadExactlyAsync(new byte[5_000_000]);
        }
        Assert.Equal(200, (await emulation.GetAsync(List)).Status);
    }

    [Fact]
    public async Task A_gate_holds_an_answer_while_the_work_is_done()
    {
        await using var emulation = await StartAsync();
        var gate = new Gate();
        emulation.Server.Faults.Add(new("POST") { Gate = gate });
        var held = emulation.PostAsync(Collection, Body);
        await gate.Arrived;
        Assert.Equal(1, gate.Waiting);
        Assert.Single(emulation.Server.Senders.All);
        Assert.False(held.IsCompleted);
        gate.Release();
        Assert.Equal(202, (await held).Status);
    }

    [Fact]
    public async Task A_gate_can_hold_the_work_as_well()
    {
        await using var emulation = await StartAsync();
        var gate = new Gate();
        emulation.Server.Faults.Add(new("POST") { Gate = gate, HoldsBeforeCommit = true });
        var held = emulation.PostAsync(Collection, Body);
        await gate.Arrived;
        Assert.Empty(emulation.Server.Senders.All);
        gate.Release();
        Assert.Equal(202, (await held).Status);
        Assert.Single(emulation.Server.Senders.All);
    }

    [Fact]
    public async Task A_delay_runs_on_the_clock_of_the_options()
    {
        var time = new FakeTimeProvider();
        await using var emulation = await StartAsync(new() { TimeProvider = time });
        emulation.Server.Faults.Add(new("POST") { Delay = TimeSpan.FromHours(1) });
        var held = emulation.PostAsync(Collection, Body);
        while (!held.IsCompleted)
        {
            time.Advance(TimeSpan.FromMinutes(20));
            await Task.Yield();
        }
        Assert.Equal(202, (await held).Status);
        Assert.True(time.GetUtcNow() - time.Start >= TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_client_that_gives_up_while_held_leaves_the_emulator_well()
    {
        await using var emulation = await StartAsync();
        var gate = new Gate();
        emulation.Server.Faults.Add(new("POST") { Gate = gate, HoldsBeforeCommit = true });
        using var patience = new CancellationTokenSource();
        var held = emulation.SendAsync("POST", Collection, Body, cancellationToken: patience.Token);
        await gate.Arrived;
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => held);
        await gate.Deserted;
        gate.Release();
        Assert.Equal(200, (await emulation.GetAsync(List)).Status);
        Assert.Empty(emulation.Server.Senders.All);
    }

    [Fact]
    public async Task Stopping_the_emulator_lets_nobody_wait_at_a_gate()
    {
        var emulation = await StartAsync();
        var gate = new Gate();
        emulation.Server.Faults.Add(new("POST") { Gate = gate });
        var held = emulation.PostAsync(Collection, Body);
        await gate.Arrived;
        await emulation.Server.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => held);
        await emulation.DisposeAsync();
    }
}
