using System.Globalization;
using ProviderKit.Lifecycle;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>
/// One operation while it runs: how long it may take, why it ended if it was ended, and its voice. Its time starts when its
/// first request is sent: what waits for others takes none of it.
/// </summary>
internal sealed class OperationRun : IDisposable
{
    private static readonly TimeSpan LookPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LastLookPatience = TimeSpan.FromSeconds(2);

    private readonly Reach reach;
    private readonly TimeSpan timeout;
    private readonly CancellationTokenSource timer;
    private readonly CancellationTokenSource either;
    private int started;
    private int toldUnread;

    public OperationRun(Reach reach, Operation operation, TimeSpan timeout, CancellationToken cancelled)
    {
        (this.reach, this.timeout, Operation) = (reach, timeout, operation);
        timer = new(Timeout.InfiniteTimeSpan, reach.Time);
        either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancelled);
        Call = new() { Retries = new RetryStatus(operation.Log), Sending = Start, Deadline = timer.Token };
    }

    public Operation Operation { get; }

    public IOperationLog Log => Operation.Log;

    /// <summary>For each call of the operation.</summary>
    public CallOptions Call { get; }

    /// <summary>Ends with the time that the operation has, or when it is cancelled.</summary>
    public CancellationToken Token => either.Token;

    public void Start()
    {
        if (Interlocked.Exchange(ref started, 1) == 0)
            timer.CancelAfter(timeout);
    }

    /// <param name="pause">How long.</param>
    /// <param name="why">What is waited out; told when there is no time for the wait.</param>
    public async Task PauseAsync(TimeSpan pause, TwilioApiException? why = null)
    {
        try
        {
            await Task.Delay(pause, reach.Time, Token);
        }
        catch (OperationCanceledException ended) when (why is not null)
        {
            throw new OperationCanceledException(ended.Message, why, ended.CancellationToken);
        }
    }

    /// <summary>Pauses before a request is repeated that was refused without having taken effect, longer where Meta limits its rate.</summary>
    public async Task WaitOutAsync(TwilioApiException refused, TimeSpan pause, string why)
    {
        var own = ErrorTable.Find(refused.Code)?.Repetition ?? pause;
        var wait = refused.RetryAfter > own ? refused.RetryAfter.Value : own;
        Log.Status(string.Create(CultureInfo.InvariantCulture, $"{why} (HTTP {(int?)refused.Status}): trying again in {wait.TotalSeconds:0.#} s"));
        await PauseAsync(wait, refused);
    }

    /// <summary>Turns what goes wrong before anything exists, or while only looking, into words for users.</summary>
    /// <param name="call">What may go wrong.</param>
    /// <param name="changed">The sender id of the sender that is changed or deleted; null for one that is made or looked at.</param>
    public async Task<T> GuardAsync<T>(Func<Task<T>> call, string? changed = null)
    {
        try
        {
            return await call();
        }
        catch (TwilioApiException failure)
        {
            throw SenderFailures.Explain(failure, reach, changed);
        }
        catch (OperationCanceledException ended)
        {
            throw timer.IsCancellationRequested
                ? new OperationFailedException(FailureKind.TimedOut, SenderFailures.TookTooLong(timeout, ended), ended)
                : new OperationFailedException(FailureKind.Cancelled, "The operation was cancelled before it was done. Run it again.", ended);
        }
    }

    /// <summary>What went wrong with a sender that exists.</summary>
    public string Problem(Exception failure, Sender seen) => failure switch
    {
        TwilioApiException call when Token.IsCancellationRequested =>
            $"{(timer.IsCancellationRequested ? SenderFailures.OutOfTime(timeout) : SenderFailures.Cancelled)} {SenderFailures.Explain(call, reach, seen.SenderId).Message}",
        TwilioApiException call => SenderFailures.Explain(call, reach, seen.SenderId).Message,
        OperationCanceledException ended => timer.IsCancellationRequested ? SenderFailures.TimedOut(timeout, seen.Status, ended) : SenderFailures.Cancelled,
        _ => failure.Message,
    };

    /// <summary>Looks even when the operation has been ended, but then not for long; null when there is nothing to see.</summary>
    public async Task<T?> TryLookAsync<T>(Func<CallOptions, CancellationToken, Task<T?>> look)
        where T : class
    {
        using var patience = new CancellationTokenSource(LookPatience, reach.Time);
        await using var hurry = Token.Register(() => patience.CancelAfter(LastLookPatience));
        try
        {
            return await look(Call with { Deadline = default }, patience.Token);
        }
        catch (Exception unknown) when (unknown is TwilioApiException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Once for an operation: a field that nobody declares is passed over, and nobody need wonder.</summary>
    public void TellUnread(Sender sender)
    {
        if (sender.Unread.Count > 0 && Interlocked.Exchange(ref toldUnread, 1) == 0)
            Log.Warn($"Twilio's answer has {string.Join(", ", sender.Unread)} in a form that this version can't read: it is passed over, and what is declared for it stays as it is.");
    }

    public void Dispose()
    {
        either.Dispose();
        timer.Dispose();
    }
}
