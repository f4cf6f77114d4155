namespace TwilioEmulator.Control;

/// <summary>Holds answers back until it is released. Once open it stays open.</summary>
public sealed class Gate
{
    readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource deserted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int waiting;

    /// <summary>Completes when the first request stands at the gate.</summary>
    public Task Arrived => arrived.Task;

    /// <summary>Completes when a request no longer stands at the gate because whoever sent it has hung up.</summary>
    public Task Deserted => deserted.Task;

    /// <summary>How many requests stand at the gate.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Lets everybody through, now and later.</summary>
    public void Release() => released.TrySetResult();

    internal async Task PassAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref waiting);
        arrived.TrySetResult();
        try
        {
            await released.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            deserted.TrySetResult();
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }
}
