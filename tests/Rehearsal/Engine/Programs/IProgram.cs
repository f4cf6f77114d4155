using Rehearsal.Configuration;
using Rehearsal.Operations;

namespace Rehearsal.Programs;

/// <summary>The person's program. A test gives a delegate's body instead of a process.</summary>
internal interface IProgram
{
    /// <returns>True when the program ended well; it has told its own errors through the engine's log otherwise.</returns>
    Task<bool> RunAsync(ProgramRun run, CancellationToken cancel);
}

internal sealed record ProgramRun(
    string MonitorAddress, string EngineAddress, StackIdentity Stack, bool Preview, IReadOnlyList<ConfigEntry> Config, string WorkDirectory);
