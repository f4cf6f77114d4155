using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.Extensions.Hosting;

namespace ProviderKit.Host;

/// <summary>
/// Ends the plugin when the engine that started it is gone: killed, it can't tell its plugins. It is gone when the process
/// that started this one is, or when nothing answers any more where it was seen alive; whatever answers there, even with a
/// refusal, is alive.
/// </summary>
internal sealed class EngineWatch(string engine, TimeProvider time, IHostApplicationLifetime lifetime) : BackgroundService
{
    private const int Misses = 2;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly int parent = ParentProcess.Id;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!Uri.TryCreate($"http://{engine}", UriKind.Absolute, out var address))
            return;
        using var channel = GrpcChannel.ForAddress(address, new() { HttpHandler = new SocketsHttpHandler { UseProxy = false }, DisposeHttpClient = true });
        var health = new Health.HealthClient(channel);
        using var ticks = new PeriodicTimer(Interval, time);
        var (seen, missed) = (false, 0);
        while (missed < Misses && ParentProcess.Id == parent)
        {
            var alive = await IsAliveAsync(health, stoppingToken);
            seen |= alive;
            missed = alive || !seen ? 0 : missed + 1;
            await ticks.WaitForNextTickAsync(stoppingToken);
        }

        lifetime.StopApplication();
    }

    /// <summary>One that takes a connection and is slow to answer is alive.</summary>
    private async Task<bool> IsAliveAsync(Health.HealthClient health, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await health.CheckAsync(new(), cancellationToken: ended.Token);
            return true;
        }
        catch (RpcException failure)
        {
            return failure.StatusCode != StatusCode.Unavailable;
        }
    }
}
