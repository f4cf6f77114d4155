using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Grpc.Core;
using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Control;
using TwilioEmulator.Model;

namespace Provider.Tests.Faults;

/// <summary>A stack of one sender to which something happens. Plugins come and go, the state and Twilio stay.</summary>
internal sealed class FaultScene : IAsyncDisposable
{
    private const string Updated = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme","about":"Hi"}}""";

    private readonly TestClock clock = new();
    private readonly Gate gate = new();
    private EngineDouble engine = null!;
    private Plugin plugin = null!;

    private FaultScene(EmulatorServer twilio) => Twilio = twilio;

    public EmulatorServer Twilio { get; }

    public Stack Stack { get; private set; } = null!;

    /// <summary>The state before the fault.</summary>
    public ResourceInState? Before { get; private set; }

    public SenderSnapshot? Sender => Twilio.Senders.Find(Bench.Number);

    /// <summary>Everything as it is right before the operation.</summary>
    public static async Task<FaultScene> StartAsync(OperationKind operation)
    {
        var scene = new FaultScene(await EmulatorServer.StartAsync(new()));
        await scene.UsePluginAsync();
        if (operation == OperationKind.Import)
            scene.Twilio.Senders.Seed(new() { ["sender_id"] = Bench.Number, ["profile"] = new JsonObject { ["name"] = "Acme" } });
        else if (operation != OperationKind.Create)
            (await scene.RunAsync(OperationKind.Create)).Well();
        scene.Before = scene.Stack.State;
        return scene;
    }

    public Task<Outcome> RunAsync(OperationKind operation) => operation switch
    {
        OperationKind.Create => Stack.UpAsync(Bench.Plain),
        OperationKind.Update => Stack.UpAsync(Updated),
        OperationKind.Refresh => Stack.RefreshAsync(),
        OperationKind.Delete => Stack.DestroyAsync(),
        _ => Stack.ImportAsync(Sender!.Sid),
    };

    /// <summary>Lets the fault strike the operation, and takes it away again.</summary>
    public async Task<Outcome> SufferAsync(FaultCell cell)
    {
        var outcome = await (cell.Fault switch
        {
            FaultKind.Refused => OffTheNetworkAsync(cell),
            FaultKind.Unanswered => UnansweredAsync(cell),
            FaultKind.TimeIsUp => EndlesslyAsync(cell),
            FaultKind.Cancelled => CancelledAsync(cell),
            FaultKind.Killed => KilledAsync(cell),
            FaultKind.EngineGone => EngineGoneAsync(cell),
            _ => AnsweredAsync(cell),
        });
        Twilio.Faults.Clear();
        gate.Release();
        return outcome;
    }

    /// <summary>Whatever ran before, now a plugin runs in this process, on a clock that runs by itself.</summary>
    public async Task UsePluginAsync()
    {
        var hearing = await EngineDouble.StartAsync();
        await UseAsync(await Plugin.StartAsync(clock, new Dictionary<string, string>(), hearing.Address), hearing);
    }

    public async ValueTask DisposeAsync()
    {
        await plugin.DisposeAsync();
        await engine.DisposeAsync();
        await Twilio.DisposeAsync();
    }

    private async Task<Outcome> OffTheNetworkAsync(FaultCell cell)
    {
        await ConfigureAsync(new($"http://127.0.0.1:{ClosedPort()}/"));
        var outcome = await RunAsync(cell.Operation);
        Assert.Empty(outcome.Requests);
        await ConfigureAsync(Twilio.BaseUrl);
        return outcome;
    }

    private async Task<Outcome> AnsweredAsync(FaultCell cell)
    {
        var fault = cell.Fault switch
        {
            FaultKind.AnswerLost => cell.Strike with { Commits = true, Answer = new Drop() },
            FaultKind.RateLimited => cell.Strike with { Answer = Reply.TooManyRequests(TimeSpan.FromSeconds(17)) },
            FaultKind.RateLimitedForGood => cell.Strike with { Answer = Reply.TooManyRequests(), Times = null },
            FaultKind.ServerError => cell.Strike with { Answer = Reply.Unavailable },
            FaultKind.ServerErrorForGood => cell.Strike with { Answer = Reply.Unavailable, Times = null },
            FaultKind.Garbage => cell.Strike with { Answer = Reply.Html(200), Commits = true },
            _ => throw new ArgumentOutOfRangeException(nameof(cell)),
        };
        var queued = Twilio.Faults.Add(fault);
        var outcome = await RunAsync(cell.Operation);
        Assert.NotEqual(0, queued.Met);
        return outcome;
    }

    private async Task<Outcome> UnansweredAsync(FaultCell cell)
    {
        Twilio.Faults.Add(cell.Strike with { Gate = gate });
        var running = RunAsync(cell.Operation);
        await gate.Arrived;
        clock.Advance(TimeSpan.FromSeconds(cell.Strike.Method == "GET" ? 20 : 60));
        return await running;
    }

    /// <summary>Twilio is so slow that the operation's own time runs out.</summary>
    private async Task<Outcome> EndlesslyAsync(FaultCell cell)
    {
        if (cell.Operation is OperationKind.Create or OperationKind.Update)
            Twilio.Senders.SetPath(Bench.Number, StatusPath.Of(cell.Operation == OperationKind.Create ? "CREATING" : "ONLINE") with { AfterUpdate = [new("ONLINE:UPDATING")] });
        else if (cell.Operation == OperationKind.Delete)
            Twilio.Faults.Add(cell.Strike with { Answer = new Reply(204), Times = null });
        else
            Twilio.Faults.Add(cell.Strike with { Answer = Reply.TooManyRequests(TimeSpan.FromHours(1)), Times = null });
        var outcome = await RunAsync(cell.Operation);
        if (Sender is not null)
            Twilio.Senders.SetPath(Bench.Number, StatusPath.Of("ONLINE"));
        return outcome;
    }

    private async Task<Outcome> CancelledAsync(FaultCell cell)
    {
        Twilio.Faults.Add(cell.Strike with { Gate = gate, HoldsBeforeCommit = true });
        var running = RunAsync(cell.Operation);
        await gate.Arrived;
        await plugin.CancelAsync();
        gate.Release();
        return await running;
    }

    /// <summary>After Twilio took the request and before it answered.</summary>
    private async Task<Outcome> KilledAsync(FaultCell cell)
    {
        var process = await UseProcessAsync();
        Twilio.Faults.Add(cell.Strike with { Gate = gate });
        var running = BrokenOffAsync(cell.Operation);
        await gate.Arrived;
        await process.KillAsync();
        var outcome = await running;
        await UsePluginAsync();
        return outcome;
    }

    /// <summary>The engine is killed while a request is under way; its calls break off with it.</summary>
    private async Task<Outcome> EngineGoneAsync(FaultCell cell)
    {
        var process = await UseProcessAsync();
        Twilio.Faults.Add(cell.Strike with { Gate = gate, HoldsBeforeCommit = true });
        var running = BrokenOffAsync(cell.Operation);
        await gate.Arrived;
        plugin.Channel.Dispose();
        await engine.DisposeAsync();
        gate.Release();
        await process.OrphanAsync();
        var outcome = await running;
        await UsePluginAsync();
        return outcome;
    }

    /// <summary>What is left of a command whose plugin or engine is gone.</summary>
    private async Task<Outcome> BrokenOffAsync(OperationKind operation)
    {
        try
        {
            return await RunAsync(operation);
        }
        catch (Exception gone) when (gone is RpcException or ObjectDisposedException)
        {
            return new() { Error = gone as RpcException ?? new(new(StatusCode.Unavailable, gone.Message)), State = Stack.State };
        }
    }

    private async Task<PluginProcess> UseProcessAsync()
    {
        var hearing = await EngineDouble.StartAsync();
        var process = await PluginProcess.StartAsync(hearing.Address);
        await UseAsync(await Plugin.GreetAsync(process, process.Port, hearing.Address), hearing);
        return process;
    }

    private async Task UseAsync(Plugin next, EngineDouble hearing)
    {
        if (plugin is not null)
        {
            await plugin.DisposeAsync();
            await engine.DisposeAsync();
        }

        (plugin, engine) = (next, hearing);
        Stack = new(plugin, Twilio, engine) { State = Stack?.State };
        await ConfigureAsync(Twilio.BaseUrl);
    }

    private async Task ConfigureAsync(Uri baseUrl) => await plugin.ConfigureAsync((await plugin.CheckConfigAsync(PropertyText.Read($$"""
        {
          "version": "0.1.0", "baseUrl": "{{baseUrl}}", "pollInterval": 0.05,
          "accountSid": "{{EmulatorOptions.DefaultAccountSid}}", "authToken": "{{EmulatorOptions.DefaultAuthToken}}"
        }
        """))).Inputs);

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
