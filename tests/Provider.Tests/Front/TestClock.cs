namespace Provider.Tests.Front;

/// <summary>
/// Time that runs by itself: whoever takes a pause (a poll, a retry) gets it at once, and the time that it would have
/// taken has passed. Limits fire when the pauses have come that far, or when a test says so. Frozen, pauses last until then.
/// </summary>
internal sealed class TestClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<TestTimer> pending = [];
    private readonly List<TimeSpan> pauses = [];
    private TaskCompletionSource paused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan passed;
    private bool frozen;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How long each pause was that somebody took, in order.</summary>
    public IReadOnlyList<TimeSpan> Pauses
    {
        get
        {
            lock (gate)
                return [.. pauses];
        }
    }

    /// <summary>Completes when somebody takes a pause while the clock is frozen.</summary>
    public Task PauseTaken
    {
        get
        {
            lock (gate)
                return paused.Task;
        }
    }

    /// <summary>Never behind the machine's clock, by which deadlines of calls to the engine are measured.</summary>
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return System.GetUtcNow() + passed;
    }

    public override long GetTimestamp()
    {
        lock (gate)
            return passed.Ticks;
    }

    public void Freeze()
    {
        lock (gate)
        {
            frozen = true;
            paused = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Thaw()
    {
        lock (gate)
            frozen = false;
        PassPauses();
    }

    public void Advance(TimeSpan time)
    {
        TimeSpan until;
        lock (gate)
            until = passed + time;
        RunUntil(until);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // The runtime's own task of a delay. What else has a timer is a limit on something.
        var isPause = state?.GetType().Name.StartsWith("DelayPromise", StringComparison.Ordinal) == true;
        var timer = new TestTimer(this, () => callback(state), isPause);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Start(TestTimer timer, TimeSpan dueTime)
    {
        lock (gate)
        {
            pending.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;
            timer.Due = passed + dueTime;
            pending.Add(timer);
            if (!timer.IsPause)
                return;
            pauses.Add(dueTime);
            if (frozen)
                paused.TrySetResult();
        }

        ThreadPool.QueueUserWorkItem(_ => PassPauses());
    }

    private void Stop(TestTimer timer)
    {
        lock (gate)
            pending.Remove(timer);
    }

    private void PassPauses()
    {
        while (TakeNext() is { } due)
            due.Fire();
    }

    /// <summary>What is due next while anybody takes a pause: whoever gives up a pause doesn't make the time pass.</summary>
    private TestTimer? TakeNext()
    {
        lock (gate)
            return frozen || pending.Where(t => t.IsPause).MinBy(t => t.Due) is not { } next ? null : TakeDue(next.Due);
    }

    private void RunUntil(TimeSpan until)
    {
        while (TakeDue(until) is { } due)
            due.Fire();
        lock (gate)
            passed = passed > until ? passed : until;
    }

    private TestTimer? TakeDue(TimeSpan until)
    {
        lock (gate)
        {
            if (pending.Where(t => t.Due <= until).MinBy(t => t.Due) is not { } due)
                return null;
            passed = passed > due.Due ? passed : due.Due;
            if (due.Period == Timeout.InfiniteTimeSpan)
                pending.Remove(due);
            else
                due.Due += due.Period;
            return due;
        }
    }

    private sealed class TestTimer(TestClock clock, Action fire, bool isPause) : ITimer
    {
        public bool IsPause => isPause;

        public TimeSpan Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Period = period;
            clock.Start(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Stop(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
