using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Builds the requests that declare resources.</summary>
sealed class RegistrationEncoder(MonitorConnection monitor, Func<Resource, Task<string>> rootUrnAsync)
{
    public async Task<RegisterResourceRequest> RegisterAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        var request = Declare(resource, options);
        request.DeletedWith = await DeletedWithAsync(options).ConfigureAwait(false);
        var prepared = await PrepareAsync(resource, args, options).ConfigureAwait(false);
        request.Object = prepared.Properties.Fields;
        request.Parent = prepared.Parent;
        request.Provider = prepared.Provider;
        request.Dependencies.AddRange(prepared.Dependencies);
        foreach (var (name, resources) in prepared.Properties.Dependencies)
            request.PropertyDependencies.Add(name, await DependenciesAsync(resources).ConfigureAwait(false));
        await SetAliasesAsync(request, options).ConfigureAwait(false);
        return request;
    }

    public async Task<ReadResourceRequest> ReadAsync(
        Resource resource, string id, ResourceArgs args, ResourceOptions options)
    {
        var prepared = await PrepareAsync(resource, args, options).ConfigureAwait(false);
        await monitor.SupportsAliasSpecsAsync().ConfigureAwait(false);
        return new ReadResourceRequest
        {
            Id = id,
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Parent = prepared.Parent,
            Properties = prepared.Properties.Fields,
            Provider = prepared.Provider,
            Dependencies = { prepared.Dependencies },
            Version = options.Version ?? "",
            AcceptSecrets = true,
            AcceptResources = true,
        };
    }

    async Task<Prepared> PrepareAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        var named = await DependencyRules.NamedAsync(options.DependsOn).ConfigureAwait(false);
        var keepResources = await monitor.SupportsResourceReferencesAsync().ConfigureAwait(false);
        // The engine's own answers are no inputs.
        var inputs = args.ToDictionary().Where(input => input.Key is not (OutputSources.Id or OutputSources.Urn));
        var properties = await EncodedProperties.EncodeAsync(resource.GetResourceName(), inputs, keepResources)
            .ConfigureAwait(false);
        var parent = options.Parent is { } given
            ? await given.Urn.ValueOrAsync("").ConfigureAwait(false)
            : await rootUrnAsync(resource).ConfigureAwait(false);
        var provider = resource is CustomResource && options.Provider is { } chosen
            ? await chosen.GetReferenceAsync().ConfigureAwait(false)
            : "";
        var dependencies = await DependencyRules.UrnsAsync(named.Concat(properties.AllDependencies)).ConfigureAwait(false);
        return new Prepared(properties, parent, provider, dependencies);
    }

    async Task<string> DeletedWithAsync(ResourceOptions options)
    {
        if (options.DeletedWith is not { } other)
            return "";

        return await monitor.SupportsDeletedWithAsync().ConfigureAwait(false)
            ? await other.Urn.ValueOrAsync("").ConfigureAwait(false)
            : throw new InvalidOperationException("This engine does not know the option DeletedWith.");
    }

    async Task SetAliasesAsync(RegisterResourceRequest request, ResourceOptions options)
    {
        if (!await monitor.SupportsAliasSpecsAsync().ConfigureAwait(false))
            throw new InvalidOperationException("This engine does not know alias specifications: a newer one is needed.");

        foreach (var alias in options.Aliases)
        {
            if (await alias.ToOutput().ValueOrAsync(null!).ConfigureAwait(false) is { } known)
                request.Aliases.Add(await known.ToWireAsync().ConfigureAwait(false));
        }
    }

    /// <summary>What needs no waiting.</summary>
    static RegisterResourceRequest Declare(Resource resource, ResourceOptions options)
    {
        var request = new RegisterResourceRequest
        {
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Custom = resource is CustomResource,
            AcceptSecrets = true,
            AcceptResources = true,
            SupportsResultReporting = true,
            Hooks = new RegisterResourceRequest.Types.ResourceHooksBinding(),
            Version = options.Version ?? "",
            PluginDownloadURL = options.PluginDownloadURL ?? "",
            CustomTimeouts = options.CustomTimeouts?.ToWire(),
        };
        SetFlags(request, options);
        if (options is CustomResourceOptions custom)
            SetCustom(request, custom);
        return request;
    }

    static void SetFlags(RegisterResourceRequest request, ResourceOptions options)
    {
        if (options.Protect is { } protect)
            request.Protect = protect;
        if (options.RetainOnDelete is { } retain)
            request.RetainOnDelete = retain;
        request.IgnoreChanges.AddRange(options.IgnoreChanges);
    }

    static void SetCustom(RegisterResourceRequest request, CustomResourceOptions options)
    {
        request.ImportId = options.ImportId ?? "";
        request.DeleteBeforeReplace = options.DeleteBeforeReplace ?? false;
        request.DeleteBeforeReplaceDefined = options.DeleteBeforeReplace is not null;
        request.AdditionalSecretOutputs.AddRange(options.AdditionalSecretOutputs);
        request.ReplaceOnChanges.AddRange(options.ReplaceOnChanges);
    }

    static async Task<RegisterResourceRequest.Types.PropertyDependencies> DependenciesAsync(IEnumerable<Resource> resources)
        => new() { Urns = { await DependencyRules.UrnsAsync(resources).ConfigureAwait(false) } };

    sealed record Prepared(
        EncodedProperties Properties, string Parent, string Provider, IReadOnlyList<string> Dependencies);
}
