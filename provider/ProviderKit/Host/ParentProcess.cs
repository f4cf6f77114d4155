using System.Runtime.InteropServices;

namespace ProviderKit.Host;

/// <summary>
/// The process that started this one. When it ends, the system gives its children another parent, at once and for good.
/// Windows doesn't, so there it is always 0.
/// </summary>
internal static partial class ParentProcess
{
    public static int Id => OperatingSystem.IsWindows() ? 0 : GetParentId();

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParentId();
}
