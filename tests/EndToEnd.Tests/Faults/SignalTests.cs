using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Demo.Stage;
using EndToEnd.Tests.Harness;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;
using TwilioEmulator;
using TwilioEmulator.Control;
using TwilioEmulator.Model;

namespace EndToEnd.Tests.Faults;

/// <summary>However it is told to end, or not told at all, the plugin ends within five seconds and keeps what is known.</summary>
public sealed class SignalTests
{
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_signal_during_the_wait_brings_the_partial_state_before_the_end(bool terminates)
    {
        await using var twilio = await EmulatorServer.StartAsync(new() { WhatsAppPath = StatusPath.Of("CREATING") });
        await using var engine = await EngineDouble.StartAsync();
        await using var plugin = await PluginUnderTest.StartAsync(engine.Address);
        await plugin.ConfigureAsync(Settings.Of(twilio));
        var gate = new Gate();
        twilio.Faults.Add(new("GET", "*/XE*") { Gate = gate, Nth = 2 });
        var creation = CreateAsync(plugin);
        await gate.Arrived;
        if (terminates)
            await plugin.TerminateAsync();
        else
            plugin.Interrupt();
        var failure = await Assert.ThrowsAsync<RpcException>(() => creation);
        Assert.Contains(twilio.Senders.All.Single().Sid, Detail(failure), StringComparison.Ordinal);
        await EndsWellAsync(plugin);
    }

    [Fact]
    public async Task A_registration_that_Twilio_never_answers_does_not_keep_it_alive()
    {
        await using var twilio = await EmulatorServer.StartAsync(new());
        await using var plugin = await PluginUnderTest.StartAsync();
        await plugin.ConfigureAsync(Settings.Of(twilio));
        var gate = new Gate();
        twilio.Faults.Add(new("POST") { Gate = gate });
        var creation = CreateAsync(plugin);
        await gate.Arrived;
        await plugin.Calls.CancelAsync(new());
        await plugin.TerminateAsync();
        await EndsWellAsync(plugin);
        await Assert.ThrowsAnyAsync<Exception>(() => creation);
    }

    [Fact]
    public async Task An_engine_that_does_not_listen_any_more_does_not_keep_it_alive()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var twilio = await EmulatorServer.StartAsync(new());
        await using var plugin = await PluginUnderTest.StartAsync($"{silent.LocalEndpoint}");
        await plugin.ConfigureAsync(Settings.Of(twilio));
        await CreateAsync(plugin);
        await plugin.TerminateAsync();
        await EndsWellAsync(plugin);
    }

    [Fact]
    public async Task It_ends_with_its_engine()
    {
        var engine = await EngineDouble.StartAsync();
        await using var plugin = await PluginUnderTest.StartAsync(engine.Address);
        await engine.SeenAlive;
        await engine.DisposeAsync();
        await EndsWellAsync(plugin);
    }

    [Fact]
    public async Task It_ends_with_the_process_that_started_it_whatever_listens_at_the_address_of_its_engine()
    {
        await using var engine = await EngineDouble.StartAsync();
        // The shell stands for the engine's process: it tells the plugin's process id and waits for it.
        var shell = new ProcessStartInfo("sh", ["-c", "\"$0\" \"$1\" & echo $!; wait", Installation.Find().Plugin, engine.Address])
        {
            RedirectStandardOutput = true,
        };
        using var starter = Process.Start(shell)!;
        using var plugin = Process.GetProcessById(int.Parse((await starter.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture));
        await engine.SeenAlive;
        starter.Kill();
        await plugin.WaitForExitAsync().WaitAsync(Grace, TimeProvider.System);
    }

    static Task<CreateResponse> CreateAsync(PluginUnderTest plugin) => plugin.Calls.CreateAsync(new CreateRequest
    {
        Urn = "urn:pulumi:dev::project::twilio:messaging:Sender::support",
        Type = "twilio:messaging:Sender",
        Name = "support",
        Properties = Struct.Parser.ParseJson("""{"senderId":"whatsapp:+15017122661","profile":{"name":"Owl Support"}}"""),
    }).ResponseAsync;

    static string Detail(RpcException failure) => System.Text.Encoding.UTF8.GetString(failure.Trailers.GetValueBytes("grpc-status-details-bin")!);

    static async Task EndsWellAsync(PluginUnderTest plugin) =>
        Assert.Equal(new PluginEnd(0, "", ""), await plugin.EndAsync().WaitAsync(Grace, TimeProvider.System));
}
