using System.Globalization;
using ProviderKit.Lifecycle;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>Looks at a sender until its status says that waiting is over. Twilio offers no push for this.</summary>
internal sealed class StatusWait(SendersClient client, TimeSpan firstPause, TimeProvider time)
{
    private const double Growth = 1.5;
    private const int LooksBehindACode = 2;
    private const int LooksBehindADeletion = 3;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan NotYetThere = TimeSpan.FromMinutes(2);

    /// <summary>Yields the sender each time it was looked at; the last one ends the wait.</summary>
    public async Task<Sender> UntilOverAsync(Awaited awaited, IOperationLog log, Action<Sender> seen, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var mayLag = awaited.SentCode ? LooksBehindACode : 0;
        for (var pause = firstPause; ; pause = Longer(pause))
        {
            if (await LookAsync(awaited, began, log, cancellationToken) is { } sender)
            {
                seen(sender);
                awaited = awaited with { IsNew = false };
                var status = StatusRules.Classify(sender);
                var lags = status == StatusClass.NeedsCode && mayLag-- > 0 && awaited.WaitFor != WaitForDescription.None;
                if (!lags && StatusRules.IsOver(status, awaited.WaitFor))
                    return sender;
                mayLag = status == StatusClass.Moving ? 0 : mayLag;
                log.Status($"status {sender.Status} ({Elapsed(began)})");
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <summary>Waits until the sender is no longer there.</summary>
    public async Task UntilGoneAsync(string sid, IOperationLog log, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var pause = firstPause; await client.FetchAsync(sid, new RetryStatus(log), cancellationToken) is { } sender; pause = Longer(pause))
        {
            log.Status($"deleted, status still {sender.Status} ({Elapsed(began)})");
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <summary>
    /// For a sender that Twilio had nothing to delete of: a moment later it must be gone, or there was more to the refusal.
    /// </summary>
    public async Task UntilSurelyGoneAsync(Func<Task<Sender?>> look, CancellationToken cancellationToken)
    {
        var pause = firstPause;
        for (var looks = 1; await look() is { } still; looks++)
        {
            if (looks == LooksBehindADeletion)
                throw SenderFailures.NotDeleted(still);
            await Task.Delay(pause, time, cancellationToken);
            pause = Longer(pause);
        }
    }

    /// <summary>Null while Twilio doesn't show yet what it has just registered.</summary>
    private async Task<Sender?> LookAsync(Awaited awaited, long began, IOperationLog log, CancellationToken cancellationToken)
    {
        var (sid, senderId) = (awaited.Known.Sid!, awaited.Known.SenderId);
        if (await client.FetchAsync(sid, new RetryStatus(log), cancellationToken) is { } sender)
            return sender with { SenderId = sender.SenderId ?? senderId };
        if (!awaited.IsNew || time.GetElapsedTime(began) >= NotYetThere)
            throw new OperationFailedException(FailureKind.NotFound, SenderFailures.Vanished(sid, client.UserName));
        log.Status($"registered, but not shown by Twilio yet ({Elapsed(began)})");
        return null;
    }

    private string Elapsed(long began) => DurationText.Of(time.GetElapsedTime(began));

    private static TimeSpan Longer(TimeSpan pause) => TimeSpan.FromTicks(Math.Min((long)(pause.Ticks * Growth), Math.Max(LongestPause.Ticks, pause.Ticks)));
}

/// <summary>What is waited for.</summary>
/// <param name="Known">What is known of the sender; its SID at least.</param>
/// <param name="WaitFor">How long to wait, as declared.</param>
internal sealed record Awaited(Sender Known, string? WaitFor)
{
    /// <summary>Just registered: it may take Twilio a moment to show it.</summary>
    public bool IsNew { get; init; }

    /// <summary>A one-time code was just sent: the status may be behind it for a moment.</summary>
    public bool SentCode { get; init; }
}

/// <summary>Shows the waits before repeated requests.</summary>
internal sealed class RetryStatus(IOperationLog log) : IProgress<RetryNotice>
{
    public void Report(RetryNotice value) =>
        log.Status(string.Create(CultureInfo.InvariantCulture,
            $"{(value.Status is { } status ? $"Twilio answered {(int)status}" : "no answer from Twilio")}, trying again in {value.Wait.TotalSeconds:0.#} s (repetition {value.Attempt})"));
}
