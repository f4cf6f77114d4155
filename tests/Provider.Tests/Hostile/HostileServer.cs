using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Provider.Tests.Hostile;

/// <summary>An HTTP server that answers as a test says, and counts who came.</summary>
internal sealed class HostileServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private int visits;

    private HostileServer(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(context =>
        {
            Interlocked.Increment(ref visits);
            return answer(context);
        });
    }

    public Uri Url => new(app.Urls.Single());

    public int Visits => Volatile.Read(ref visits);

    public static async Task<HostileServer> StartAsync(RequestDelegate? answer = null)
    {
        var server = new HostileServer(answer ?? (_ => Task.CompletedTask));
        await server.app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
