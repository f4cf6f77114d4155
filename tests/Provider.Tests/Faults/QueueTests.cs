using Grpc.Core;
using Provider.Tests.Front;
using TwilioEmulator.Control;

namespace Provider.Tests.Faults;

/// <summary>Registrations one after the other.</summary>
public sealed class QueueTests
{
    private const string First = "waiting for other registrations (place 1)";
    private const string Second = "waiting for other registrations (place 2)";

    [Fact]
    public async Task Registrations_come_one_after_the_other_and_those_behind_see_their_place_move_up()
    {
        await using var bench = await Bench.StartAsync();
        var gate = new Gate();
        bench.Twilio.Faults.Add(new("POST") { Gate = gate });
        var first = Create(bench, 0);
        await gate.Arrived;
        var second = Create(bench, 1);
        await bench.Engine.HeardAsync(First);
        var third = Create(bench, 2);
        await bench.Engine.HeardAsync(Second);
        gate.Release();
        await Task.WhenAll(first, second, third);
        await bench.Plugin.CancelAsync();
        Assert.Equal([Second, First], LinesOf(bench, 2));
        Assert.Equal([First], LinesOf(bench, 1));
        Assert.Equal(["whatsapp:+15017122700", "whatsapp:+15017122701", "whatsapp:+15017122702"], bench.Twilio.Senders.All.Select(s => s.SenderId));
        Assert.Equal(1, bench.Twilio.PeakConcurrentRegistrations);
    }

    [Fact]
    public async Task The_timeout_of_a_registration_starts_when_its_turn_comes()
    {
        await using var bench = await Bench.StartAsync();
        bench.Clock.Freeze();
        var first = Create(bench, 0, 900);
        await bench.Clock.PauseTaken;
        var second = Create(bench, 1, 60);
        await bench.Engine.HeardAsync(First);
        bench.Clock.Advance(TimeSpan.FromSeconds(300));
        bench.Clock.Thaw();
        await first;
        await second;
        Assert.Equal("ONLINE", bench.Sender("whatsapp:+15017122701").Status);
    }

    [Fact]
    public async Task A_registration_that_fails_makes_way_for_the_next()
    {
        await using var bench = await Bench.StartAsync();
        var gate = new Gate();
        bench.Twilio.Faults.Add(new("POST") { Gate = gate, Answer = Reply.Error(400, 63100, "no") });
        var first = Create(bench, 0);
        await gate.Arrived;
        var second = Create(bench, 1);
        await bench.Engine.HeardAsync(First);
        gate.Release();
        await Assert.ThrowsAsync<RpcException>(() => first);
        await second;
    }

    private static Task Create(Bench bench, int i, double timeout = 0) => new Stack(bench.Plugin, bench.Twilio, bench.Engine, $"s{i}") { Timeout = timeout }
        .CreateAsync($$$"""{"senderId":"whatsapp:+1501712270{{{i}}}","profile":{"name":"Acme"}}""");

    private static IEnumerable<string> LinesOf(Bench bench, int i) => bench.Engine.Logs
        .Where(l => l.Urn.EndsWith($"::s{i}", StringComparison.Ordinal) && l.Message.StartsWith("waiting for other", StringComparison.Ordinal))
        .Select(l => l.Message);
}
