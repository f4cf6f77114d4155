using System.Collections.Immutable;
using ProviderKit.Description;
using ProviderKit.Lifecycle;
using ProviderKit.Values;

namespace ProviderKit.Host;

/// <summary>What a plugin brings: its package, and operations once it is configured.</summary>
public interface IProvider
{
    PackageDescription Package { get; }

    /// <summary>
    /// Makes the resources' operations ready. Touches no network. Throws <see cref="MissingConfigurationException"/> or
    /// <see cref="OperationFailedException"/>.
    /// </summary>
    ConfiguredProvider Configure(ProviderConfiguration configuration);
}

/// <param name="Account">Whose resources they are, in words for users; null where none are reached.</param>
/// <param name="Resources">The operations of each resource type.</param>
public sealed record ConfiguredProvider(string? Account, IReadOnlyList<ResourceOperations> Resources);

/// <summary>Checked configuration by where it comes from; what is given explicitly beats the environment.</summary>
public sealed record ProviderConfiguration(PropertyMap Given, PropertyMap Environment);

/// <summary>Configuration without which the provider can't work. The engine tells the user how to set each key.</summary>
public sealed class MissingConfigurationException(ImmutableArray<MissingKey> keys)
    : Exception("Missing configuration: " + string.Join(", ", keys.Select(k => k.Name)))
{
    public ImmutableArray<MissingKey> Keys { get; } = keys;
}

/// <param name="Name">The key as in <c>pulumi config set PACKAGE:NAME</c>, without the package.</param>
/// <param name="Description">What it is and where else it can come from.</param>
public sealed record MissingKey(string Name, string Description);
