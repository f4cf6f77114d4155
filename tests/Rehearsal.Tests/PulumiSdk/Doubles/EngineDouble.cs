using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Rehearsal.Tests.PulumiSdk.Doubles;

/// <summary>Serves the monitor and the log on a free port of the loopback interface.</summary>
sealed class EngineDouble : IAsyncDisposable
{
    readonly WebApplication server;

    EngineDouble(WebApplication server) => this.server = server;

    public ConcurrentQueue<Call> Calls => server.Services.GetRequiredService<ConcurrentQueue<Call>>();

    public string Address => new Uri(server.Urls.Single()).Authority;

    public static async Task<EngineDouble> StartAsync(EngineScript script)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(script);
        builder.Services.AddSingleton<ConcurrentQueue<Call>>();
        var server = builder.Build();
        server.MapGrpcService<MonitorDouble>();
        server.MapGrpcService<LogDouble>();
        await server.StartAsync();
        return new EngineDouble(server);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
