using System.Globalization;
using System.Security.Authentication;
using System.Text.RegularExpressions;

namespace TwilioApi.Http;

/// <summary>What .NET says of a request that got no answer, in words.</summary>
internal static partial class NetworkFailures
{
    /// <summary>Null when it is none.</summary>
    public static NetworkFailure? Of(Exception? cause) => cause switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => NetworkFailure.Unresolved,
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => NetworkFailure.Proxy,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Untrusted(cause) is null ? NetworkFailure.Unconnected : NetworkFailure.Certificate,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => NetworkFailure.Unconnected,
        HttpRequestException or TimeoutException or IOException or InvalidDataException => NetworkFailure.Broken,
        _ => null,
    };

    /// <summary>Whether trying again may help where nothing was sent: what a certificate or a proxy's rules say, stays.</summary>
    public static bool MayPass(Exception cause) => Of(cause) switch
    {
        NetworkFailure.Certificate => false,
        NetworkFailure.Proxy => ProxyStatus(cause) is null or >= 500,
        _ => true,
    };

    /// <param name="cause">The failure.</param>
    /// <param name="host">Where the request was to go.</param>
    public static string Words(Exception cause, Uri host)
    {
        var proxy = BaseUrlRules.IsThisMachine(host) ? null : HttpClient.DefaultProxy.GetProxy(host);
        // A proxy's address may hold a password: name its host alone.
        var where = proxy is null ? host.Host : $"the proxy {proxy.Host}:{proxy.Port}";
        return Of(cause) switch
        {
            NetworkFailure.Unresolved => $"the host name could not be resolved ({where})",
            NetworkFailure.Proxy => string.Create(CultureInfo.InvariantCulture, $"{where} refused to connect to {host.Host}{(ProxyStatus(cause) is { } status ? $" (HTTP {status})" : "")}"),
            NetworkFailure.Certificate => $"no secure connection could be made to {host.Host}: {Untrusted(cause)}",
            NetworkFailure.Unconnected when cause is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => $"no secure connection could be made ({host.Host})",
            NetworkFailure.Unconnected => $"no connection could be made ({where})",
            _ => cause switch
            {
                TimeoutException => $"no answer in time ({host.Host})",
                InvalidDataException => $"the answer was compressed and could not be unpacked ({host.Host})",
                HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => $"the answer was far larger than any of Twilio's ({host.Host})",
                _ => $"the connection broke ({host.Host})",
            },
        };
    }

    /// <summary>What is wrong with the certificate, in our own words; null when that isn't it.</summary>
    private static string? Untrusted(Exception cause) => cause.InnerException is AuthenticationException { InnerException: null } untrusted ? untrusted.Message : null;

    /// <summary>.NET tells the status in its message only, whatever language that is in.</summary>
    private static int? ProxyStatus(Exception cause) => Status.Match(cause.Message) is { Success: true } match ? int.Parse(match.Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"(?<![\d.:])[345]\d\d(?![\d.:])", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Status { get; }
}
