using ProviderKit.Lifecycle;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>How long an operation may take, and why it ended if it was ended.</summary>
internal sealed class OperationLimit : IDisposable
{
    private readonly TimeSpan timeout;
    private readonly CancellationTokenSource timer;
    private readonly CancellationTokenSource either;

    public OperationLimit(TimeSpan timeout, TimeProvider time, CancellationToken cancelled)
    {
        this.timeout = timeout;
        timer = new(timeout, time);
        either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancelled);
    }

    /// <summary>Ends with the time that the operation has, or when it is cancelled.</summary>
    public CancellationToken Token => either.Token;

    /// <summary>Ends with the time that the operation has.</summary>
    public CancellationToken Deadline => timer.Token;

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
            throw SenderFailures.Explain(failure, changed);
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
        TwilioApiException call => SenderFailures.Explain(call, changed: null).Message,
        OperationCanceledException ended => timer.IsCancellationRequested ? SenderFailures.TimedOut(timeout, seen.Status, ended) : SenderFailures.Cancelled,
        _ => failure.Message,
    };

    public void Dispose()
    {
        either.Dispose();
        timer.Dispose();
    }
}
