using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Model;

namespace Provider.Tests.Senders;

public sealed class WaitingTests
{
    [Fact]
    public async Task Create_waits_until_the_sender_is_online()
    {
        await using var bench = await Bench.StartAsync();
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal("ONLINE", up.State!.Outputs.Fields["status"].StringValue);
        Assert.Equal(bench.Sender().Sid, up.State.Id);
        up.Wrote("POST", """{"sender_id":"whatsapp:+15017122661","profile":{"name":"Acme"}}""");
    }

    [Fact]
    public async Task Offline_without_reasons_right_after_create_is_moving()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Of("CREATING", "OFFLINE", "OFFLINE", "OFFLINE", "ONLINE"));
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal("ONLINE", up.State!.Outputs.Fields["status"].StringValue);
    }

    [Fact]
    public async Task Status_and_elapsed_time_are_shown_while_it_waits()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Of("CREATING", "VERIFYING", "ONLINE"));
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal([$"registered as {up.State!.Id}", "status CREATING (0 s)", "status VERIFYING (5 s)"], up.StatusLines);
        Assert.All(up.Logs, l => Assert.Equal(bench.Stack.Urn, l.Urn));
    }

    [Fact]
    public async Task Minutes_and_seconds_are_told_as_they_pass()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Of([.. Enumerable.Repeat("CREATING", 8), "ONLINE"]));
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal(
            ["0 s", "5 s", "12 s", "23 s", "40 s", "1 min 5 s", "1 min 35 s", "2 min 5 s"],
            up.StatusLines.Skip(1).Select(line => line["status CREATING (".Length..^1]));
    }

    [Fact]
    public async Task The_pauses_between_two_looks_grow_to_thirty_seconds()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Of([.. Enumerable.Repeat("CREATING", 9), "ONLINE"]));
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal([5, 7, 11, 16, 25, 30, 30, 30, 30], bench.Clock.Pauses.Select(p => (int)p.TotalSeconds));
    }

    [Fact]
    public async Task PollInterval_sets_the_first_pause()
    {
        await using var bench = await Bench.StartAsync(new() { WhatsAppPath = StatusPath.Of("CREATING", "VERIFYING", "ONLINE") }, """{"pollInterval":"0.5"}""");
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal([0.5, 0.75], bench.Clock.Pauses.Select(p => p.TotalSeconds));
    }

    [Theory]
    [InlineData("ONLINE")]
    [InlineData("ONLINE:PENDING_VERIFICATION")]
    [InlineData("PENDING_VERIFICATION")]
    [InlineData("TWILIO_REVIEW")]
    [InlineData("DRAFT")]
    [InlineData("STUBBED")]
    public async Task A_wait_ends_well_when_the_status_does_not_move_by_itself(string status)
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Of("CREATING", status));
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal(status, up.State!.Outputs.Fields["status"].StringValue);
    }

    [Theory]
    [InlineData("CREATING")]
    [InlineData("VERIFYING")]
    [InlineData("OFFLINE")]
    [InlineData("ONLINE:UPDATING")]
    [InlineData("SOMETHING:NEW")]
    public async Task A_status_that_moves_by_itself_is_waited_out(string status)
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Of("CREATING", status, status, "ONLINE"));
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal("ONLINE", up.State!.Outputs.Fields["status"].StringValue);
    }

    [Theory]
    [InlineData("OFFLINE")]
    [InlineData("SUSPENDED")]
    [InlineData("DRAFT")]
    public async Task An_update_is_over_when_the_status_is_what_it_was_before(string status)
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions { UpdatesMoveStatus = false });
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        bench.Twilio.Senders.Patch(Bench.Number, new() { ["status"] = status });
        const string changed = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme","about":"Hi"}}""";
        var pauses = bench.Clock.Pauses.Count;
        var up = (await bench.Stack.UpAsync(changed)).Well();
        Assert.Equal(status, up.State!.Outputs.Fields["status"].StringValue);
        Assert.Equal(pauses, bench.Clock.Pauses.Count);
        Assert.Contains(up.Logs, l => !l.Ephemeral && l.Message.Contains(status, StringComparison.Ordinal));
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(changed)).Well().Step);
    }

    [Fact]
    public async Task WaitFor_none_is_done_as_soon_as_Twilio_has_accepted()
    {
        await using var bench = await Bench.StartAsync();
        var up = (await bench.Stack.UpAsync("""{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"waitFor":"none"}""")).Well();
        Assert.Equal("CREATING", up.State!.Outputs.Fields["status"].StringValue);
        Assert.Empty(bench.Clock.Pauses);
        up.Wrote("POST", """{"sender_id":"whatsapp:+15017122661","profile":{"name":"Acme"}}""");
    }

    [Theory]
    [InlineData("TWILIO_REVIEW")]
    [InlineData("DRAFT")]
    public async Task WaitFor_online_waits_for_others_too(string status)
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Of("CREATING", status, status, "ONLINE"));
        var up = (await bench.Stack.UpAsync("""{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"waitFor":"online"}""")).Well();
        Assert.Equal("ONLINE", up.State!.Outputs.Fields["status"].StringValue);
    }

    [Fact]
    public async Task WaitFor_online_does_not_wait_for_a_code_that_nobody_gives()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification);
        var up = await bench.Stack.UpAsync("""{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"waitFor":"online"}""");
        Assert.Contains("configuration.verificationCode", up.Reasons[0], StringComparison.Ordinal);
        Assert.Equal("PENDING_VERIFICATION", up.State!.Outputs.Fields["status"].StringValue);
    }

    [Theory]
    [InlineData("TWILIO_REVIEW")]
    [InlineData("PENDING_VERIFICATION")]
    [InlineData("OFFLINE")]
    public async Task An_rcs_sender_is_not_waited_for_beyond_its_registration(string status)
    {
        await using var bench = await Bench.StartAsync(new() { RcsPath = new([new("CREATING"), new(status) { AwaitsCode = false }]) });
        var up = (await bench.Stack.UpAsync("""{"senderId":"rcs:acme_agent"}""")).Well();
        Assert.Equal(status, up.State!.Outputs.Fields["status"].StringValue);
        Assert.Contains(up.Logs, l => !l.Ephemeral && l.Message.Contains("Run a refresh", StringComparison.Ordinal));
        Assert.Single(bench.Clock.Pauses);
    }

    [Fact]
    public async Task An_rcs_sender_is_waited_for_when_the_program_asks()
    {
        await using var bench = await Bench.StartAsync(new() { RcsPath = StatusPath.Of("CREATING", "TWILIO_REVIEW", "TWILIO_REVIEW", "ONLINE") });
        var up = (await bench.Stack.UpAsync("""{"senderId":"rcs:acme_agent","waitFor":"online"}""")).Well();
        Assert.Equal("ONLINE", up.State!.Outputs.Fields["status"].StringValue);
    }

    [Fact]
    public async Task Two_senders_register_one_after_the_other()
    {
        await using var bench = await Bench.StartAsync();
        var other = new Stack(bench.Plugin, bench.Twilio, bench.Engine, "sales");
        await Task.WhenAll(
            bench.Stack.CreateAsync(Bench.Plain),
            other.CreateAsync("""{"senderId":"whatsapp:+15017122662","profile":{"name":"Acme Sales"}}"""));
        Assert.Equal(2, bench.Twilio.Senders.All.Count(s => s.Status == "ONLINE"));
        Assert.Equal(1, bench.Twilio.PeakConcurrentRegistrations);
    }
}
