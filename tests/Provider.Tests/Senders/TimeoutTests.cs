using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Control;
using TwilioEmulator.Model;

namespace Provider.Tests.Senders;

public sealed class TimeoutTests
{
    private static readonly StatusPath Endless = StatusPath.Of("CREATING");

    [Theory]
    [InlineData(0, 15 * 60, "15 min")]
    [InlineData(90, 90, "1 min 30 s")]
    [InlineData(20, 20, "20 s")]
    [InlineData(3600, 3600, "60 min")]
    public async Task Creating_ends_after_the_programs_timeout_or_fifteen_minutes(double seconds, double expected, string words)
    {
        await using var bench = await Bench.StartOnAsync(Endless);
        bench.Stack.Timeout = seconds;
        var up = await bench.Stack.UpAsync(Bench.Plain);
        Assert.StartsWith($"The sender didn't settle within {words}; its last status was CREATING.", up.Reasons[0], StringComparison.Ordinal);
        AssertTook(bench, expected);
    }

    [Theory]
    [InlineData(0, 10 * 60)]
    [InlineData(120, 120)]
    public async Task Updating_ends_after_the_programs_timeout_or_ten_minutes(double seconds, double expected)
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Of("ONLINE") with { AfterUpdate = [new("ONLINE:UPDATING")] });
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var before = bench.Clock.GetTimestamp();
        bench.Stack.Timeout = seconds;
        var up = await bench.Stack.UpAsync("""{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme","about":"Hi"}}""");
        Assert.Contains("didn't settle within", up.Reasons[0], StringComparison.Ordinal);
        Assert.InRange(bench.Clock.GetElapsedTime(before).TotalSeconds, expected, expected + 30);
    }

    [Theory]
    [InlineData(0, 5 * 60)]
    [InlineData(20, 20)]
    public async Task Deleting_ends_after_the_programs_timeout_or_five_minutes(double seconds, double expected)
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        bench.Twilio.Faults.Add(new("DELETE") { Answer = new Reply(204), Times = null });
        var before = bench.Clock.GetTimestamp();
        bench.Stack.Timeout = seconds;
        var destroy = await bench.Stack.DestroyAsync();
        destroy.FailedWith(Grpc.Core.StatusCode.DeadlineExceeded);
        Assert.NotNull(destroy.State);
        Assert.InRange(bench.Clock.GetElapsedTime(before).TotalSeconds, expected, expected + 30);
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(7, 7)]
    public async Task Reading_ends_after_the_programs_timeout_or_one_minute(double seconds, double expected)
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions(), """{"maxRetries":100}""");
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        bench.Twilio.Faults.Add(new("GET") { Answer = Reply.Unavailable, Times = null });
        var before = bench.Clock.GetTimestamp();
        bench.Stack.Timeout = seconds;
        var refresh = await bench.Stack.RefreshAsync();
        refresh.FailedWith(Grpc.Core.StatusCode.DeadlineExceeded);
        Assert.NotNull(refresh.State);
        Assert.InRange(bench.Clock.GetElapsedTime(before).TotalSeconds, expected, expected + 30);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task Even_a_request_under_way_that_changes_something_ends_with_the_operations_time(string method)
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var gate = new Gate();
        bench.Twilio.Faults.Add(new(method) { Gate = gate, Times = null });
        bench.Stack.Timeout = 7;
        var running = method == "POST" ? bench.Stack.UpAsync(Bench.Plain.Replace("\"Acme\"", "\"Acme\",\"about\":\"Hi\"", StringComparison.Ordinal)) : bench.Stack.DestroyAsync();
        await gate.Arrived;
        bench.Clock.Advance(TimeSpan.FromSeconds(7));
        var outcome = await running;
        Assert.StartsWith("Twilio didn't get it done within 7 s.", method == "POST" ? outcome.Reasons[0] : outcome.FailedWith(Grpc.Core.StatusCode.DeadlineExceeded), StringComparison.Ordinal);
        gate.Release();
    }

    [Fact]
    public async Task A_registration_that_outlasts_the_operations_time_is_still_looked_for()
    {
        await using var bench = await Bench.StartAsync();
        var gate = new Gate();
        bench.Twilio.Faults.Add(new("POST") { Gate = gate });
        bench.Stack.Timeout = 7;
        var running = bench.Stack.UpAsync(Bench.Plain);
        await gate.Arrived;
        bench.Clock.Advance(TimeSpan.FromSeconds(7));
        var up = await running;
        Assert.StartsWith("The sender didn't settle within 7 s", up.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(bench.Sender().Sid, up.State!.Id);
        gate.Release();
    }

    [Fact]
    public async Task A_request_without_an_answer_counts_as_lost_after_a_minute()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var gate = new Gate();
        bench.Twilio.Faults.Add(new("GET") { Gate = gate });
        bench.Stack.Timeout = 300;
        var refreshing = bench.Stack.RefreshAsync();
        await gate.Arrived;
        bench.Clock.Advance(TimeSpan.FromSeconds(60));
        var refresh = (await refreshing).Well();
        Assert.Equal(2, refresh.Requests.Count);
    }

    private static void AssertTook(Bench bench, double seconds) =>
        Assert.InRange(TimeSpan.FromTicks(bench.Clock.GetTimestamp()).TotalSeconds, seconds, seconds + 30);
}
