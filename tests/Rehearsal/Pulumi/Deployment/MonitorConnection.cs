using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Pulumirpc;

namespace Pulumi;

/// <summary>The engine's resource monitor, and what it is known to support.</summary>
sealed class MonitorConnection(GrpcChannel channel)
{
    readonly ConcurrentDictionary<string, bool> features = new();

    public ResourceMonitor.ResourceMonitorClient Client { get; } = new(channel);

    public Task<bool> SupportsResourceReferencesAsync() => SupportsAsync("resourceReferences");

    public Task<bool> SupportsAliasSpecsAsync() => SupportsAsync("aliasSpecs");

    public Task<bool> SupportsDeletedWithAsync() => SupportsAsync("deletedWith");

    /// <summary>Tells the engine that no more will be registered; it answers when the resources that must go are gone.</summary>
    public async Task SignalAndWaitForShutdownAsync()
    {
        try
        {
            await Client.SignalAndWaitForShutdownAsync(new Empty()).ConfigureAwait(false);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Unimplemented)
        {
            // An older engine does not wait.
        }
    }

    // Resources that start together may ask the same: only an answer is remembered.
    async Task<bool> SupportsAsync(string feature)
    {
        if (features.TryGetValue(feature, out var known))
            return known;

        var answer = await Client.SupportsFeatureAsync(new SupportsFeatureRequest { Id = feature }).ConfigureAwait(false);
        return features[feature] = answer.HasSupport;
    }
}
