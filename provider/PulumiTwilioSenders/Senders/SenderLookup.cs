using ProviderKit.Lifecycle;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>Finds senders by what people call them, for imports.</summary>
internal sealed class SenderLookup(Reach reach)
{
    /// <summary>An import of many senders reads the list a few times, not once for each.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Reading> readings = [];

    /// <summary>The SID of the sender with that id; null when the account has none.</summary>
    public async Task<string?> SidOfAsync(string senderId, OperationRun run)
    {
        var all = await Current(Channel.NameOf(senderId), run).WaitAsync(run.Token);
        var found = all.Where(sender => Channel.AreSame(sender.SenderId, senderId)).Select(sender => sender.Sid!).ToList();
        return found.Count < 2
            ? found.FirstOrDefault()
            : throw new OperationFailedException(FailureKind.Precondition,
                $"Twilio lists several senders {senderId} in {reach.Account}: {string.Join(", ", found)}. Import the one that you mean by its SID.");
    }

    /// <summary>The API has no filter by sender id, so this is the channel's whole list. It outlives whoever asked for it first.</summary>
    private Task<List<ListedSender>> Current(string channel, OperationRun run)
    {
        lock (gate)
        {
            if (readings.GetValueOrDefault(channel) is { Senders: { IsFaulted: false } known } begun
                && (!known.IsCompleted || reach.Time.GetElapsedTime(begun.At) < GoodFor))
            {
                return known;
            }

            var reading = new Reading(reach.Time.GetTimestamp(), ReadAsync(channel, run));
            readings[channel] = reading;
            return reading.Senders;
        }
    }

    private async Task<List<ListedSender>> ReadAsync(string channel, OperationRun run)
    {
        var senders = new List<ListedSender>();
        await foreach (var sender in reach.Client.ListAsync(channel, new() { Retries = run.Call.Retries }, CancellationToken.None))
            senders.Add(sender);
        return senders;
    }

    private sealed record Reading(long At, Task<List<ListedSender>> Senders);
}
