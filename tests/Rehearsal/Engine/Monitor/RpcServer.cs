using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Rehearsal.Monitor;

/// <summary>A gRPC server on a free port of the loopback interface.</summary>
internal sealed class RpcServer : IAsyncDisposable
{
    const int MaxMessageBytes = 400 * 1024 * 1024;

    readonly WebApplication app;

    RpcServer(WebApplication app) => this.app = app;

    /// <summary>Host and port, as Pulumi hands addresses round.</summary>
    public string Address => new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Authority;

    public static async Task<RpcServer> StartAsync(
        Action<IServiceCollection> services, Action<WebApplication> map, Action<GrpcServiceOptions>? options = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc(grpc =>
        {
            (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (MaxMessageBytes, MaxMessageBytes);
            options?.Invoke(grpc);
        });
        // Registrations that will never be answered must not hold up the end.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        services(builder.Services);
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new RpcServer(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
