using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Pulumirpc;
using Rehearsal.Monitor;

namespace EndToEnd.Tests.Harness;

/// <summary>The engine's side: keeps every line that a plugin logs, of whatever severity, and says that it is alive.</summary>
sealed class EngineDouble : IAsyncDisposable
{
    readonly RpcServer server;
    readonly HealthEndpoint health;

    EngineDouble(RpcServer server, ConcurrentQueue<LogRequest> lines, HealthEndpoint health) =>
        (this.server, Lines, this.health) = (server, lines, health);

    public ConcurrentQueue<LogRequest> Lines { get; }

    public string Address => server.Address;

    /// <summary>Completes when a plugin has asked whether the engine is alive.</summary>
    public Task SeenAlive => health.Answered.Task;

    public static async Task<EngineDouble> StartAsync()
    {
        var (lines, health) = (new ConcurrentQueue<LogRequest>(), new HealthEndpoint());
        var server = await RpcServer.StartAsync(
            services => services.AddSingleton(new LogEndpoint(lines)).AddSingleton(health),
            app =>
            {
                app.MapGrpcService<LogEndpoint>();
                app.MapGrpcService<HealthEndpoint>();
            });
        return new(server, lines, health);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    sealed class LogEndpoint(ConcurrentQueue<LogRequest> lines) : Engine.EngineBase
    {
        public override Task<Empty> Log(LogRequest request, ServerCallContext context)
        {
            lines.Enqueue(request);
            return Task.FromResult(new Empty());
        }
    }

    sealed class HealthEndpoint : Health.HealthBase
    {
        public TaskCompletionSource Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
        {
            context.GetHttpContext().Response.OnCompleted(() =>
            {
                Answered.TrySetResult();
                return Task.CompletedTask;
            });
            return Task.FromResult(new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.Serving });
        }
    }
}
