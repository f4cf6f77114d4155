namespace Pulumi;

/// <summary>What it means to depend on a resource: on a component, to depend on everything inside it.</summary>
static class DependencyRules
{
    public static HashSet<CustomResource> Expand(IEnumerable<Resource> resources)
    {
        var seen = new HashSet<Resource>();
        var open = new Stack<Resource>(resources);
        while (open.TryPop(out var resource))
        {
            if (!seen.Add(resource) || resource is CustomResource)
                continue;

            foreach (var child in resource.Children())
                open.Push(child);
        }

        return [.. seen.OfType<CustomResource>()];
    }

    public static async Task<IReadOnlyList<string>> UrnsAsync(IEnumerable<Resource> resources)
    {
        var urns = await Task.WhenAll(Expand(resources).Select(resource => resource.Urn.ValueOrAsync(""))).ConfigureAwait(false);
        return [.. urns.Where(urn => urn.Length > 0).Distinct().Order(StringComparer.Ordinal)];
    }

    public static async Task<IReadOnlyList<Resource>> NamedAsync(InputList<Resource> dependsOn)
        => await dependsOn.ToOutput().ValueOrAsync([]).ConfigureAwait(false);
}
