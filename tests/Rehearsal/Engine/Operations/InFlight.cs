namespace Rehearsal.Operations;

/// <summary>Counts the steps that run, so that an operation that fails can wait for the ones that do not.</summary>
internal sealed class InFlight
{
    readonly Lock turn = new();
    readonly HashSet<Task> running = [];

    public async Task<T> TrackAsync<T>(Func<Task<T>> step)
    {
        var task = step();
        lock (turn)
            running.Add(task);
        try
        {
            return await task;
        }
        finally
        {
            lock (turn)
                running.Remove(task);
        }
    }

    public async Task DrainAsync()
    {
        Task[] rest;
        lock (turn)
            rest = [.. running];
        // Their errors are told where they were awaited first.
        await Task.WhenAll(rest.Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default)));
    }
}
