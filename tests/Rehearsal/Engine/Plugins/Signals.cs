using System.Runtime.InteropServices;

namespace Rehearsal.Plugins;

/// <summary>SIGINT to one process; .NET itself can only kill.</summary>
internal static partial class Signals
{
    const int SigInt = 2;

    public static void Interrupt(int process) => _ = Kill(process, SigInt);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
