using System.Collections.Frozen;
using ProviderKit.Lifecycle;
using ProviderKit.Values;

namespace ProviderKit.Host;

/// <summary>
/// What a plugin process remembers between calls: its configuration and what can be cancelled. One engine at a time in the
/// ordinary case; attached to, it serves several operations and configurations one after the other, and the last counts.
/// </summary>
internal sealed class ProviderSession : IDisposable
{
    private CancellationTokenSource operations = new();
    private volatile FrozenDictionary<string, ResourceOperations>? resources;

    /// <summary>Ends when the engine cancels. Operations that start later aren't touched by it.</summary>
    public CancellationToken Running => Volatile.Read(ref operations).Token;

    /// <summary>What the provider is configured with, for taking its secrets out of texts.</summary>
    public ProviderConfiguration Configuration { get; private set; } = new(PropertyMap.Empty, PropertyMap.Empty);

    public void Configure(ProviderConfiguration configuration, IEnumerable<ResourceOperations> configured)
    {
        Configuration = configuration;
        resources = configured.ToFrozenDictionary(r => r.Description.Token, StringComparer.Ordinal);
    }

    public ResourceOperations Operations(string type)
    {
        if (resources is not { } configured)
            throw new OperationFailedException(FailureKind.Precondition, "The provider isn't configured: Configure has to succeed first.");
        return configured.GetValueOrDefault(type) ?? throw UnknownType(type);
    }

    /// <summary>Ends what is running, and nothing else: an attached plugin goes on serving.</summary>
    public void CancelOperations()
    {
        Interlocked.Exchange(ref operations, new()).Cancel();
    }

    public void Dispose() => operations.Dispose();

    public static OperationFailedException UnknownType(string type) =>
        new(FailureKind.NotFound, $"This provider has no resource type \"{type}\". A newer version of the plugin may have it.");
}
