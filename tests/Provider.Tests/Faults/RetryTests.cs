using Grpc.Core;
using Provider.Tests.Front;
using TwilioApi;
using TwilioEmulator;
using TwilioEmulator.Control;

namespace Provider.Tests.Faults;

public sealed class RetryTests
{
    [Fact]
    public async Task Retry_After_is_understood_as_a_date_too()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.TooManyRequests(bench.Clock.GetUtcNow().AddSeconds(90)) });
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        // A date has whole seconds, and the machine's own clock runs meanwhile.
        Assert.InRange(bench.Clock.Pauses[0].TotalSeconds, 60, 90);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3600)]
    public async Task A_date_that_has_passed_or_a_pause_of_nothing_is_no_reason_to_hurry(int seconds)
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Answer = seconds == 0 ? Reply.TooManyRequests(TimeSpan.Zero) : Reply.TooManyRequests(bench.Clock.GetUtcNow().AddSeconds(seconds)) });
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.InRange(bench.Clock.Pauses[0].TotalSeconds, 0.5, 1);
    }

    [Fact]
    public async Task The_operations_timeout_bounds_what_Retry_After_says()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.TooManyRequests(TimeSpan.FromSeconds(int.MaxValue)) });
        var up = await bench.Stack.UpAsync(Bench.Plain);
        Assert.Contains("within 15 min", up.FailedWith(StatusCode.DeadlineExceeded), StringComparison.Ordinal);
        Assert.Single(up.Writes);
    }

    [Fact]
    public async Task Without_it_the_pauses_grow_with_jitter_to_half_a_minute_at_most()
    {
        await using var bench = await Bench.StartAsync(null, """{"maxRetries":40}""");
        bench.Twilio.Faults.Add(new("POST") { Times = 40, Answer = Reply.TooManyRequests() });
        bench.Stack.Timeout = 3600;
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var pauses = bench.Clock.Pauses.Take(40).Select(p => p.TotalSeconds).ToList();
        Assert.InRange(pauses[0], 0.5, 1);
        Assert.InRange(pauses[1], 1, 2);
        Assert.InRange(pauses[4], 8, 16);
        Assert.All(pauses.Skip(5), p => Assert.InRange(p, 15, 30));
        Assert.True(pauses.Skip(5).Distinct().Count() > 10, "no jitter");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    public async Task MaxRetries_bounds_the_repetitions_of_a_look(int maxRetries, int requests)
    {
        await using var bench = await StartedAsync(maxRetries);
        bench.Twilio.Faults.Add(new("GET") { Times = null, Answer = Reply.Unavailable });
        Assert.Equal(requests, (await bench.Stack.RefreshAsync()).Requests.Count);
    }

    [Fact]
    public async Task A_registration_that_Twilio_refuses_is_not_repeated()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Times = null, Answer = Reply.Error(400, 63100, "no") });
        Assert.Single((await bench.Stack.UpAsync(Bench.Plain)).Writes);
    }

    [Fact]
    public async Task No_more_requests_than_configured_are_under_way_at_once()
    {
        await using var bench = await Bench.StartAsync(null, """{"maxConcurrentRequests":2,"maxConcurrentRegistrations":30}""");
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i =>
            new Stack(bench.Plugin, bench.Twilio, bench.Engine, $"s{i}").CreateAsync(Numbered(i))));
        Assert.Equal(30, bench.Twilio.Senders.All.Count);
        Assert.InRange(bench.Twilio.PeakConcurrentRequests, 1, 2);
    }

    [Fact]
    public async Task A_connection_that_cannot_be_made_in_time_is_no_cancellation()
    {
        using var client = new SendersClient(
            new() { Credentials = new("AC", "token"), MaxRetries = 0 }, TimeProvider.System, new Unreachable());
        var failure = await Assert.ThrowsAsync<TwilioApiException>(() => client.CreateAsync(SenderPatch.Nothing.Set(SenderField.SenderId, Bench.Number)));
        Assert.Equal("Registering the sender failed: no connection could be made (messaging.twilio.com)", failure.Message);
        Assert.False(failure.InDoubt);
    }

    private static async Task<Bench> StartedAsync(int maxRetries)
    {
        var bench = await Bench.StartAsync(null, $$"""{"maxRetries":{{maxRetries}}}""");
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        return bench;
    }

    private static string Numbered(int i) => $$$"""{"senderId":"whatsapp:+150171227{{{i:00}}}","profile":{"name":"Acme"},"waitFor":"none"}""";

    /// <summary>What .NET's handler does when its limit on connecting is over.</summary>
    private sealed class Unreachable : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new TaskCanceledException("A connection could not be established within the configured ConnectTimeout.", new TimeoutException());
    }
}
