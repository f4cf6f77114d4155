using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Something the engine knows by URN. Making one registers or reads it.</summary>
public class Resource
{
    readonly string type;
    readonly string name;
    readonly bool? isProtected;
    readonly ImmutableDictionary<string, ProviderResource> providers = ImmutableDictionary<string, ProviderResource>.Empty;
    readonly List<Resource> children = [];

    private protected Resource(string type, string name, ResourceArgs args, ResourceOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(name);
        (this.type, this.name) = (type, name);

        options = options.Clone();
        var outputs = OutputSources.AttachTo(this);
        options.Parent?.Adopt(this);
        isProtected = options.Protect ??= options.Parent?.isProtected;
        providers = ProviderChoice.For(this, options);
        Deployment.Current.Register(this, args, options, outputs);
    }

    /// <summary>A resource that exists already and is only named.</summary>
    private protected Resource() => (type, name) = ("", "");

    [Output(OutputSources.Urn)]
    public Output<string> Urn { get; private protected set; } = null!;

    internal ImmutableDictionary<string, ProviderResource> Providers => providers;

    public string GetResourceType() => type;

    public string GetResourceName() => name;

    internal ProviderResource? GetProvider(string token)
        => token.Split(':') is [var package, _, _] ? providers.GetValueOrDefault(package) : null;

    internal IReadOnlyList<Resource> Children()
    {
        lock (children)
            return [.. children];
    }

    void Adopt(Resource child)
    {
        lock (children)
            children.Add(child);
    }
}
