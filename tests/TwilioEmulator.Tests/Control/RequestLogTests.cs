using TwilioEmulator.Control;
using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;

namespace TwilioEmulator.Tests.Control;

public sealed class RequestLogTests
{
    [Fact]
    public async Task The_log_says_what_was_asked_and_what_became_of_it()
    {
        await using var emulation = await StartAsync();
        await emulation.GetAsync(Collection + "?Channel=whatsapp&PageSize=5");
        await emulation.PostAsync(Collection, """{"sender_id":"rcs:agent"}""");
        await emulation.DeleteAsync($"{Collection}/{FirstSid}");
        var logged = emulation.Server.Requests.Snapshot();
        Assert.Equal(
            [
                (1L, "GET", "/v2/Channels/Senders?Channel=whatsapp&PageSize=5", 200, false),
                (2L, "POST", "/v2/Channels/Senders", 202, true),
                (3L, "DELETE", "/v2/Channels/Senders/XE00000000000000000000000000000001", 400, true),
            ],
            logged.Select(line => (line.Sequence, line.Method, line.PathAndQuery, line.ResponseStatus!.Value, line.IsWrite)));
        Answer.IsJson("""{"sender_id":"rcs:agent"}""", logged[1].Body);
        Assert.Equal([2L, 3L], emulation.Server.Requests.Writes().Select(line => line.Sequence));
    }

    [Fact]
    public async Task The_log_knows_the_user_and_never_the_password()
    {
        await using var emulation = await StartAsync();
        await emulation.GetAsync(Collection + "?Channel=whatsapp");
        var logged = Assert.Single(emulation.Server.Requests.Snapshot());
        Assert.Equal("AC0123456789abcdef0123456789abcdef", logged.User);
        Assert.DoesNotContain("fedcba9876543210fedcba9876543210", (await emulation.GetAsync("/_emulator/requests")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_does_not_change_and_clearing_starts_over()
    {
        await using var emulation = await StartAsync();
        await emulation.GetAsync("/first");
        var before = emulation.Server.Requests.Snapshot();
        emulation.Server.Requests.Clear();
        Assert.Empty(emulation.Server.Requests.Snapshot());
        await emulation.GetAsync("/second");
        Assert.Equal("/first", Assert.Single(before).PathAndQuery);
        var after = Assert.Single(emulation.Server.Requests.Snapshot());
        Assert.Equal((1L, "/second"), (after.Sequence, after.PathAndQuery));
    }

    [Fact]
    public async Task What_was_recorded_can_be_read_after_the_emulator_has_stopped()
    {
        var emulation = await StartAsync();
        var sender = await emulation.CreateAsync();
        await emulation.DisposeAsync();
        Assert.EndsWith(sender, (string?)Assert.Single(emulation.Server.Senders.All).Resource["url"], StringComparison.Ordinal);
        Assert.Single(emulation.Server.Requests.Writes());
    }

    [Fact]
    public async Task A_request_under_way_is_in_the_log_without_a_status()
    {
        await using var emulation = await StartAsync();
        var gate = new Gate();
        emulation.Server.Faults.Add(new() { Gate = gate });
        var held = emulation.GetAsync(Collection + "?Channel=rcs");
        await gate.Arrived;
        Assert.Null(Assert.Single(emulation.Server.Requests.Snapshot()).ResponseStatus);
        gate.Release();
        await held;
        Assert.Equal(200, Assert.Single(emulation.Server.Requests.Snapshot()).ResponseStatus);
    }

    [Fact]
    public async Task Requests_one_after_the_other_peak_at_one()
    {
        await using var emulation = await StartAsync();
        for (var time = 0; time < 50; time++)
            await emulation.GetAsync(Collection + "?Channel=rcs");
        Assert.Equal(1, emulation.Server.PeakConcurrentRequests);
    }

    [Fact]
    public async Task A_request_counts_until_its_answer_goes_out_and_is_told_of_by_then()
    {
        var told = new System.Collections.Concurrent.ConcurrentQueue<(string, int?)>();
        await using var emulation = await StartAsync(new() { RequestAnswered = line => told.Enqueue((line.Method, line.ResponseStatus)) });
        emulation.Server.Faults.Add(new() { Answer = new Flood() });
        using var endless = await emulation.OpenAsync(Collection + "?Channel=rcs");
        Assert.Equal([("GET", 200)], told);
        await emulation.DeleteAsync($"{Collection}/{FirstSid}");
        Assert.Equal([("GET", 200), ("DELETE", 404)], told);
        Assert.Equal(1, emulation.Server.PeakConcurrentRequests);
    }

    [Fact]
    public async Task Requests_at_the_same_time_are_counted()
    {
        await using var emulation = await StartAsync();
        Gate[] gates = [new(), new(), new()];
        foreach (var gate in gates)
            emulation.Server.Faults.Add(new() { Gate = gate });
        Task<Answer>[] held = [.. gates.Select(_ => emulation.GetAsync(Collection + "?Channel=rcs"))];
        await Task.WhenAll(gates.Select(gate => gate.Arrived));
        foreach (var gate in gates)
            gate.Release();
        await Task.WhenAll(held);
        await emulation.GetAsync(Collection + "?Channel=rcs");
        Assert.Equal(3, emulation.Server.PeakConcurrentRequests);
    }

    [Fact]
    public async Task Registrations_one_after_the_other_peak_at_one()
    {
        await using var emulation = await StartAsync();
        for (var number = 1; number <= 3; number++)
            await emulation.StatusesAsync(await emulation.CreateAsync($"whatsapp:+1501712266{number}"), 4);
        emulation.Seed("""{"sender_id":"whatsapp:+15017122669"}""");
        Assert.Equal(1, emulation.Server.PeakConcurrentRegistrations);
    }

    [Fact]
    public async Task Registrations_that_overlap_are_counted_until_they_settle_or_go()
    {
        await using var emulation = await StartAsync();
        await emulation.DeleteAsync(await emulation.CreateAsync("whatsapp:+15017122661"));
        await emulation.CreateAsync("whatsapp:+15017122662");
        await emulation.CreateAsync("whatsapp:+15017122663");
        Assert.Equal(2, emulation.Server.PeakConcurrentRegistrations);
    }
}
