using System.Collections.Immutable;
using Pulumi;

namespace Rehearsal.Tests.PulumiSdk.Sample;

[OutputType]
sealed class Settings
{
    public readonly string? Label;
    public readonly int? Max;
    public readonly ImmutableArray<string> Keys;

    [OutputConstructor]
    Settings(string? label, int? max, ImmutableArray<string> keys)
    {
        Label = label;
        Max = max;
        Keys = keys;
    }
}

[OutputType]
sealed class Part
{
    public readonly string Site;
    public readonly string? Label;

    [OutputConstructor]
    Part(string site, string? label)
    {
        Site = site;
        Label = label;
    }
}
