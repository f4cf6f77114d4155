using ProviderKit.Lifecycle;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>
/// Whether a sender is there. It is gone only when the same user name that saw it last looks twice, a moment apart, and
/// finds nothing, and the list of its channel doesn't have it: an account that never had it, or may not use the API, gets
/// the same answer, and Twilio's answers lag behind one another. Everything else is an error.
/// </summary>
internal sealed class SenderPresence(Reach reach)
{
    /// <summary>The sender; null when it is surely gone.</summary>
    public async Task<Sender?> FindAsync(KnownSender known, OperationRun run)
    {
        if (await reach.Client.FetchAsync(known.Sid, run.Call, run.Token) is { } sender)
            return sender;
        if (known.SeenBy is { } mark && mark != reach.MarkOn(known.Sid))
            throw SenderFailures.SeenByAnother(known.Sid, reach, run.Operation.Urn);
        run.Log.Status($"Twilio doesn't show {known.Sid}, looking once more");
        await run.PauseAsync(reach.FirstPause);
        if (await reach.Client.FetchAsync(known.Sid, run.Call, run.Token) is { } later)
            return later;
        foreach (var channel in known.Channels)
        {
            await foreach (var listed in reach.Client.ListAsync(channel, run.Call, run.Token))
            {
                if (string.Equals(listed.Sid, known.Sid, StringComparison.OrdinalIgnoreCase))
                    throw SenderFailures.OnlyListed(known.Sid, reach);
            }
        }

        return null;
    }
}

/// <param name="Sid">The SID in the state.</param>
/// <param name="SenderId">The sender id; null when nobody knows it.</param>
/// <param name="SeenBy">The mark of who saw it last; null when nobody left one.</param>
internal sealed record KnownSender(string Sid, string? SenderId, string? SeenBy)
{
    public IEnumerable<string> Channels => SenderId is null ? [Channel.WhatsApp, Channel.Rcs] : [Channel.NameOf(SenderId)];
}
