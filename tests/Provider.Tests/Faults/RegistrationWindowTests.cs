using System.Text.Json.Nodes;
using Grpc.Core;
using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Control;

namespace Provider.Tests.Faults;

/// <summary>What happens to a number between the list and the answer, and how long that is.</summary>
public sealed class RegistrationWindowTests
{
    private const string List = "/v2/Channels/Senders?Channel=whatsapp&PageSize=1000";

    [Fact]
    public async Task Each_registration_reads_the_list_right_before_it_and_is_sent_once()
    {
        await using var bench = await Bench.StartAsync();
        var other = new Stack(bench.Plugin, bench.Twilio, bench.Engine, "sales");
        var first = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var second = (await other.UpAsync(Bench.Plain.Replace(Bench.Number, Bench.OtherNumber, StringComparison.Ordinal))).Well();
        foreach (var up in new[] { first, second })
            Assert.Equal([$"GET {List}", "POST /v2/Channels/Senders"], up.Requests.Take(2).Select(r => $"{r.Method} {r.PathAndQuery}"));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(null)]
    public async Task A_number_that_somebody_registers_while_ours_is_refused_or_lost_is_named_and_not_taken_over(int? status)
    {
        await using var bench = await Bench.StartAsync();
        var (upping, sid) = await SomebodyComesFirstAsync(bench, status is null ? new Drop() : Reply.Unavailable, "Somebody");
        var message = (await upping).FailedWith(StatusCode.Unknown);
        Assert.Contains($"its list has gained {sid} ({Bench.Number}), and it isn't sure that this is what was asked for", message, StringComparison.Ordinal);
        Assert.EndsWith($"pulumi import twilio:messaging:Sender support {sid}", message, StringComparison.Ordinal);
        Assert.Null(bench.Stack.State);
    }

    [Fact]
    public async Task A_number_that_somebody_registers_right_before_ours_is_told_as_registered()
    {
        await using var bench = await Bench.StartAsync();
        var (upping, sid) = await SomebodyComesFirstAsync(bench, null, "Acme");
        Assert.Contains($"was registered before, as {sid}.", (await upping).FailedWith(StatusCode.AlreadyExists), StringComparison.Ordinal);
        Assert.Null(bench.Stack.State);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_list_that_lags_is_given_a_moment_after_a_lost_answer(int readings)
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions { ListsLag = readings });
        bench.Twilio.Faults.Add(new("POST") { Commits = true, Answer = new Drop() });
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal(Assert.Single(bench.Twilio.Senders.All).Sid, up.State!.Id);
        Assert.Single(up.Writes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_sender_that_only_the_list_shows_after_a_lost_answer_is_found_and_waited_for(int looks)
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions { FetchLag = looks });
        bench.Twilio.Faults.Add(new("POST") { Commits = true, Answer = new Drop() });
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal(Assert.Single(bench.Twilio.Senders.All).Sid, up.State!.Id);
        Assert.Equal("ONLINE", bench.Sender().Status);
    }

    [Fact]
    public async Task A_list_that_lags_for_longer_leads_to_the_import_and_to_no_second_sender()
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions { ListsLag = 3 });
        bench.Twilio.Faults.Add(new("POST") { Commits = true, Answer = new Drop() });
        (await bench.Stack.UpAsync(Bench.Plain)).FailedWith(StatusCode.Unknown);
        var message = (await bench.Stack.UpAsync(Bench.Plain)).FailedWith(StatusCode.AlreadyExists);
        var sid = Assert.Single(bench.Twilio.Senders.All).Sid;
        Assert.EndsWith($"pulumi import twilio:messaging:Sender support {sid}", message, StringComparison.Ordinal);
        (await bench.Stack.ImportAsync(sid)).Well();
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(Bench.Plain)).Well().Step);
    }

    [Fact]
    public async Task A_doubt_is_not_remembered_and_adopts_nothing_minutes_later()
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions(), """{"maxRetries":0}""");
        bench.Twilio.Faults.Add(new("POST") { Answer = new Drop() });
        (await bench.Stack.UpAsync(Bench.Plain)).FailedWith(StatusCode.Unknown);
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        var sid = Seed(bench, "Acme");
        var message = (await bench.Stack.UpAsync(Bench.Plain)).FailedWith(StatusCode.AlreadyExists);
        Assert.Contains($"was registered before, as {sid}.", message, StringComparison.Ordinal);
        Assert.Null(bench.Stack.State);
    }

    /// <summary>Our registration is under way and Twilio hasn't looked at it yet.</summary>
    private static async Task<(Task<Outcome> Upping, string Sid)> SomebodyComesFirstAsync(Bench bench, FaultAnswer? answer, string name)
    {
        var gate = new Gate();
        bench.Twilio.Faults.Add(new("POST") { Gate = gate, HoldsBeforeCommit = true, Answer = answer });
        var upping = bench.Stack.UpAsync(Bench.Plain);
        await gate.Arrived;
        var sid = Seed(bench, name);
        gate.Release();
        return (upping, sid);
    }

    private static string Seed(Bench bench, string name) =>
        bench.Twilio.Senders.Seed(new() { ["sender_id"] = Bench.Number, ["profile"] = new JsonObject { ["name"] = name } }).Sid;
}
