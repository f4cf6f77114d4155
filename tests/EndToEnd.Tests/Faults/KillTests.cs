using System.Diagnostics;
using System.Text.RegularExpressions;
using Demo.Stage;
using EndToEnd.Tests.Harness;
using TwilioEmulator.Control;
using TwilioEmulator.Model;

namespace EndToEnd.Tests.Faults;

/// <summary>kill -9 for the plugin at chosen points of a registration: never does a second sender come of it.</summary>
public sealed partial class KillTests(Stacks stacks) : IClassFixture<Stacks>
{
    const string Collection = "/v2/Channels/Senders";

    [Fact]
    public Task Killed_before_the_registration_is_sent_the_next_up_creates_the_sender() =>
        CreatedNextTimeAsync("whatsapp:+15017122401", new("GET", Collection));

    [Fact]
    public Task Killed_before_Twilio_took_the_registration_the_next_up_creates_the_sender() =>
        CreatedNextTimeAsync("whatsapp:+15017122402", new("POST", Collection) { HoldsBeforeCommit = true });

    [Fact]
    public Task Killed_before_Twilio_answered_the_next_up_names_the_import_that_makes_all_well() =>
        ImportedNextTimeAsync("whatsapp:+15017122403", new("POST", Collection));

    [Fact]
    public Task Killed_during_the_wait_the_next_up_names_the_import_that_makes_all_well() =>
        ImportedNextTimeAsync("whatsapp:+15017122404", new("GET", $"{Collection}/XE*"));

    async Task CreatedNextTimeAsync(string senderId, Fault point)
    {
        var stack = await OpenAsync(senderId);
        await KillAtAsync(stack, point);
        Assert.Null(stacks.Twilio.Senders.Find(senderId));
        Assert.Equal([$"POST {Collection} 202"], await stack.DoneAsync("up", "--yes", "--skip-preview"));
        await EndsWellAsync(stack, senderId);
    }

    async Task ImportedNextTimeAsync(string senderId, Fault point)
    {
        var stack = await OpenAsync(senderId);
        await KillAtAsync(stack, point);
        var sid = stacks.Twilio.Senders.Find(senderId)!.Sid;
        var again = await stack.RunAsync("up", "--yes", "--skip-preview");
        Assert.NotEqual(0, again.ExitCode);
        var command = ImportCommand().Match(again.Output).Groups[1].Value.Split(' ');
        Assert.Equal(["import", "twilio:messaging:Sender", "support", sid], command);
        Assert.Empty(await stack.DoneAsync([.. command, "--yes"]));
        Assert.Empty(await stack.DoneAsync("up", "--yes", "--skip-preview"));
        Assert.Equal(sid, stacks.Twilio.Senders.Find(senderId)!.Sid);
        await EndsWellAsync(stack, senderId);
    }

    Task<StackUnderTest> OpenAsync(string senderId) => stacks.OpenAsync(
        "whatsapp-sender",
        new(Settings.Of(stacks.Twilio).Select(setting => KeyValuePair.Create($"twilio:{setting.Key}", setting.Value)))
        {
            ["phoneNumber"] = senderId["whatsapp:".Length..], ["displayName"] = "Owl Support",
        },
        new() { ["callbackUrl"] = "https://www.example.com/in" });

    async Task KillAtAsync(StackUnderTest stack, Fault point)
    {
        var gate = new Gate();
        stacks.Twilio.Faults.Add(point with { Gate = gate });
        var running = stack.RunAsync("up", "--yes", "--skip-preview");
        await Task.WhenAny(gate.Arrived, running);
        Assert.True(gate.Arrived.IsCompleted, stack.Output);
        foreach (var plugin in Process.GetProcessesByName(Path.GetFileNameWithoutExtension(stacks.Workplace.Plugin)))
        {
            if (plugin.MainModule?.FileName == stacks.Workplace.Plugin)
                plugin.Kill();
            plugin.Dispose();
        }

        Assert.NotEqual(0, (await running).ExitCode);
        // A request that is let through before Twilio has noticed the end of its connection would still be carried out.
        await gate.Deserted;
        gate.Release();
        stacks.Twilio.Faults.Clear();
        Assert.Null(stack.State.Sender);
    }

    async Task EndsWellAsync(StackUnderTest stack, string senderId)
    {
        await stack.IsSettledAsync();
        var sender = Assert.Single(stacks.Twilio.Senders.All, sender => sender.SenderId == senderId);
        Assert.Equal(SenderStatus.Online, sender.Status);
        Assert.Equal(sender.Sid, (string?)stack.State.Sender?["id"]);
        Assert.Equal("Customer support", (string?)stack.State.Sender?["outputs"]?["profile"]?["description"]);
    }

    [GeneratedRegex("To manage it with this program: pulumi (.*)")]
    private static partial Regex ImportCommand();
}
