using ProviderKit.Lifecycle;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>Looks at a sender until its status says that waiting is over. Twilio offers no push for this.</summary>
internal sealed class StatusWait(Reach reach)
{
    private const int LooksBehindACode = 2;
    private static readonly TimeSpan MayBeMissing = TimeSpan.FromMinutes(2);

    /// <summary>Yields the sender each time it was looked at; the last one ends the wait.</summary>
    public async Task<Sender> UntilOverAsync(Awaited awaited, OperationRun run, Action<Sender> seen)
    {
        var began = reach.Time.GetTimestamp();
        var (last, mayLag) = (began, awaited.SentCode ? LooksBehindACode : 0);
        for (var pause = reach.FirstPause; ; pause = Reach.Longer(pause))
        {
            if (await reach.Client.FetchAsync(awaited.Sid, run.Call, run.Token) is { } found)
            {
                var sender = found with { SenderId = found.SenderId ?? awaited.SenderId };
                seen(sender);
                last = reach.Time.GetTimestamp();
                var status = StatusRules.Classify(sender);
                var lags = status == StatusClass.NeedsCode && mayLag > 0 && awaited.WaitFor != WaitForDescription.None;
                if (!lags && StatusRules.IsOver(sender, awaited))
                    return sender;
                mayLag = lags ? mayLag - 1 : status == StatusClass.Moving ? 0 : mayLag;
                run.Log.Status($"status {sender.Status} ({Elapsed(began)})");
            }
            else if (reach.Time.GetElapsedTime(last) < MayBeMissing)
            {
                run.Log.Status($"not shown by Twilio so far ({Elapsed(began)})");
            }
            else
            {
                throw new OperationFailedException(FailureKind.NotFound, SenderFailures.NotShown(awaited.Sid, reach, MayBeMissing));
            }

            await run.PauseAsync(pause);
        }
    }

    /// <summary>Waits until the sender, which Twilio has deleted, is no longer there.</summary>
    public async Task UntilGoneAsync(string sid, OperationRun run)
    {
        var began = reach.Time.GetTimestamp();
        for (var pause = reach.FirstPause; await reach.Client.FetchAsync(sid, run.Call, run.Token) is { } sender; pause = Reach.Longer(pause))
        {
            run.Log.Status($"deleted, status still {sender.Status} ({Elapsed(began)})");
            await run.PauseAsync(pause);
        }
    }

    private string Elapsed(long began) => DurationText.Of(reach.Time.GetElapsedTime(began));
}

/// <summary>What is waited for.</summary>
/// <param name="Sid">Whose status.</param>
/// <param name="SenderId">Its sender id.</param>
/// <param name="WaitFor">How long to wait, as declared.</param>
internal sealed record Awaited(string Sid, string? SenderId, string? WaitFor)
{
    /// <summary>Its status before an update; null when nothing was sent to it.</summary>
    public string? StatusBefore { get; init; }

    /// <summary>A one-time code was just sent: the status may be behind it for a moment.</summary>
    public bool SentCode { get; init; }
}
