using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Pulumirpc;

namespace Provider.Tests.Front;

/// <summary>The engine's side of the wire: listens to what the plugin tells the user.</summary>
internal sealed class EngineDouble : Engine.EngineBase, IAsyncDisposable
{
    private readonly ConcurrentQueue<LogRequest> logs = new();
    private readonly SemaphoreSlim heard = new(0);
    private readonly WebApplication app;

    private EngineDouble()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(
            o => o.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(this);
        app = builder.Build();
        app.MapGrpcService<EngineDouble>();
    }

    public string Address => new Uri(app.Urls.Single()).Authority;

    public IReadOnlyList<LogRequest> Logs => [.. logs];

    public static async Task<EngineDouble> StartAsync()
    {
        var engine = new EngineDouble();
        await engine.app.StartAsync();
        return engine;
    }

    public void ForgetLogs() => logs.Clear();

    /// <summary>Completes when this has been said, ever.</summary>
    public async Task HeardAsync(string message)
    {
        while (!logs.Any(l => l.Message == message))
            await heard.WaitAsync();
    }

    public override Task<Empty> Log(LogRequest request, ServerCallContext context)
    {
        logs.Enqueue(request);
        heard.Release();
        return Task.FromResult(new Empty());
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        heard.Dispose();
    }
}
