using System.Net;

namespace TwilioApi;

/// <summary>How a <see cref="SendersClient"/> reaches Twilio.</summary>
public sealed record SendersClientOptions
{
    public required TwilioCredentials Credentials { get; init; }

    /// <summary>https, or http to this machine. Credentials go nowhere else.</summary>
    public Uri BaseUrl { get; init; } = new("https://messaging.twilio.com/");

    /// <summary>How often a call is repeated that may be; 0 for never.</summary>
    public int MaxRetries { get; init; } = 5;

    /// <summary>Bounds the requests under way at once, together with those of others who share it; null for ten of this client.</summary>
    public SemaphoreSlim? Slots { get; init; }

    /// <summary>How long a request that changes something may take before it counts as lost.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one that only looks may take; looking again costs nothing.</summary>
    public TimeSpan LookTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Sent with each request.</summary>
    public string UserAgent { get; init; } = "TwilioApi";

    /// <summary>The addresses that a host's name stands for.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Twilio's host for a region and an edge, either or both null. An edge alone means region us1.</summary>
    public static Uri HostOf(string? region, string? edge)
    {
        var place = (edge, region) switch
        {
            (null, null) => "",
            (null, _) => $".{region}",
            _ => $".{edge}.{region ?? "us1"}",
        };
        return new($"https://messaging{place}.twilio.com/");
    }
}
