using System.Runtime.InteropServices;

namespace TwilioApi;

/// <summary>
/// On Linux, .NET has TLS from the system's OpenSSL. It looks for that at the first connection, and where it finds none it
/// ends the process there and then.
/// </summary>
public static class TlsLibrary
{
    /// <summary>All that .NET looks for, and its next version.</summary>
    private static readonly string[] Names = ["libssl.so.3", "libssl.so.1.1", "libssl.so.4", "libssl.so.1.0.2", "libssl.so.1.0.0", "libssl.so.10"];

    public static bool IsThere { get; } = !OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("CLR_OPENSSL_VERSION_OVERRIDE") is not null || Names.Any(Loads);

    private static bool Loads(string name)
    {
        if (!NativeLibrary.TryLoad(name, out var library))
            return false;
        NativeLibrary.Free(library);
        return true;
    }
}
