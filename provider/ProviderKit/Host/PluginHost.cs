using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pulumirpc;

namespace ProviderKit.Host;

/// <summary>
/// A plugin process: serves a provider on a loopback port and tells the engine which, in the one line that it ever prints.
/// </summary>
public static class PluginHost
{
    private const int MostBytes = 400 * 1024 * 1024;

    /// <summary>For requests under way. With all else it stays within the five seconds that the engine gives after its signal.</summary>
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(3);

    /// <summary>Runs the process until it is told to stop; the result is its exit code.</summary>
    /// <param name="provider">What is served.</param>
    /// <param name="args">The command line.</param>
    /// <param name="output">Standard output, for the port line or what a person asked for.</param>
    /// <param name="environment">Looks up an environment variable; called when configuring.</param>
    public static Task<int> RunAsync(IProvider provider, IReadOnlyList<string> args, TextWriter output, Func<string, string?> environment) =>
        new PluginArguments(provider.Package.Doc).RunAsync(
            args, output, () => Behaviour.SchemaEncoder.Encode(provider.Package),
            async (engine, cancellationToken) =>
            {
                InterruptSignal.Honour();
                await using var app = Build(provider, environment, TimeProvider.System, engine);
                await app.StartAsync(cancellationToken);
                if (RuntimeFeature.IsDynamicCodeCompiled)
                    await GreetAsync(Port(app), cancellationToken);
                await output.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{Port(app)}\n"));
                await output.FlushAsync(cancellationToken);
                await app.WaitForShutdownAsync(cancellationToken);
                return 0;
            });

    /// <summary>The server, not started yet. It listens on 127.0.0.1, on a port that the system chooses.</summary>
    internal static WebApplication Build(IProvider provider, Func<string, string?> environment, TimeProvider time, string? engine)
    {
        // The empty builder reads no settings files or variables, so nothing but this code decides where it listens, and
        // nothing logs to the console.
        // Nor does it matter where it was started: that directory may be gone.
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Listen);
        builder.Services.Configure<HostOptions>(o =>
        {
            o.ShutdownTimeout = ShutdownPatience;
            o.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc(o =>
        {
            o.MaxReceiveMessageSize = MostBytes;
            o.MaxSendMessageSize = MostBytes;
            o.Interceptors.Add<FailureInterceptor>();
        });
        builder.Services.AddSingleton(provider).AddSingleton(environment).AddSingleton(time);
        if (engine is not null)
            builder.Services.AddHostedService(services => new EngineWatch(engine, time, services.GetRequiredService<IHostApplicationLifetime>()));
        builder.Services.AddSingleton<EngineLog>().AddSingleton<ProviderSession>().AddSingleton<ProviderEndpoint>();

        var app = builder.Build();
        UnreadableRequests.Name(app);
        app.UseRouting();
        app.MapGrpcService<ProviderEndpoint>();
        if (engine is not null)
            app.Services.GetRequiredService<EngineLog>().Attach(engine);
        var session = app.Services.GetRequiredService<ProviderSession>();
        app.Lifetime.ApplicationStopping.Register(session.CancelOperations);
        return app;
    }

    /// <summary>
    /// The engine waits ten seconds for the answer to its first call and without end for the port. Compiling what that call
    /// needs takes its time on a busy machine, so it is done before.
    /// </summary>
    private static async Task GreetAsync(int port, CancellationToken cancellationToken)
    {
        using var channel = GrpcChannel.ForAddress(
            $"http://127.0.0.1:{port}", new() { HttpHandler = new SocketsHttpHandler { UseProxy = false }, DisposeHttpClient = true });
        await new ResourceProvider.ResourceProviderClient(channel).HandshakeAsync(new(), cancellationToken: cancellationToken);
    }

    internal static int Port(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new Uri(addresses.Single()).Port;
    }

    private static void Listen(KestrelServerOptions options)
    {
        options.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2);
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Limits.Http2.MaxStreamsPerConnection = 10_000;
    }
}
