using Grpc.Core;
using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Control;
using TwilioEmulator.Model;

namespace Provider.Tests.Senders;

public sealed class HalfDoneTests
{
    private static readonly StatusPath Failing = StatusPath.Failing(new OfflineReason("63020", "Invitation not accepted"));

    [Fact]
    public async Task A_registration_that_failed_stays_in_the_state_with_every_reason()
    {
        await using var bench = await Bench.StartOnAsync(Failing);
        var up = await bench.Stack.UpAsync(Bench.Plain);
        var sid = bench.Sender().Sid;
        Assert.Equal(sid, up.State!.Id);
        Assert.Equal("OFFLINE", up.State.Outputs.Fields["status"].StringValue);
        Assert.Equal(
            """[{"code":"63020","message":"Invitation not accepted","moreInfo":"https://www.twilio.com/docs/errors/63020"}]""",
            PropertyText.Node(up.State.Outputs.Fields["offlineReasons"])!.ToJsonString());
        Assert.Equal(
            [
                $"Twilio says that the sender is offline (status OFFLINE). The sender is {sid} with status OFFLINE; it is kept in the state, and the next update goes on from here.",
                "Offline: Invitation not accepted (Twilio error 63020, https://www.twilio.com/docs/errors/63020) In Meta Business Manager, a person has to accept Twilio's invitation for the WhatsApp Business Account; then run the update again.",
                "What Twilio found out later stands in its Console's error log under the sender's SID: https://console.twilio.com/us1/monitor/logs/debugger/errors",
            ],
            up.Reasons);
        Assert.Equal(StatusCode.FailedPrecondition, up.Error!.StatusCode);
    }

    [Fact]
    public async Task The_next_up_goes_on_waiting_without_sending_anything()
    {
        await using var bench = await Bench.StartOnAsync(Failing);
        Assert.NotEmpty((await bench.Stack.UpAsync(Bench.Plain)).Reasons);
        bench.Twilio.Senders.SetPath(Bench.Number, StatusPath.Of("VERIFYING", "ONLINE"));
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal(Step.Update, up.Step);
        Assert.Equal("", up.Changed);
        Assert.Empty(up.Writes);
        Assert.Equal("ONLINE", up.State!.Outputs.Fields["status"].StringValue);
    }

    [Fact]
    public async Task A_wait_that_times_out_keeps_the_sender()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Of("CREATING"));
        var up = await bench.Stack.UpAsync(Bench.Plain);
        Assert.Contains("customTimeouts", up.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(bench.Sender().Sid, up.State!.Id);
        Assert.Equal("CREATING", up.State.Outputs.Fields["status"].StringValue);
        bench.Twilio.Senders.SetPath(Bench.Number, StatusPath.Of("ONLINE"));
        Assert.Empty((await bench.Stack.UpAsync(Bench.Plain)).Well().Writes);
    }

    [Fact]
    public async Task Cancel_while_waiting_keeps_the_sender()
    {
        await using var bench = await Bench.StartAsync();
        bench.Clock.Freeze();
        var upping = bench.Stack.UpAsync(Bench.Plain);
        await bench.Clock.PauseTaken;
        await bench.Plugin.CancelAsync();
        var up = await upping;
        Assert.StartsWith("The wait for the sender was cancelled.", up.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(bench.Sender().Sid, up.State!.Id);
        bench.Clock.Thaw();
        var next = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Empty(next.Writes);
        Assert.Equal("ONLINE", next.State!.Outputs.Fields["status"].StringValue);
    }

    [Fact]
    public async Task Cancel_during_the_registration_lets_the_request_end_and_keeps_the_sender()
    {
        await using var bench = await Bench.StartAsync();
        var gate = new Gate();
        bench.Twilio.Faults.Add(new("POST") { Gate = gate });
        var upping = bench.Stack.UpAsync(Bench.Plain);
        await gate.Arrived;
        await bench.Plugin.CancelAsync();
        gate.Release();
        var up = await upping;
        Assert.NotEmpty(up.Reasons);
        Assert.Equal(bench.Sender().Sid, up.State!.Id);
        Assert.Empty((await bench.Stack.UpAsync(Bench.Plain)).Well().Writes);
    }

    public static TheoryData<string> BrokenPolls => ["503", "drop", "html", "truncated", "401", "403", "null", "nested"];

    [Theory]
    [MemberData(nameof(BrokenPolls))]
    public async Task A_poll_that_breaks_keeps_the_sender(string how)
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Nth = 2, Times = null, Answer = Broken(how) });
        var up = await bench.Stack.UpAsync(Bench.Plain);
        Assert.Equal(2, up.Reasons.Count);
        Assert.Contains("kept in the state", up.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(bench.Sender().Sid, up.State!.Id);
        bench.Twilio.Faults.Clear();
        var next = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Empty(next.Writes);
        Assert.Equal("ONLINE", next.State!.Outputs.Fields["status"].StringValue);
    }

    [Fact]
    public async Task A_sender_that_somebody_deletes_during_the_wait_is_told_of()
    {
        await using var bench = await Bench.StartAsync();
        bench.Clock.Freeze();
        var upping = bench.Stack.UpAsync(Bench.Plain);
        await bench.Clock.PauseTaken;
        bench.Twilio.Senders.Delete(Bench.Number);
        bench.Clock.Thaw();
        var up = await upping;
        Assert.Contains("Run a refresh: it tells whether it is gone.", up.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(Step.Gone, (await bench.Stack.RefreshAsync()).Well().Step);
        Assert.Equal(Step.Create, (await bench.Stack.UpAsync(Bench.Plain)).Well().Step);
    }

    [Fact]
    public async Task An_RCS_sender_that_Twilio_tells_back_in_its_own_way_is_only_waited_for()
    {
        const string agent = """{"senderId":"rcs:acme_agent","profile":{"name":"Acme","useCase":"OTP"},"waitFor":"online"}""";
        await using var bench = await Bench.StartAsync(new() { RcsPath = StatusPath.Of("CREATING") });
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Times = null, Answer = new Rewrite { Remove = ["/profile"] } });
        Assert.NotEmpty((await bench.Stack.UpAsync(agent)).Reasons);
        bench.Twilio.Faults.Clear();
        bench.Twilio.Senders.SetPath("rcs:acme_agent", StatusPath.Of("ONLINE"));
        Assert.Empty((await bench.Stack.UpAsync(agent)).Well().Writes);
    }

    [Fact]
    public async Task A_failure_holds_no_more_than_is_live()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Of("ONLINE") with
        {
            AfterUpdate = [new("ONLINE:UPDATING"), new("OFFLINE") { OfflineReasons = [new("63051", "Locked")] }],
        });
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var up = await bench.Stack.UpAsync("""{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme","about":"Hi"}}""");
        Assert.Contains(
            "Offline: Locked (Twilio error 63051, https://www.twilio.com/docs/errors/63051) Meta has locked the sender or its WhatsApp Business Account: a person has to appeal in WhatsApp Manager; then run the update again.",
            up.Reasons);
        Assert.Equal("OFFLINE", up.State!.Outputs.Fields["status"].StringValue);
        Assert.Equal("Hi", up.State.Outputs.Fields["profile"].StructValue.Fields["about"].StringValue);
        Assert.False(up.State.Inputs.Fields["profile"].StructValue.Fields.ContainsKey("about"));
    }

    private static FaultAnswer Broken(string how) => how switch
    {
        "503" => Reply.Unavailable,
        "drop" => new Drop(),
        "html" => Reply.Html(502),
        "truncated" => new Cut(),
        "401" => Reply.Error(401, 20003, "Authenticate"),
        "403" => Reply.Error(403, 20403, "Forbidden"),
        "null" => new Reply(200, "null"),
        _ => new Nested(200),
    };
}
