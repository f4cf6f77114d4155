using System.Collections.Immutable;
using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>Checked values and all that was found in them.</summary>
public sealed record CheckResult(PropertyMap Inputs, ImmutableArray<Finding> Findings)
{
    public IEnumerable<Finding> Failures => Findings.Where(f => !f.Warns);

    public IEnumerable<Finding> Warnings => Findings.Where(f => f.Warns);
}
