using System.Runtime.InteropServices;

namespace ProviderKit.Host;

/// <summary>
/// The signal by which the engine ends its plugins. A process that was started from a background job inherits that it is to
/// be ignored, and .NET respects that; a plugin must not, or the engine has to wait and kill it.
/// </summary>
internal static partial class InterruptSignal
{
    private const int Number = 2;
    private const nint Default = 0;

    /// <summary>To be called before anything listens for signals.</summary>
    public static void Honour()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetHandler(Number, Default);
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetHandler(int signal, nint handler);
}
