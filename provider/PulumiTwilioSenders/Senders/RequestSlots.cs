namespace PulumiTwilioSenders.Senders;

/// <summary>
/// How many requests may be under way at once. One for the process, however often it is configured; the latest limit counts.
/// </summary>
internal sealed class RequestSlots
{
    /// <summary>More than any process can make use of.</summary>
    private const int Most = 10_000;

    private readonly Lock gate = new();
    private int limit;

    public SemaphoreSlim Semaphore { get; } = new(0);

    public void Limit(int most)
    {
        lock (gate)
        {
            var wanted = Math.Min(most, Most);
            if (wanted > limit)
                Semaphore.Release(wanted - limit);
            // Slots that are taken away are taken in their turn, like any other, and not given back.
            for (var taken = limit; taken > wanted; taken--)
                _ = Semaphore.WaitAsync();
            limit = wanted;
        }
    }
}
