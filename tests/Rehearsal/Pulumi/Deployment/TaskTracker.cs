using System.Threading.Channels;

namespace Pulumi;

/// <summary>
/// Counts the work that is under way, the program first. Work is counted before that which started it counts as done:
/// once none is left, none can start any more.
/// </summary>
sealed class TaskTracker
{
    readonly Channel<Exception> failures = Channel.CreateUnbounded<Exception>();
    int active = 1;

    /// <summary>Each failure of the program, and of what it started, as it comes; the end is that nothing is under way.</summary>
    public async IAsyncEnumerable<Exception> RunAsync(Func<Task> program)
    {
        _ = FinishAsync(StartAsync(program));
        // What waits for failed work fails with the same exception.
        var seen = new HashSet<Exception>();
        await foreach (var failure in failures.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (seen.Add(failure))
                yield return failure;
        }
    }

    public void Track(Task task)
    {
        Interlocked.Increment(ref active);
        _ = FinishAsync(task);
    }

    static async Task StartAsync(Func<Task> program) => await program().ConfigureAwait(false);

    async Task FinishAsync(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failures.Writer.TryWrite(exception);
        }

        if (Interlocked.Decrement(ref active) == 0)
            failures.Writer.TryComplete();
    }
}
