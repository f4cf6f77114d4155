namespace Pulumi;

/// <summary>Options of a component.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    /// <summary>The providers of the children, one per package.</summary>
    public List<ProviderResource> Providers { get => field ??= []; set; }

    /// <summary>Single values of options2 win, lists are joined; of two providers of a package the later stays.</summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = new ComponentResourceOptions();
        foreach (var options in new[] { options1, options2 }.OfType<ComponentResourceOptions>())
        {
            merged.Absorb(options);
            merged.Providers = [.. merged.Providers, .. options.Providers];
        }

        merged.Providers = [.. merged.Providers.AsEnumerable().Reverse().DistinctBy(provider => provider.Package).Reverse()];
        return merged;
    }

    internal override ResourceOptions Clone() => Merge(this, options2: null);
}
