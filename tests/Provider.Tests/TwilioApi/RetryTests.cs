using System.Net;
using TwilioApi;
using TwilioEmulator.Control;

namespace Provider.Tests.TwilioApi;

public sealed class RetryTests
{
    public static TheoryData<string, string, bool> Rules => new()
    {
        { "create", "429", true }, { "create", "500", false }, { "create", "503", false }, { "create", "drop", false }, { "create", "400", false },
        { "update", "429", true }, { "update", "500", true }, { "update", "503", true }, { "update", "drop", true }, { "update", "400", false },
        { "fetch", "429", true }, { "fetch", "500", true }, { "fetch", "503", true }, { "fetch", "drop", true }, { "fetch", "400", false },
        { "fetch", "401", false }, { "fetch", "403", false }, { "fetch", "302", false },
        { "delete", "429", true }, { "delete", "500", true }, { "delete", "503", true }, { "delete", "drop", true }, { "delete", "403", false },
        { "list", "429", true }, { "list", "500", true }, { "list", "drop", true }, { "list", "401", false },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task What_may_be_repeated_is_and_what_may_not_is_not(string call, string answer, bool isRepeated)
    {
        await using var bench = await ClientBench.StartAsync();
        var sid = call == "create" ? "" : bench.Seed();
        bench.Twilio.Faults.Add(new() { Answer = Answer(answer) });
        if (isRepeated)
            await CallAsync(bench, call, sid);
        else
            await Assert.ThrowsAsync<TwilioApiException>(() => CallAsync(bench, call, sid));
        Assert.Equal(isRepeated ? 2 : 1, bench.Twilio.Requests.Snapshot().Count);
        Assert.Equal(isRepeated ? 1 : 0, bench.Retries.Count);
    }

    [Fact]
    public async Task Repetitions_end_with_the_last_answer()
    {
        await using var bench = await ClientBench.StartAsync(maxRetries: 3);
        bench.Twilio.Faults.Add(new() { Times = null, Answer = Reply.TooManyRequests() });
        var failure = await Assert.ThrowsAsync<TwilioApiException>(() => bench.Client.FetchAsync(bench.Seed(), bench.Told));
        Assert.Equal((HttpStatusCode.TooManyRequests, 20429L), (failure.Status, failure.Code));
        Assert.Equal(4, bench.Twilio.Requests.Snapshot().Count);
        Assert.Equal([1, 2, 3], bench.Retries.Select(r => r.Attempt));
        Assert.All(bench.Retries, r => Assert.InRange(r.Wait, TimeSpan.Zero, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Without_retries_the_first_answer_counts()
    {
        await using var bench = await ClientBench.StartAsync(maxRetries: 0);
        bench.Twilio.Faults.Add(new() { Answer = Reply.Unavailable });
        await Assert.ThrowsAsync<TwilioApiException>(() => bench.Client.FetchAsync(bench.Seed()));
        Assert.Single(bench.Twilio.Requests.Snapshot());
    }

    [Fact]
    public async Task Retry_After_is_kept_in_seconds()
    {
        await using var bench = await ClientBench.StartAsync();
        bench.Twilio.Faults.Add(new() { Answer = Reply.TooManyRequests(TimeSpan.FromSeconds(42)) });
        await bench.Client.FetchAsync(bench.Seed(), bench.Told);
        Assert.Equal([42], bench.Clock.Pauses.Select(p => p.TotalSeconds));
        Assert.Equal(new RetryNotice(1, TimeSpan.FromSeconds(42), HttpStatusCode.TooManyRequests), Assert.Single(bench.Retries));
    }

    [Fact]
    public async Task Retry_After_is_kept_as_a_date()
    {
        await using var bench = await ClientBench.StartAsync();
        bench.Twilio.Faults.Add(new() { Answer = Reply.TooManyRequests(bench.Clock.GetUtcNow().AddSeconds(100)) });
        await bench.Client.FetchAsync(bench.Seed());
        Assert.InRange(Assert.Single(bench.Clock.Pauses).TotalSeconds, 60, 100);
    }

    [Fact]
    public async Task A_date_that_is_past_is_no_reason_to_hurry()
    {
        await using var bench = await ClientBench.StartAsync();
        bench.Twilio.Faults.Add(new() { Answer = Reply.TooManyRequests(DateTimeOffset.UnixEpoch) });
        await bench.Client.FetchAsync(bench.Seed(), bench.Told);
        Assert.InRange(Assert.Single(bench.Retries).Wait.TotalSeconds, 0.5, 1);
    }

    [Fact]
    public async Task A_wait_of_no_seconds_is_never_shorter_than_our_own()
    {
        await using var bench = await ClientBench.StartAsync();
        bench.Twilio.Faults.Add(new() { Times = 4, Answer = Reply.TooManyRequests(TimeSpan.Zero) });
        await bench.Client.FetchAsync(bench.Seed(), bench.Told);
        Assert.All(bench.Retries.Select((retry, i) => retry.Wait.TotalSeconds / Math.Pow(2, i)), wait => Assert.InRange(wait, 0.5, 1));
    }

    [Fact]
    public async Task What_the_server_does_not_implement_is_not_asked_again()
    {
        await using var bench = await ClientBench.StartAsync();
        bench.Twilio.Faults.Add(new() { Times = null, Answer = Reply.Error(501, 20501, "Not implemented") });
        Assert.False((await Assert.ThrowsAsync<TwilioApiException>(() => bench.Client.CreateAsync(ClientBench.Acme))).InDoubt);
        Assert.Single(bench.Twilio.Requests.Snapshot());
    }

    [Theory]
    [InlineData(400, true)]
    [InlineData(401, true)]
    public async Task An_update_stays_in_doubt_when_an_earlier_attempt_may_have_been_taken(int last, bool isInDoubt)
    {
        await using var bench = await ClientBench.StartAsync();
        var sid = bench.Seed();
        bench.Twilio.Faults.Add(new("POST") { Answer = new Drop(), Commits = true });
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Error(last, 1, "no") });
        Assert.Equal(isInDoubt, (await Assert.ThrowsAsync<TwilioApiException>(() => bench.Client.UpdateAsync(sid, Moved))).InDoubt);
    }

    [Fact]
    public async Task Without_a_word_of_Twilios_waits_are_half_a_second_to_thirty_and_differ()
    {
        await using var bench = await ClientBench.StartAsync(maxRetries: 9);
        var sid = bench.Seed();
        for (var i = 0; i < 12; i++)
        {
            bench.Twilio.Faults.Add(new("GET") { Times = 9, Answer = Reply.Unavailable });
            await bench.Client.FetchAsync(sid);
        }

        Assert.All(bench.Clock.Pauses, p => Assert.InRange(p.TotalSeconds, 0.5, 30));
        Assert.NotEqual(1, bench.Clock.Pauses.Chunk(9).Select(c => c[0]).Distinct().Count());
    }

    [Fact]
    public async Task Retry_After_counts_for_a_server_in_trouble_too()
    {
        await using var bench = await ClientBench.StartAsync();
        bench.Twilio.Faults.Add(new("GET") { Answer = Reply.Unavailable with { Headers = new Dictionary<string, string> { ["Retry-After"] = "33" } } });
        await bench.Client.FetchAsync(bench.Seed());
        Assert.Equal([33], bench.Clock.Pauses.Select(p => p.TotalSeconds));
    }

    [Fact]
    public async Task What_was_never_sent_is_sent_again_whatever_it_is()
    {
        var bench = await ClientBench.StartAsync(maxRetries: 2);
        await bench.Twilio.DisposeAsync();
        var failure = await Assert.ThrowsAsync<TwilioApiException>(() => bench.Client.CreateAsync(ClientBench.Acme, bench.Told));
        Assert.Equal(NetworkFailure.Unconnected, failure.Network);
        Assert.False(failure.InDoubt);
        Assert.Equal(2, bench.Retries.Count);
        await bench.DisposeAsync();
    }

    [Fact]
    public async Task A_one_time_code_is_not_sent_again_when_it_may_have_been_taken()
    {
        await using var bench = await ClientBench.StartAsync();
        var sid = bench.Seed();
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Unavailable });
        var update = SenderPatch.Nothing.Set(SenderField.VerificationCode, "123456");
        Assert.True((await Assert.ThrowsAsync<TwilioApiException>(() => bench.Client.UpdateAsync(sid, update))).InDoubt);
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.TooManyRequests() });
        await bench.Client.UpdateAsync(sid, update);
        Assert.Equal(3, bench.Twilio.Requests.Writes().Count);
    }

    private static SenderPatch Moved { get; } = SenderPatch.Nothing.Set(new("profile", "address"), "B");

    private static async Task CallAsync(ClientBench bench, string call, string sid)
    {
        switch (call)
        {
            case "create":
                await bench.Client.CreateAsync(ClientBench.Acme, bench.Told);
                return;
            case "update":
                await bench.Client.UpdateAsync(sid, Moved, bench.Told);
                return;
            case "delete":
                Assert.True(await bench.Client.DeleteAsync(sid, bench.Told));
                return;
            case "list":
                await foreach (var sender in bench.Client.ListAsync("whatsapp", bench.Told))
                    Assert.Equal(sid, sender.Sid);
                return;
            default:
                Assert.NotNull(await bench.Client.FetchAsync(sid, bench.Told));
                return;
        }
    }

    private static FaultAnswer Answer(string how) => how switch
    {
        "429" => Reply.TooManyRequests(),
        "500" => Reply.PlainServerError,
        "503" => Reply.Unavailable,
        "302" => Reply.Redirect(new("https://login.example/")),
        "400" => Reply.Error(400, 63100, "Invalid"),
        "401" => Reply.Error(401, 20003, "Authenticate"),
        "403" => Reply.Error(403, 20403, "Forbidden"),
        _ => new Drop(),
    };
}
