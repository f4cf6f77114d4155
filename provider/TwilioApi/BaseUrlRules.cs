namespace TwilioApi;

/// <summary>Where credentials may go: anywhere over https, and over http to this machine alone.</summary>
public static class BaseUrlRules
{
    /// <summary>Whether credentials may be sent to this base URL. One with a user, a query or a fragment is none.</summary>
    public static bool Holds(Uri url) =>
        url.IsAbsoluteUri
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && IsThisMachine(url)))
        && url is { Host.Length: > 0, Query: "", Fragment: "", UserInfo: "" };

    /// <summary>A loopback address, or the one name that always stands for it. Another name goes where a name server says.</summary>
    public static bool IsThisMachine(Uri url) =>
        url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 ? url.IsLoopback : url.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
}
