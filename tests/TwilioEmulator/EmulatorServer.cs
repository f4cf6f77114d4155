using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwilioEmulator.Api;
using TwilioEmulator.Control;
using TwilioEmulator.Fields;
using TwilioEmulator.Model;

namespace TwilioEmulator;

/// <summary>Twilio's Senders API on 127.0.0.1, until disposed.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    readonly CancellationTokenSource stopping = new();
    readonly LiveOptions live;
    readonly SenderStore store;
    readonly WebApplication app;
    int disposed;

    EmulatorServer(EmulatorOptions options)
    {
        Accounts = new(options.Accounts);
        Requests = new(options);
        live = new(options);
        store = new(live);
        var encoder = new SenderEncoder(live, Accounts, SendersUrl);
        var names = new NameReview(live);
        Senders = new(store, encoder, Accounts, names);
        var api = new SendersApi(Accounts, store, new(live, store, encoder, names), new(live, store, encoder, SendersUrl));
        if (options.IncludeSandbox)
            Sandbox.Seed(store);
        app = Build(options, new(api, Requests, Faults, options));
    }

    /// <summary>Where the emulator listens, such as <c>http://127.0.0.1:4010/</c>.</summary>
    public Uri BaseUrl { get; private set; } = new("http://127.0.0.1/");

    /// <summary>
    /// How the emulator behaves, from the next request on. Port, accounts, clock, ids, paths by sender id, sandbox and
    /// the listener are taken at the start: setting leaves them alone.
    /// </summary>
    public EmulatorOptions Options
    {
        get
        {
            lock (store.Gate)
                return live.Current;
        }
        set
        {
            lock (store.Gate)
                live.Replace(value);
        }
    }

    /// <summary>The accounts whose credentials are accepted.</summary>
    public Accounts Accounts { get; }

    /// <summary>What was asked of the API.</summary>
    public RequestLog Requests { get; }

    /// <summary>The senders, past the API.</summary>
    public Senders Senders { get; }

    /// <summary>What is to go wrong.</summary>
    public Faults Faults { get; } = new();

    /// <summary>Gates by name, for faults added over HTTP.</summary>
    public Gates Gates { get; } = new();

    /// <summary>The most requests that were being answered at the same time.</summary>
    public int PeakConcurrentRequests => Requests.PeakConcurrentRequests;

    /// <summary>The most senders, over all accounts, that had been created through the API and were not settled yet.</summary>
    public int PeakConcurrentRegistrations
    {
        get
        {
            lock (store.Gate)
                return store.PeakRegistrations;
        }
    }

    /// <summary>Starts an emulator; it answers when this returns.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<EmulatorServer> StartAsync(EmulatorOptions options, CancellationToken cancellationToken = default)
    {
        var server = new EmulatorServer(options);
        try
        {
            await server.app.StartAsync(cancellationToken);
            server.BaseUrl = new(server.app.Urls.First());
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Drops the requests under way and stops listening. What was recorded can still be read.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        await stopping.CancelAsync();
        await app.DisposeAsync();
        stopping.Dispose();
    }

    string SendersUrl() => BaseUrl.GetLeftPart(UriPartial.Authority) + SendersApi.Collection;

    WebApplication Build(EmulatorOptions options, RequestHandler handler)
    {
        var builder = WebApplication.CreateSlimBuilder();
        // Nothing of the machine's settings reaches the emulator, and it leaves signals to whoever runs it.
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.ConfigureHttpJsonOptions(json => ControlEndpoints.Describe(json.SerializerOptions));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var built = builder.Build();
        built.Use((context, next) => context.Request.Path.StartsWithSegments(ControlEndpoints.Prefix, StringComparison.Ordinal)
            ? next(context)
            : handler.HandleAsync(context, stopping.Token));
        ControlEndpoints.Map(built, this);
        return built;
    }

    sealed class EmbeddedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
