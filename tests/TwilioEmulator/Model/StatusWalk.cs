namespace TwilioEmulator.Model;

/// <summary>Where one sender stands on its status path. Moves when somebody looks: by GETs counted, or by the clock.</summary>
sealed class StatusWalk(IReadOnlyList<StatusStep> steps, LiveOptions options)
{
    IReadOnlyList<StatusStep> steps = steps;
    DateTimeOffset since = options.Current.TimeProvider.GetUtcNow();
    int index;
    int seen;

    public StatusStep Current
    {
        get
        {
            while (index < steps.Count - 1 && !steps[index].AwaitsCode && TryLeave(steps[index]))
                index++;
            return steps[index];
        }
    }

    public bool IsSettled => Current.AwaitsCode || index == steps.Count - 1;

    /// <summary>A GET of the sender: it sees the current status, and counts.</summary>
    public StatusStep Poll()
    {
        var step = Current;
        seen++;
        return step;
    }

    public void Restart(IReadOnlyList<StatusStep> path)
    {
        (steps, index, seen) = (path, 0, 0);
        since = options.Current.TimeProvider.GetUtcNow();
    }

    /// <summary>The right code arrived: on to the rest of the path, or, where there is none, to verification.</summary>
    public void EnterCode() => Restart(Current.AwaitsCode && index < steps.Count - 1
        ? [.. steps.Skip(index + 1)]
        : [new(SenderStatus.Verifying), new(SenderStatus.Online)]);

    bool TryLeave(StatusStep step)
    {
        var lasts = step.Lasts ?? (step.Polls is null ? options.Current.StepEvery : null);
        if (lasts is { } span)
        {
            if (options.Current.TimeProvider.GetUtcNow() - since < span)
                return false;
            since += span;
        }
        else if (seen < (step.Polls ?? options.Current.PollsPerStep))
            return false;
        else
            since = options.Current.TimeProvider.GetUtcNow();
        seen = 0;
        return true;
    }
}
