using ProviderKit.Lifecycle;

namespace PulumiTwilioSenders.Senders;

/// <summary>
/// Lets registrations through a few at a time, first come, first served: Twilio asks to register numbers one by one. One
/// for the process, however often it is configured; the latest limit counts.
/// </summary>
internal sealed class RegistrationQueue
{
    /// <summary>Who stands farther back learns of a place of its own later.</summary>
    private const int PlacesTold = 10;

    private readonly Lock gate = new();
    private readonly List<Waiter> waiting = [];
    private int running;
    private int mostAtOnce = 1;

    public void Limit(int most)
    {
        lock (gate)
        {
            mostAtOnce = most;
            CallNext();
        }
    }

    /// <summary>Waits for a turn, telling the place in the queue; dispose the result to give it up.</summary>
    public async Task<IDisposable> TakeTurnAsync(IOperationLog log, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(log);
        lock (gate)
        {
            if (running < mostAtOnce)
            {
                running++;
                return new Turn(this);
            }

            waiting.Add(waiter);
            waiter.Tell(waiting.Count);
        }

        await using var leaving = cancellationToken.Register(() => Leave(waiter));
        return await waiter.Called
            ? new Turn(this)
            : throw new OperationFailedException(FailureKind.Cancelled, "Cancelled while waiting for other registrations. Nothing was sent to Twilio.");
    }

    private void Leave(Waiter waiter)
    {
        lock (gate)
        {
            if (!waiting.Remove(waiter))
                return;
            waiter.Call(isTurn: false);
            TellPlaces();
        }
    }

    private void Next()
    {
        lock (gate)
        {
            running--;
            CallNext();
        }
    }

    private void CallNext()
    {
        while (running < mostAtOnce && waiting is [var first, ..])
        {
            waiting.RemoveAt(0);
            running++;
            first.Call(isTurn: true);
        }

        TellPlaces();
    }

    private void TellPlaces()
    {
        for (var i = 0; i < Math.Min(waiting.Count, PlacesTold); i++)
            waiting[i].Tell(i + 1);
    }

    private sealed class Waiter(IOperationLog log)
    {
        private readonly TaskCompletionSource<bool> called = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int told;

        /// <summary>True when it is this one's turn, false when it gave up.</summary>
        public Task<bool> Called => called.Task;

        public void Call(bool isTurn) => called.TrySetResult(isTurn);

        public void Tell(int place)
        {
            if (place != told)
                log.Status($"waiting for other registrations (place {place})");
            told = place;
        }
    }

    private sealed class Turn(RegistrationQueue queue) : IDisposable
    {
        private int ended;

        /// <summary>Only once, however often it is said.</summary>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref ended, 1) == 0)
                queue.Next();
        }
    }
}
