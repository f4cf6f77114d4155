using System.Threading.Channels;
using Grpc.Net.Client;
using Pulumirpc;

namespace ProviderKit.Host;

/// <summary>
/// The way to the engine's display. Messages are queued and sent one after the other in the background, so logging never
/// delays or fails an operation; when the engine is slow or gone, the oldest are dropped.
/// </summary>
internal sealed class EngineLog : IAsyncDisposable
{
    private const int MostWaiting = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(0.5);

    private readonly TimeProvider time;
    private readonly Channel<Entry> queue = Channel.CreateBounded<Entry>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
        dropped => dropped.Sent?.TrySetResult());

    private readonly Task sending;
    private volatile EngineConnection? engine;

    public EngineLog(TimeProvider time)
    {
        this.time = time;
        sending = SendAsync();
    }

    /// <summary>Speaks to this engine from now on.</summary>
    public void Attach(string address)
    {
        if (engine?.Address != address && Uri.TryCreate($"http://{address}", UriKind.Absolute, out var url))
            Interlocked.Exchange(ref engine, new(address, Connect(url)))?.Channel.Dispose();
    }

    public void Write(LogSeverity severity, string message, string urn, bool ephemeral = false) =>
        queue.Writer.TryWrite(new(new LogRequest { Severity = severity, Message = ShownText.Of(message), Urn = urn, Ephemeral = ephemeral }, null));

    /// <summary>Waits, a moment at most, until all that was written is sent.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken = default)
    {
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!queue.Writer.TryWrite(new(null, sent)))
            return;
        try
        {
            await sent.Task.WaitAsync(Patience, time, cancellationToken);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        // An engine that doesn't listen any more must not keep the process alive.
        await sending.WaitAsync(LastPatience, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        engine?.Channel.Dispose();
    }

    /// <summary>The engine is on this machine: a proxy in the environment isn't meant for it.</summary>
    private static GrpcChannel Connect(Uri url) =>
        GrpcChannel.ForAddress(url, new() { HttpHandler = new SocketsHttpHandler { UseProxy = false }, DisposeHttpClient = true });

    private async Task SendAsync()
    {
        await foreach (var entry in queue.Reader.ReadAllAsync())
        {
            if (entry.Request is not null)
                await SendAsync(entry.Request);
            entry.Sent?.TrySetResult();
        }
    }

    private async Task SendAsync(LogRequest request)
    {
        if (engine is not { } current)
            return;
        try
        {
            var deadline = time.GetUtcNow().UtcDateTime + Patience;
            await new Engine.EngineClient(current.Channel).LogAsync(request, deadline: deadline);
        }
        catch (Exception gone) when (gone is Grpc.Core.RpcException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    private sealed record Entry(LogRequest? Request, TaskCompletionSource? Sent);

    private sealed record EngineConnection(string Address, GrpcChannel Channel);
}
