using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Which providers a resource uses and hands down: its parent's, overridden by its own.</summary>
static class ProviderChoice
{
    /// <summary>Also settles the provider option of a custom resource that gets it from its parent.</summary>
    public static ImmutableDictionary<string, ProviderResource> For(Resource resource, ResourceOptions options)
    {
        var inherited = options.Parent?.Providers ?? ImmutableDictionary<string, ProviderResource>.Empty;
        if (resource is CustomResource)
        {
            options.Provider ??= options.Parent?.GetProvider(resource.GetResourceType());
            return options.Provider is { } provider && resource.GetResourceType().Split(':') is [var package, _, _]
                ? inherited.SetItem(package, provider)
                : inherited;
        }

        return OfComponent(options).Aggregate(inherited, (all, provider) => all.SetItem(provider.Package, provider));
    }

    static List<ProviderResource> OfComponent(ResourceOptions options)
    {
        var several = (options as ComponentResourceOptions)?.Providers ?? [];
        if (options.Provider is not { } single)
            return several;

        return several.Count == 0
            ? [single]
            : throw new ResourceException("A component takes 'Provider' or 'Providers', not both.", options.Parent);
    }
}
