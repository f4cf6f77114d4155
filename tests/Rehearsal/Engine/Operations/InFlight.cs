namespace Rehearsal.Operations;

/// <summary>
/// Counts the program and the calls it made that are being carried out, so that an operation ends after all of them. A call
/// is counted before it begins, and none begins once the count is down to nothing.
/// </summary>
internal sealed class InFlight
{
    readonly Lock turn = new();
    readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int running = 1;

    /// <returns>What the call returned; null where it came too late to begin.</returns>
    public async Task<T?> TrackAsync<T>(Func<Task<T?>> call) where T : class
    {
        if (!TryBegin())
            return null;
        try
        {
            return await call();
        }
        finally
        {
            End();
        }
    }

    /// <summary>The program is over: waits for what it left.</summary>
    public Task DrainAsync()
    {
        End();
        return drained.Task;
    }

    bool TryBegin()
    {
        lock (turn)
        {
            if (running == 0)
                return false;
            running++;
            return true;
        }
    }

    void End()
    {
        lock (turn)
            if (--running == 0)
                drained.SetResult();
    }
}
