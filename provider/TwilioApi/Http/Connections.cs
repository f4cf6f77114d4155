using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace TwilioApi.Http;

/// <summary>
/// Connections to the host. A name that stands for several addresses is tried at one after the other, none but the last for
/// long. A certificate that isn't trusted says why.
/// </summary>
internal static class Connections
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static SocketsHttpHandler Handler(SendersClientOptions options, TimeProvider time) => new()
    {
        // What is sent to this machine must not leave it through a proxy of the environment.
        UseProxy = !BaseUrlRules.IsThisMachine(options.BaseUrl),
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = async (context, cancellationToken) =>
        {
            var addresses = await options.Resolve(context.DnsEndPoint.Host, cancellationToken);
            return new NetworkStream(await ConnectAsync(addresses, context.DnsEndPoint.Port, time, cancellationToken), ownsSocket: true);
        },
        SslOptions = { RemoteCertificateValidationCallback = IsTrusted },
    };

    private static async Task<Socket> ConnectAsync(IPAddress[] addresses, int port, TimeProvider time, CancellationToken cancellationToken)
    {
        foreach (var address in addresses.SkipLast(1))
        {
            using var patience = new CancellationTokenSource(Patience, time);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            try
            {
                return await ConnectAsync(new(address, port), ended.Token);
            }
            catch (Exception dead) when (dead is SocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // The next one may be alive.
            }
        }

        return await ConnectAsync(new(addresses[^1], port), cancellationToken);
    }

    private static async Task<Socket> ConnectAsync(IPEndPoint end, CancellationToken cancellationToken)
    {
        var socket = new Socket(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(end, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <exception cref="AuthenticationException">It isn't, and the message says why.</exception>
    private static bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => errors == SslPolicyErrors.None
        ? true
        : throw new AuthenticationException(certificate is null ? "the host showed no certificate" : Problem(certificate, chain, errors));

    private static string Problem(X509Certificate certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var issuer = $"the certificate for {certificate.Subject}, issued by {certificate.Issuer},";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return $"{issuer} is for another host";
        var statuses = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        return statuses.HasFlag(X509ChainStatusFlags.NotTimeValid)
            ? $"{issuer} is valid from {certificate.GetEffectiveDateString()} to {certificate.GetExpirationDateString()} only"
            : $"{issuer} leads to no authority that this machine trusts";
    }
}
