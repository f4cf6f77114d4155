using TwilioEmulator.Model;
using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;

namespace TwilioEmulator.Tests.Model;

/// <summary>The statuses of a sender that is registered once more because its name has changed.</summary>
public sealed class NameRegistrationTests
{
    const string Renames = """{"profile":{"name":"New"}}""";

    static EmulatorOptions Anew => new() { RegistersAnew = [new("ONLINE:UPDATING"), new("VERIFYING"), new("ONLINE")] };

    [Fact]
    public async Task A_name_that_is_applied_at_once_takes_the_sender_through_the_steps()
    {
        await using var emulation = await StartAsync(Anew);
        var sender = emulation.Seed();
        await emulation.PostAsync(sender, Renames);
        Assert.Equal(["ONLINE:UPDATING", "VERIFYING", "ONLINE", "ONLINE"], await emulation.StatusesAsync(sender, 4));
    }

    [Fact]
    public async Task An_approved_name_does_so_when_its_looks_are_over()
    {
        await using var emulation = await StartAsync(
            Anew with { NameChanges = NameChanges.Approved, NameLooks = 2, UpdatesMoveStatus = false });
        var sender = emulation.Seed();
        await emulation.PostAsync(sender, Renames);
        Assert.Equal(["ONLINE", "ONLINE", "ONLINE:UPDATING", "VERIFYING", "ONLINE"], await emulation.StatusesAsync(sender, 5));
    }

    [Fact]
    public async Task A_decision_does_so_when_it_completes_the_name_and_only_then()
    {
        await using var emulation = await StartAsync(Anew);
        var sender = emulation.Seed();
        emulation.Server.Senders.SetPendingName(Number, "New", NameStatus.PendingReview);
        emulation.Server.Senders.DecideName(Number, NameStatus.Approved);
        Assert.Equal(["ONLINE"], await emulation.StatusesAsync(sender, 1));
        emulation.Server.Senders.DecideName(Number, NameStatus.Completed);
        Assert.Equal(["ONLINE:UPDATING"], await emulation.StatusesAsync(sender, 1));
    }

    [Fact]
    public async Task A_name_that_is_the_active_one_already_registers_nothing()
    {
        await using var emulation = await StartAsync(Anew);
        var sender = emulation.Seed();
        emulation.Server.Senders.SetPendingName(Number, "Example", NameStatus.Completed);
        Assert.Equal(["ONLINE"], await emulation.StatusesAsync(sender, 1));
    }

    [Fact]
    public async Task A_registration_that_is_under_way_goes_on()
    {
        await using var emulation = await StartAsync(Anew);
        var sender = await emulation.CreateAsync();
        await emulation.PostAsync(sender, Renames);
        Assert.Equal(["CREATING", "OFFLINE", "VERIFYING", "ONLINE"], await emulation.StatusesAsync(sender, 4));
    }

    [Fact]
    public async Task The_steps_can_be_set_over_http()
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed();
        var patched = await emulation.SendAsync("PATCH", "/_emulator/options", """
            {"registers_anew":[{"status":"OFFLINE","polls":2,"offline_reasons":[{"code":"1","message":"x"}]},{"status":"ONLINE","seconds":3}]}
            """);
        Answer.IsJson("""
            [
              {"status":"OFFLINE","polls":2,"seconds":null,"awaits_code":false,"offline_reasons":[{"code":"1","message":"x"}]},
              {"status":"ONLINE","polls":null,"seconds":3,"awaits_code":false,"offline_reasons":[]}
            ]
            """, patched.Json["registers_anew"]);
        await emulation.PostAsync(sender, Renames);
        Assert.Equal(["OFFLINE", "OFFLINE", "ONLINE"], await emulation.StatusesAsync(sender, 3));
    }
}
