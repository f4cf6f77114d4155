using Rehearsal.Programs;

namespace Rehearsal.Operations;

/// <summary>preview and up: refresh first if asked, then the program, then the deletion of what it left out.</summary>
internal sealed class UpdateOperation(Phase phase, IProgram program)
{
    public async Task RunAsync(bool refresh)
    {
        if (refresh)
            await new RefreshOperation(phase).RunAsync();
        if (phase.Deployment.Failed)
            return;
        if (await ProgramAsync())
            await phase.Ending.RunAsync();
    }

    /// <summary>After a failure nothing is answered any more, so the program has to be ended.</summary>
    async Task<bool> ProgramAsync()
    {
        try
        {
            var ended = await program.RunAsync(phase.ProgramRun(), phase.Deployment.Aborted);
            if (!ended && !phase.Deployment.Failed)
                phase.Deployment.Fail("", "an unhandled error occurred: Program exited with non-zero exit code");
            return ended && !phase.Deployment.Aborted.IsCancellationRequested;
        }
        catch (OperationCanceledException) when (phase.Deployment.Aborted.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            await phase.InFlight.DrainAsync();
        }
    }
}
