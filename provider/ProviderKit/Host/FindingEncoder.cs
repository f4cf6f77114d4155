using ProviderKit.Description;
using Pulumirpc;

namespace ProviderKit.Host;

/// <summary>
/// Findings to check failures. The engine prints the value of the property that a failure names, so one whose value may be
/// secret names none; the reason always says which property is meant.
/// </summary>
internal static class FindingEncoder
{
    public static CheckFailure Encode(Finding finding) =>
        new() { Property = finding.Concealed ? "" : finding.Path.ToString(), Reason = finding.Reason };
}
