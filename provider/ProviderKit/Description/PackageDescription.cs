using System.Collections.Immutable;
using ProviderKit.Values;

namespace ProviderKit.Description;

/// <summary>A package: what its schema says beside the resources.</summary>
public sealed record PackageDescription
{
    public required string Name { get; init; }

    /// <summary>The exact semantic version of plugin, schema and SDKs.</summary>
    public required string Version { get; init; }

    public required string DisplayName { get; init; }

    public required string Doc { get; init; }

    public required string Publisher { get; init; }

    public required string License { get; init; }

    public required string Homepage { get; init; }

    public required string Repository { get; init; }

    /// <summary>Where the engine downloads the plugin from; null for Pulumi's own place.</summary>
    public string? PluginDownloadUrl { get; init; }

    public ImmutableArray<string> Keywords { get; init; } = [];

    /// <summary>The schema's <c>language</c> block as JSON text.</summary>
    public required string Languages { get; init; }

    public required ShapeDescription Configuration { get; init; }

    /// <summary>Conditions on the configuration as a whole: what is declared, and what the environment gives beside it.</summary>
    public ImmutableArray<Func<PropertyMap, PropertyMap, IEnumerable<Finding>>> ConfigurationRules { get; init; } = [];

    public required ImmutableArray<ResourceDescription> Resources { get; init; }
}
