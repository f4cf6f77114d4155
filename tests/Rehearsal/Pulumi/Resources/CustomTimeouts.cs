using System.Globalization;

namespace Pulumi;

/// <summary>How long an operation on the resource may take; the provider's own default where it is not given.</summary>
public sealed class CustomTimeouts
{
    public TimeSpan? Create { get; set; }

    public TimeSpan? Update { get; set; }

    public TimeSpan? Delete { get; set; }

    internal Pulumirpc.RegisterResourceRequest.Types.CustomTimeouts ToWire()
        => new() { Create = Text(Create), Update = Text(Update), Delete = Text(Delete) };

    static string Text(TimeSpan? time)
        => time is { } given
            ? ((Int128)given.Ticks * TimeSpan.NanosecondsPerTick).ToString(CultureInfo.InvariantCulture) + "ns"
            : "";
}
