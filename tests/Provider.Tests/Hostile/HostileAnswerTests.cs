using Provider.Tests.Front;
using TwilioApi;
using TwilioEmulator.Control;

namespace Provider.Tests.Hostile;

/// <summary>A Twilio, or something in its place, that answers what nobody should have to read.</summary>
public sealed class HostileAnswerTests
{
    private const string Changed = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme","about":"Hi"}}""";
    private const int MiB = 1024 * 1024;

    public static TheoryData<string> Answers =>
    [
        "over 10 MiB", "endless", "html", "truncated html", "wrong content type", "unknown charset", "broken gzip", "deep", "very deep", "null", "list",
        "number", "text", "empty", "duplicate keys", "huge number", "lone surrogate", "surrogate key", "null character", "other sid", "path sid", "redirect",
        "long error", "steering error", "strange error", "error page",
    ];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_registration_that_is_answered_like_this_fails_and_makes_nothing(string how)
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Times = null, Answer = Answer(how) });
        var up = await bench.Stack.UpAsync(Bench.Plain);
        Clean.Failure(up.Error);
        Assert.Null(up.State);
        Assert.Empty(bench.Twilio.Senders.All);
        await Clean.AliveAsync(bench.Plugin);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_look_that_is_answered_like_this_fails_and_changes_no_state(string how)
    {
        await using var bench = await Bench.StartAsync();
        var before = (await bench.Stack.UpAsync(Bench.Plain)).Well().State;
        bench.Twilio.Faults.Add(new("GET") { Times = null, Answer = Answer(how) });
        var refresh = await bench.Stack.RefreshAsync();
        Clean.Failure(refresh.Error);
        Assert.Same(before, refresh.State);
        var update = await bench.Stack.UpAsync(Changed);
        Clean.Failure(update.Error);
        Assert.Same(before, update.State);
        Assert.Empty(update.Writes);
        await Clean.AliveAsync(bench.Plugin);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_end_that_is_answered_like_this_fails_and_keeps_the_state(string how)
    {
        await using var bench = await Bench.StartAsync();
        var before = (await bench.Stack.UpAsync(Bench.Plain)).Well().State;
        bench.Twilio.Faults.Add(new("DELETE") { Times = null, Answer = Answer(how) });
        bench.Twilio.Faults.Add(new("GET") { Times = null, Answer = Answer(how) });
        var destroy = await bench.Stack.DestroyAsync();
        Clean.Failure(destroy.Error);
        Assert.Same(before, destroy.State);
        await Clean.AliveAsync(bench.Plugin);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_in_the_details_of_an_error_leave_its_message()
    {
        byte[] body = [.. """{"code":63100,"message":"Invalid","errors":[{"detail":"a"""u8, 0xDC, .. "\"},{\"detail\":\"is too long\"}]}"u8];
        await using var server = await HostileServer.StartAsync(async context =>
        {
            context.Response.StatusCode = 400;
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(body);
        });
        using var client = new SendersClient(new() { Credentials = new("AC", "token"), BaseUrl = server.Url }, TimeProvider.System);
        var failure = await Assert.ThrowsAsync<TwilioApiException>(() => client.CreateAsync(SenderPatch.Nothing.Set(SenderField.SenderId, Bench.Number)));
        Assert.Equal("Registering the sender failed: Invalid; is too long", failure.Message);
    }

    [Fact]
    public async Task A_wait_that_no_timer_can_take_ends_with_the_operation()
    {
        await using var bench = await Bench.StartAsync();
        var forever = new Dictionary<string, string> { ["Retry-After"] = "2147483647" };
        bench.Twilio.Faults.Add(new("POST") { Times = null, Answer = new Reply(429) { Headers = forever } });
        var up = await bench.Stack.UpAsync(Bench.Plain);
        Assert.StartsWith("Twilio didn't get it done within 15 min", up.FailedWith(Grpc.Core.StatusCode.DeadlineExceeded), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registration_whose_answer_calls_itself_html_is_found_in_the_list()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Answer = new Rewrite { ContentType = "text/html" } });
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal(bench.Sender().Sid, up.State!.Id);
        Assert.Single(up.Writes);
    }

    [Fact]
    public async Task A_refusal_is_told_without_what_would_steer_the_terminal()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Answer = Answer("steering error") });
        var said = (await bench.Stack.UpAsync(Bench.Plain)).Error!.Status.Detail;
        Assert.StartsWith("Registering the sender failed: No[2J way", said, StringComparison.Ordinal);
    }

    private static FaultAnswer Answer(string how) => how switch
    {
        "over 10 MiB" => new Flood(11 * MiB),
        "endless" => new Flood(),
        "html" => Reply.Html(200),
        "truncated html" => new Reply(200, "<html><bo"),
        "wrong content type" => new Reply(200, Sender(Sid('a'))) { ContentType = "text/html" },
        "unknown charset" => new Reply(400, """{"code":"x"}""") { ContentType = "application/json; charset=klingon" },
        "broken gzip" => Encoded("gzip"),
        "deep" => new Nested(33),
        "very deep" => new Nested(100_000),
        "null" => new Reply(200, "null"),
        "list" => new Reply(200, "[]"),
        "number" => new Reply(200, "5"),
        "text" => new Reply(200, "\"x\""),
        "empty" => new Reply(200),
        "duplicate keys" => new Reply(200, $$"""{"sid":"{{Sid('a')}}","sid":"{{Sid('b')}}"}"""),
        "huge number" => new Reply(200, $$"""{"sid":1{{new string('0', 400)}}}"""),
        "lone surrogate" => new Reply(200, """{"sid":"\ud800"}"""),
        "surrogate key" => new Reply(200, """{"\ud800":"sid"}"""),
        "null character" => new Reply(200, """{"sid":"\u0000"}"""),
        "other sid" => new Reply(200, Sender("XE")),
        "path sid" => new Reply(200, Sender("../..")),
        "redirect" => Reply.Redirect(new("http://127.0.0.1:9/")),
        "long error" => Reply.Error(400, 63100, new string('é', 5 * MiB)),
        "steering error" => Reply.Error(400, 63100, "No\u001b[2J\r way"),
        "strange error" => new Reply(400, """{"code":{"x":1},"message":["y"],"more_info":5}"""),
        _ => Reply.Html(503),
    };

    private static Reply Encoded(string encoding) =>
        new(200, "not compressed at all") { Headers = new Dictionary<string, string> { ["Content-Encoding"] = encoding } };

    private static string Sender(string sid) => $$"""{"sid":"{{sid}}","status":"ONLINE","sender_id":"whatsapp:+15017122661"}""";

    private static string Sid(char digit) => "XE" + new string(digit, 32);
}
