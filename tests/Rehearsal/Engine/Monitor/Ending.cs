using Rehearsal.Operations;
using Rehearsal.Steps;

namespace Rehearsal.Monitor;

/// <summary>What is left when the program has said everything: whatever it did not mention is deleted, once.</summary>
internal sealed class Ending(Deployment deployment, Deletions deletions)
{
    readonly Lock turn = new();
    Task? run;

    public Task RunAsync()
    {
        lock (turn)
            return run ??= DeleteRestAsync();
    }

    async Task DeleteRestAsync()
    {
        if (deployment.Aborted.IsCancellationRequested)
            return;
        try
        {
            await deletions.RunAsync(deployment.Snapshot.Remaining);
        }
        catch (Exception error) when (Failures.AreTold(error))
        {
            deployment.Fail("", error.Message);
        }
    }
}
