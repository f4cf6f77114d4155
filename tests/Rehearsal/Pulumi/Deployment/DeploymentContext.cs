using System.Collections.Immutable;
using Grpc.Net.Client;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>
/// Everything that one run of a program shares. Its connections end with it: at the same address the next run may find
/// another engine.
/// </summary>
sealed class DeploymentContext : IDisposable
{
    const int LargestMessage = 400 * 1024 * 1024;

    readonly GrpcChannel toMonitor;
    readonly GrpcChannel toEngine;
    readonly ResourceRegistrar registrar;
    Stack? stack;

    public DeploymentContext(DeploymentSettings settings)
    {
        Settings = settings;
        (toMonitor, toEngine) = (Connect(settings.Monitor), Connect(settings.Engine));
        Monitor = new MonitorConnection(toMonitor);
        Log = new EngineLog(toEngine, Tasks);
        Functions = new FunctionCaller(Monitor, Log);
        registrar = new ResourceRegistrar(Monitor, Log, settings.IsDryRun, RootUrnAsync);
    }

    public DeploymentSettings Settings { get; }

    public TaskTracker Tasks { get; } = new();

    public MonitorConnection Monitor { get; }

    public EngineLog Log { get; }

    public FunctionCaller Functions { get; }

    public string StackResourceName => $"{Settings.Project}-{Settings.Stack}";

    public Stack Stack
    {
        get => stack ?? throw new InvalidOperationException("A resource was made before its stack.");
        set => stack = value;
    }

    public void Register(
        Resource resource, ResourceArgs args, ResourceOptions options, ImmutableDictionary<string, IOutputSource> outputs)
        => Tasks.Track(registrar.RegisterAsync(resource, args, options, outputs));

    public void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs)
        => Tasks.Track(registrar.RegisterOutputsAsync(resource, outputs));

    public void Dispose()
    {
        toMonitor.Dispose();
        toEngine.Dispose();
    }

    static GrpcChannel Connect(string address) => GrpcChannel.ForAddress(
        $"http://{address}",
        new GrpcChannelOptions { MaxReceiveMessageSize = LargestMessage, MaxSendMessageSize = LargestMessage });

    async Task<string> RootUrnAsync(Resource resource)
        => resource.GetResourceType() == Stack.TypeToken ? "" : await Stack.Urn.ValueOrAsync("").ConfigureAwait(false);
}
