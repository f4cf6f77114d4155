namespace Pulumi;

/// <summary>Knows the work that is still under way: a program has ended when none of it is left, or some of it failed.</summary>
sealed class TaskTracker
{
    readonly Lock gate = new();
    readonly HashSet<Exception> failures = [];
    int active;
    TaskCompletionSource? waiter;

    public void Track(Task task)
    {
        lock (gate)
            active++;
        task.ContinueWith(Finish, TaskScheduler.Default);
    }

    /// <summary>The failures so far once there is one; none when all work is done.</summary>
    public async Task<IReadOnlyList<Exception>> WaitAsync()
    {
        Task wait;
        lock (gate)
        {
            waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            wait = waiter.Task;
            Notify();
        }

        await wait.ConfigureAwait(false);
        lock (gate)
            return [.. failures];
    }

    void Finish(Task task)
    {
        lock (gate)
        {
            active--;
            failures.UnionWith(task.Exception?.InnerExceptions ?? Enumerable.Empty<Exception>());
            Notify();
        }
    }

    void Notify()
    {
        if (failures.Count > 0 || active == 0)
            waiter?.TrySetResult();
    }
}
