using System.Collections.Concurrent;
using System.Collections.Frozen;
using ProviderKit.Lifecycle;
using ProviderKit.Values;

namespace ProviderKit.Host;

/// <summary>
/// What a plugin process remembers between calls: how it is configured, what can be cancelled, and which resources the
/// engine has asked about. One engine at a time in the ordinary case; attached to, it serves several operations and
/// configurations one after the other.
/// </summary>
internal sealed class ProviderSession : IDisposable
{
    private CancellationTokenSource operations = new();
    private volatile Configured configured = new(new(PropertyMap.Empty, PropertyMap.Empty), null, null);

    /// <summary>Whether an engine attached to a plugin that was there before it.</summary>
    public bool IsAttached { get; set; }

    /// <summary>Ends when the engine cancels. Operations that start later aren't touched by it.</summary>
    public CancellationToken Running => Volatile.Read(ref operations).Token;

    /// <summary>What the provider is configured with, for taking its secrets out of texts.</summary>
    public ProviderConfiguration Configuration => configured.Configuration;

    /// <summary>
    /// Every engine's phase ends with a Cancel. Who is configured for another account before that serves two providers of
    /// one program, and calls don't say for which of them they are.
    /// </summary>
    public void Configure(ProviderConfiguration configuration, ConfiguredProvider provider)
    {
        if (IsAttached && configured is { IsInUse: true, Account: { } other } && provider.Account is { } account && account != other)
        {
            throw new OperationFailedException(FailureKind.Precondition,
                $"This plugin was attached to (PULUMI_DEBUG_PROVIDERS) and is configured for {other}; another provider of the program is for {account}. "
                + "One attached process serves one account at a time, or what is meant for one would reach the other. Debug the two one after the other, or without attaching.");
        }

        configured = new(configuration, provider.Account, provider.Resources.ToFrozenDictionary(r => r.Description.Token, StringComparer.Ordinal));
    }

    public ResourceOperations Operations(string type)
    {
        if (configured.Resources is not { } resources)
            throw new OperationFailedException(FailureKind.Precondition, "The provider isn't configured: Configure has to succeed first.");
        return resources.GetValueOrDefault(type) ?? throw UnknownType(type);
    }

    /// <summary>The engine asked what differs, so the state has a resource of that URN.</summary>
    public void Remember(string urn) => configured.Urns[urn] = true;

    public bool Remembers(string urn) => configured.Urns.ContainsKey(urn);

    /// <summary>Ends what is running, and nothing else: an attached plugin goes on serving.</summary>
    public void CancelOperations()
    {
        configured = configured with { IsInUse = false };
        Interlocked.Exchange(ref operations, new()).Cancel();
    }

    public void Dispose() => operations.Dispose();

    public static OperationFailedException UnknownType(string type) =>
        new(FailureKind.NotFound, $"This provider has no resource type \"{type}\". A newer version of the plugin may have it.");

    private sealed record Configured(ProviderConfiguration Configuration, string? Account, FrozenDictionary<string, ResourceOperations>? Resources)
    {
        public bool IsInUse { get; init; } = true;

        public ConcurrentDictionary<string, bool> Urns { get; } = new(StringComparer.Ordinal);
    }
}
