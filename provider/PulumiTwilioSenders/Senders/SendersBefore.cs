using System.Collections.Frozen;
using ProviderKit.Lifecycle;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>
/// The senders that were there before a registration, read once for all registrations of a channel that begin within a
/// short time. When the answer to a registration is lost, they tell somebody's sender from the one that was asked for.
/// </summary>
internal sealed class SendersBefore(SendersClient client, TimeProvider time)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Reading> readings = [];

    /// <summary>Their SIDs; null when the list can't be read. A Twilio that can't be reached is an exception.</summary>
    public async Task<FrozenSet<string>?> SidsAsync(string channel, IOperationLog log, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await Current(channel, log, cancellationToken).WaitAsync(cancellationToken);
            }
            catch (TwilioApiException failure) when (!failure.NeverSent)
            {
                return null;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Another registration began to read and was ended: this one reads for itself.
            }
        }
    }

    /// <summary>The next registration reads for itself.</summary>
    public void Forget(string channel)
    {
        lock (gate)
            readings.Remove(channel);
    }

    private Task<FrozenSet<string>> Current(string channel, IOperationLog log, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (readings.GetValueOrDefault(channel) is { Sids: { IsFaulted: false, IsCanceled: false } sids } begun
                && (!sids.IsCompleted || time.GetElapsedTime(begun.At) < GoodFor))
            {
                return sids;
            }

            var reading = new Reading(time.GetTimestamp(), ReadAsync(channel, log, cancellationToken));
            readings[channel] = reading;
            return reading.Sids;
        }
    }

    private async Task<FrozenSet<string>> ReadAsync(string channel, IOperationLog log, CancellationToken cancellationToken)
    {
        var sids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var sender in client.ListAsync(channel, new RetryStatus(log), cancellationToken))
            sids.Add(sender.Sid ?? "");
        return sids.ToFrozenSet(StringComparer.Ordinal);
    }

    private sealed record Reading(long At, Task<FrozenSet<string>> Sids);
}
