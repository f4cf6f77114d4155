using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.Extensions.Hosting;

namespace ProviderKit.Host;

/// <summary>
/// Ends the plugin when the engine that started it is gone: killed, it can't tell its plugins. It is gone when the process
/// that started this one is, or when several looks in a row find nobody where it was seen alive. A look that comes to no end
/// says nothing: the machine may be busy.
/// </summary>
internal sealed class EngineWatch(string engine, TimeProvider time, IHostApplicationLifetime lifetime) : BackgroundService
{
    private const int Misses = 3;
    private const int TicksToALook = 6;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly int parent = ParentProcess.Id;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!Uri.TryCreate($"http://{engine}", UriKind.Absolute, out var address))
            return;
        using var channel = GrpcChannel.ForAddress(address, new() { HttpHandler = new SocketsHttpHandler { UseProxy = false }, DisposeHttpClient = true });
        var health = new Health.HealthClient(channel);
        using var ticks = new PeriodicTimer(Tick, time);
        var (seen, missed) = (false, 0);
        for (var tick = 0; missed < Misses && ParentProcess.Id == parent; tick++)
        {
            if ((missed > 0 || tick % TicksToALook == 0) && await IsThereAsync(health, stoppingToken) is { } isThere)
            {
                seen |= isThere;
                missed = isThere || !seen ? 0 : missed + 1;
            }

            await ticks.WaitForNextTickAsync(stoppingToken);
        }

        lifetime.StopApplication();
    }

    /// <summary>Whoever answers, even with a refusal, is there. Null when the look says nothing.</summary>
    private async Task<bool?> IsThereAsync(Health.HealthClient health, CancellationToken cancellationToken)
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
            return failure.StatusCode switch
            {
                StatusCode.Cancelled or StatusCode.DeadlineExceeded => null,
                StatusCode.Unavailable => false,
                _ => true,
            };
        }
    }
}
