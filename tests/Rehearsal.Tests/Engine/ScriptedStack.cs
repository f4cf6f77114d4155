extern alias engine;

using engine::Pulumirpc;
using engine::Rehearsal.Configuration;
using engine::Rehearsal.Monitor;
using engine::Rehearsal.Operations;
using engine::Rehearsal.Plugins;
using engine::Rehearsal.Programs;
using engine::Rehearsal.State;
using engine::Rehearsal.Values;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Rehearsal.Tests.Engine;

/// <summary>A stack of one provider whose answers a test overrides, and a program that is a list of registrations.</summary>
internal sealed class ScriptedStack(ScriptedProvider provider, params IReadOnlyList<RegisterResourceRequest> program)
    : IPluginHost, IProgram, IEngineEvents
{
    public IReadOnlyList<ResourceState> Resources { get; private set; } = [];

    public List<LogEvent> Logs { get; } = [];

    public Task<OperationOutcome> UpAsync(CancellationToken cancel = default) =>
        new RehearsalEngine(Parts()).UpdateAsync(Context(), preview: false, refresh: false, cancel);

    /// <summary>A phase that serves whoever calls it; the program does not run.</summary>
    public Task<Phase> PhaseAsync() =>
        Phase.StartAsync(Parts(), Context(), new Snapshot(Resources, resources => Resources = resources), preview: false, CancellationToken.None);

    EngineParts Parts()
    {
        var clock = new FakeTimeProvider();
        return new EngineParts(this, this, this, new ExchangeLog(TextWriter.Null, clock), new SystemChance(), clock);
    }

    StackContext Context() => new(
        new StackIdentity("rec", "dev"), Array.Empty<ConfigEntry>(), ".", new Dictionary<string, string>(), Resources, resources => Resources = resources);

    public static RegisterResourceRequest Item(string name, string content, params string[] dependencies) => new()
    {
        Type = "store:index:Item", Name = name, Custom = true,
        Object = new Struct { Fields = { ["content"] = Google.Protobuf.WellKnownTypes.Value.ForString(content) } },
        Dependencies = { dependencies },
        PropertyDependencies = { ["content"] = new RegisterResourceRequest.Types.PropertyDependencies { Urns = { dependencies } } },
    };

    public static string UrnOf(string name) => $"urn:pulumi:dev::rec::store:index:Item::{name}";

    async Task<IPlugin> IPluginHost.StartAsync(PluginRequest request, CancellationToken cancel) => new Plugin(
        await RpcServer.StartAsync(services => services.AddSingleton(provider), app => app.MapGrpcService<ScriptedProvider>()));

    async Task<bool> IProgram.RunAsync(ProgramRun run, CancellationToken cancel)
    {
        using var channel = GrpcChannel.ForAddress($"http://{run.MonitorAddress}");
        var monitor = new ResourceMonitor.ResourceMonitorClient(channel);
        try
        {
            foreach (var registration in program)
                await monitor.RegisterResourceAsync(registration, cancellationToken: cancel);
            await monitor.SignalAndWaitForShutdownAsync(new Empty(), cancellationToken: cancel);
            return true;
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.Cancelled)
        {
            throw new OperationCanceledException(cancel);
        }
    }

    void IEngineEvents.Step(StepEvent step)
    {
    }

    void IEngineEvents.Log(LogEvent log) => Logs.Add(log);

    sealed class Plugin(RpcServer server) : IPlugin
    {
        public GrpcChannel Channel { get; } = GrpcChannel.ForAddress($"http://{server.Address}");

        public string? Directory => "plugins";

        public async Task StopAsync()
        {
            Channel.Dispose();
            await server.DisposeAsync();
        }
    }
}

/// <summary>A provider that agrees with everything; it notes what it is asked to do.</summary>
internal sealed class ScriptedProvider : ResourceProvider.ResourceProviderBase
{
    readonly List<string> calls = [];

    public IReadOnlyList<string> Calls { get { lock (calls) return [.. calls]; } }

    public Func<DiffRequest, DiffResponse>? OnDiff { get; init; }

    public Func<CreateRequest, Task<CreateResponse>>? OnCreate { get; set; }

    public Action? OnCancel { get; init; }

    /// <summary>What is waited for before a call that was noted is answered.</summary>
    public Func<string, Task>? OnNote { get; set; }

    void Note(string call)
    {
        lock (calls)
            calls.Add(call);
    }

    Task NoteAsync(string call)
    {
        Note(call);
        return OnNote?.Invoke(call) ?? Task.CompletedTask;
    }

    public override Task<ProviderHandshakeResponse> Handshake(ProviderHandshakeRequest request, ServerCallContext context) =>
        Task.FromResult(new ProviderHandshakeResponse { AcceptSecrets = true });

    public override Task<PluginInfo> GetPluginInfo(Empty request, ServerCallContext context) => Task.FromResult(new PluginInfo { Version = "1.0.0" });

    public override Task<CheckResponse> CheckConfig(CheckRequest request, ServerCallContext context) => Task.FromResult(new CheckResponse { Inputs = request.News });

    public override Task<ConfigureResponse> Configure(ConfigureRequest request, ServerCallContext context) => Task.FromResult(new ConfigureResponse());

    public override Task<CheckResponse> Check(CheckRequest request, ServerCallContext context)
    {
        Note($"Check {request.Name} {(request.Olds.Fields.Count == 0 ? "without olds" : "with olds")}");
        return Task.FromResult(new CheckResponse { Inputs = request.News });
    }

    public override Task<DiffResponse> Diff(DiffRequest request, ServerCallContext context)
    {
        Note($"Diff {request.Name}");
        return Task.FromResult(OnDiff?.Invoke(request) ?? new DiffResponse { Changes = DiffResponse.Types.DiffChanges.DiffNone });
    }

    public override Task<CreateResponse> Create(CreateRequest request, ServerCallContext context)
    {
        Note($"Create {request.Name}");
        return OnCreate?.Invoke(request) ?? Task.FromResult(new CreateResponse { Id = $"id of {request.Name}", Properties = request.Properties });
    }

    public override async Task<Empty> Delete(DeleteRequest request, ServerCallContext context)
    {
        await NoteAsync($"Delete {request.Name}");
        return new Empty();
    }

    public override async Task<InvokeResponse> Invoke(InvokeRequest request, ServerCallContext context)
    {
        await NoteAsync($"Invoke {request.Tok}");
        return new InvokeResponse { Return = new Struct() };
    }

    public override Task<Empty> Cancel(Empty request, ServerCallContext context)
    {
        OnCancel?.Invoke();
        return Task.FromResult(new Empty());
    }
}
