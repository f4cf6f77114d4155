using System.Diagnostics;
using Demo.Stage;
using EndToEnd.Tests.Harness;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;
using Rehearsal.Plugins;
using TwilioEmulator;
using TwilioEmulator.Control;

namespace EndToEnd.Tests.Plugin;

public sealed class EndTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Cancel_and_an_interrupt_end_it_well()
    {
        await using var plugin = await PluginUnderTest.StartAsync("127.0.0.1:1");
        await plugin.Calls.HandshakeAsync(new());
        await plugin.Calls.CancelAsync(new());
        plugin.Interrupt();
        EndedWell(await plugin.EndAsync());
    }

    [Fact]
    public async Task An_interrupt_ends_it_even_where_its_starter_ignores_interrupts()
    {
        var shell = new ProcessStartInfo("sh", ["-c", "trap '' INT; exec \"$0\" 127.0.0.1:1", Installation.Find().Plugin]) { RedirectStandardOutput = true };
        using var plugin = Process.Start(shell)!;
        Assert.NotNull(await plugin.StandardOutput.ReadLineAsync());
        Signals.Interrupt(plugin.Id);
        await plugin.WaitForExitAsync().WaitAsync(Patience, TimeProvider.System);
        Assert.Equal(0, plugin.ExitCode);
    }

    [Fact]
    public async Task A_termination_signal_ends_it_well()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        await plugin.Calls.HandshakeAsync(new());
        await plugin.TerminateAsync();
        EndedWell(await plugin.EndAsync());
    }

    [Fact]
    public async Task A_request_that_Twilio_does_not_answer_does_not_keep_it_alive()
    {
        await using var twilio = await EmulatorServer.StartAsync(new());
        var gate = new Gate();
        twilio.Faults.Add(new("GET") { Gate = gate });
        await using var plugin = await PluginUnderTest.StartAsync("127.0.0.1:1");
        await plugin.ConfigureAsync(Settings.Of(twilio));
        var reading = plugin.Calls.ReadAsync(new ReadRequest
        {
            Id = "XE00000000000000000000000000000001",
            Urn = "urn:pulumi:dev::project::twilio:messaging:Sender::support",
            Properties = new Struct(), Inputs = new Struct(),
        }).ResponseAsync;
        await gate.Arrived.WaitAsync(Patience, TimeProvider.System);
        await plugin.Calls.CancelAsync(new());
        plugin.Interrupt();
        var end = await plugin.EndAsync();
        gate.Release();
        await Assert.ThrowsAnyAsync<Exception>(() => reading);
        EndedWell(end);
    }

    static void EndedWell(PluginEnd end) => Assert.Equal(new PluginEnd(0, "", ""), end);
}
