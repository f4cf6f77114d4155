using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PulumiTwilioSenders;
using ProviderKit.Host;
using TwilioApi;

namespace Provider.Tests.Hostile;

/// <summary>
/// Nobody can weaken TLS who never touches the places where it is set. One place may: it looks at a certificate that was
/// found wanting, to say why, and lets none through.
/// </summary>
public sealed class TlsTests
{
    private static readonly string[] Forbidden =
    [
        "RemoteCertificateValidationCallback", "ServerCertificateCustomValidationCallback", "ServerCertificateValidationCallback",
        "DangerousAcceptAnyServerCertificateValidator", "CertificateChainPolicy", "SslOptions", "SslProtocols", "SslClientAuthenticationOptions",
        "EnabledSslProtocols", "SecurityProtocol", "CheckCertificateRevocationList", "EncryptionPolicy", "ServicePointManager",
    ];

    [Fact]
    public void No_code_of_the_plugin_touches_how_certificates_are_checked()
    {
        var offenders = new[] { typeof(TwilioProvider), typeof(SendersClient), typeof(PluginHost) }
            .SelectMany(type => NamesUsedBy(type.Assembly.Location))
            .Where(name => Forbidden.Any(word => name.EndsWith(word, StringComparison.Ordinal)))
            .Distinct()
            .Except(["get_SslOptions", "set_RemoteCertificateValidationCallback", "RemoteCertificateValidationCallback", "SslClientAuthenticationOptions"]);
        Assert.Empty(offenders);
    }

    [Fact]
    public void The_search_sees_what_the_plugin_uses()
    {
        var used = NamesUsedBy(typeof(SendersClient).Assembly.Location).ToList();
        Assert.Contains("set_AllowAutoRedirect", used);
        Assert.Contains("SocketsHttpHandler", used);
    }

    private static IEnumerable<string> NamesUsedBy(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.MemberReferences.Select(handle => metadata.GetString(metadata.GetMemberReference(handle).Name)),
            .. metadata.TypeReferences.Select(handle => metadata.GetString(metadata.GetTypeReference(handle).Name)),
        ];
    }
}
