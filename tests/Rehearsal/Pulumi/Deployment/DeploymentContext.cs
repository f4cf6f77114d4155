using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Everything that one run of a program shares.</summary>
sealed class DeploymentContext
{
    readonly ResourceRegistrar registrar;
    Stack? stack;

    public DeploymentContext(DeploymentSettings settings)
    {
        Settings = settings;
        Monitor = new MonitorConnection(settings.Monitor);
        Log = new EngineLog(settings.Engine, Tasks);
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

    async Task<string> RootUrnAsync(Resource resource)
        => resource.GetResourceType() == Stack.TypeToken ? "" : await Stack.Urn.ValueOrAsync("").ConfigureAwait(false);
}
