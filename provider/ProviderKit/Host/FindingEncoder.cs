using ProviderKit.Description;
using ProviderKit.Values;
using Pulumirpc;

namespace ProviderKit.Host;

/// <summary>
/// Findings to check failures. The engine looks up the property that a failure names among the top-level values and prints
/// what it finds, so only one that is there and holds no secret is named; the reason always says which property is meant.
/// </summary>
internal static class FindingEncoder
{
    public static CheckFailure Encode(Finding finding, PropertyMap values) => new()
    {
        Property = !finding.Concealed && finding.Path.Equals(PropertyPath.Root.Then(finding.Path.Head)) && values[finding.Path.Head] is not null
            ? finding.Path.Head
            : "",
        Reason = finding.Reason,
    };
}
