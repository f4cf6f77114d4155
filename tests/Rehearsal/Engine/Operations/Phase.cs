using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal.Monitor;
using Rehearsal.Plugins;
using Rehearsal.Programs;
using Rehearsal.Providers;
using Rehearsal.State;
using Rehearsal.Steps;

namespace Rehearsal.Operations;

/// <summary>One phase: its servers, its provider processes, its steps. Whatever happens, the processes are ended.</summary>
internal sealed class Phase : IAsyncDisposable
{
    readonly EngineParts parts;
    readonly StackContext stack;
    RpcServer? server;

    Phase(EngineParts parts, StackContext stack, Snapshot snapshot, bool preview, CancellationToken cancel)
    {
        (this.parts, this.stack) = (parts, stack);
        Deployment = new Deployment(
            stack.Identity, preview, snapshot, new ProviderRegistry(StartProviderAsync), stack.Config, parts.Events, parts.Chance, parts.Clock, cancel);
        Providers = new ProviderRegistrations(Deployment);
        Steps = new ResourceSteps(Deployment);
        Registrations = new Registrations(Deployment, Providers, Steps);
        Ending = new Ending(Deployment, new Deletions(Deployment, Providers, Steps));
    }

    public Deployment Deployment { get; }

    public ProviderRegistrations Providers { get; }

    public ResourceSteps Steps { get; }

    public Registrations Registrations { get; }

    public Ending Ending { get; }

    public InFlight InFlight { get; } = new();

    public string Address => server?.Address ?? throw new InvalidOperationException("the phase has not begun");

    public static async Task<Phase> StartAsync(EngineParts parts, StackContext stack, Snapshot snapshot, bool preview, CancellationToken cancel)
    {
        var phase = new Phase(parts, stack, snapshot, preview, cancel);
        phase.server = await RpcServer.StartAsync(
            services => services.AddSingleton(parts.Log)
                .AddSingleton(new EngineService(phase.Deployment))
                .AddSingleton(new MonitorService(phase.Deployment, phase.Registrations, phase.Providers, phase.Ending, phase.InFlight)),
            app =>
            {
                app.MapGrpcService<EngineService>();
                app.MapGrpcService<MonitorService>();
            },
            grpc => grpc.Interceptors.Add<ServerCallInterceptor>());
        return phase;
    }

    public async Task RunAsync(Func<Phase, Task> body)
    {
        await using var interrupted = Deployment.Cancel.Register(() => _ = Deployment.Providers.CancelAllAsync());
        await ToldAsync(() => body(this));
        if (Deployment.Cancel.IsCancellationRequested)
            Deployment.Fail("", "the operation was cancelled");
        await ToldAsync(Deployment.Providers.CloseAllAsync);
    }

    async Task ToldAsync(Func<Task> part)
    {
        try
        {
            await part();
        }
        catch (Exception error) when (Failures.AreTold(error))
        {
            Deployment.Fail("", error.Message);
        }
    }

    public async Task<ProviderClient> StartProviderAsync(string package, CancellationToken cancel)
    {
        var plugin = await parts.Plugins.StartAsync(
            new PluginRequest(package, Address, stack.Identity.Project, stack.WorkDirectory, stack.Config, stack.RuntimeOptions), cancel);
        return await ProviderClient.OpenAsync(plugin, package, Address, parts.Log, Deployment.Preview, cancel);
    }

    public ProgramRun ProgramRun() => new(Address, Address, stack.Identity, Deployment.Preview, stack.Config, stack.WorkDirectory);

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        Registrations.Dispose();
        Deployment.Dispose();
    }
}
