using Rehearsal.Plugins;
using Rehearsal.State;
using Rehearsal.Values;

namespace Rehearsal.Providers;

/// <summary>
/// The provider processes of one phase: one per provider instance, plus the ones that only checked a configuration.
/// A checked process waits under its URN until a step takes it over; what nobody takes is only cancelled at the end.
/// </summary>
internal sealed class ProviderRegistry(Func<string, CancellationToken, Task<ProviderClient>> start)
{
    readonly Lock turn = new();
    readonly Dictionary<string, ProviderClient> checkedByUrn = new(StringComparer.Ordinal);
    readonly Dictionary<string, Task<ProviderClient>> loaded = new(StringComparer.Ordinal);
    readonly List<ProviderClient> open = [];

    public async Task<ProviderCheck> CheckAsync(string urn, MapValue olds, MapValue news, CancellationToken cancel)
    {
        var client = await StartAsync(urn, cancel);
        var answer = await client.CheckConfigAsync(urn, olds, news, cancel);
        if (answer.Failures.Count > 0)
            return new ProviderCheck(news, answer.Failures);
        var inputs = Secrecy.MarkNamesakes(WireDecoder.Decode(answer.Inputs), news);
        lock (turn)
            checkedByUrn[urn] = client;
        return new ProviderCheck(KeepVersion(urn, inputs, news), []);
    }

    static MapValue KeepVersion(string urn, MapValue inputs, MapValue news)
    {
        if (news["version"] is not { } version)
            return inputs.Without("__internal");
        if (inputs["version"] is { } returned && returned != version)
            throw new RuleBrokenException(urn, "CheckConfig leaves the version alone", $"{version} became {returned}");
        return inputs.Without("__internal").With("version", version);
    }

    /// <summary>Asks the process that checked the new inputs. When the answer replaces the provider, that process ends.</summary>
    public async Task<Pulumirpc.DiffResponse> DiffAsync(ResourceState old, MapValue news, CancellationToken cancel)
    {
        var client = Checked(old.Urn);
        var diff = await client.DiffConfigAsync(old, news, cancel);
        if (diff.IsReplacement())
        {
            lock (turn)
                checkedByUrn.Remove(old.Urn);
            await CloseAsync(client);
        }
        return diff;
    }

    /// <summary>Configures the checked process, unless an earlier step of the phase has configured one for the same instance.</summary>
    public void Adopt(string urn, string id, MapValue inputs, bool keepLoaded, CancellationToken cancel)
    {
        var reference = $"{urn}::{id}";
        lock (turn)
            if (keepLoaded && loaded.ContainsKey(reference))
                return;
        var client = Checked(urn);
        client.Configure(urn, id, inputs, cancel);
        lock (turn)
        {
            loaded[reference] = Task.FromResult(client);
            checkedByUrn.Remove(urn);
        }
    }

    public Task<ProviderClient> GetAsync(string reference)
    {
        lock (turn)
            return loaded.GetValueOrDefault(reference) ?? throw new RehearsalException($"unknown provider '{reference}'");
    }

    /// <summary>Configures a provider straight from the state, without CheckConfig.</summary>
    public Task<ProviderClient> EnsureAsync(ResourceState provider, CancellationToken cancel)
    {
        lock (turn)
            return loaded.TryGetValue(provider.Reference, out var known)
                ? known
                : loaded[provider.Reference] = FromStateAsync(provider, cancel);
    }

    async Task<ProviderClient> FromStateAsync(ResourceState provider, CancellationToken cancel)
    {
        var client = await StartAsync(provider.Urn, cancel);
        client.Configure(provider.Urn, provider.Id, provider.Inputs, cancel);
        return client;
    }

    /// <summary>Ends the process of a provider that is being deleted.</summary>
    public async Task DeleteAsync(string reference)
    {
        Task<ProviderClient>? client;
        lock (turn)
            loaded.Remove(reference, out client);
        if (client is not null)
            await CloseAsync(await client);
    }

    /// <summary>Cancels everything in flight; the processes stay until <see cref="CloseAllAsync"/>.</summary>
    public Task CancelAllAsync()
    {
        lock (turn)
            return Task.WhenAll(open.Select(client => client.InterruptAsync()));
    }

    public async Task CloseAllAsync()
    {
        ProviderClient[] rest;
        lock (turn)
            rest = [.. open];
        await Task.WhenAll(rest.Select(CloseAsync));
    }

    async Task<ProviderClient> StartAsync(string urn, CancellationToken cancel)
    {
        var client = await start(Urn.Parse(urn).Type[Urn.ProviderTypePrefix.Length..], cancel);
        lock (turn)
            open.Add(client);
        return client;
    }

    async Task CloseAsync(ProviderClient client)
    {
        lock (turn)
            open.Remove(client);
        await client.CloseAsync();
    }

    ProviderClient Checked(string urn)
    {
        lock (turn)
            return checkedByUrn[urn];
    }
}

internal sealed record ProviderCheck(MapValue Inputs, IReadOnlyList<Pulumirpc.CheckFailure> Failures);
