using ProviderKit.Lifecycle;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>Finds senders by what people call them.</summary>
internal sealed class SenderLookup(SendersClient client)
{
    /// <summary>By SID or sender id; null when there clearly is none.</summary>
    public async Task<Sender?> FindAsync(string id, IOperationLog log, CancellationToken cancellationToken)
    {
        if (SenderSid.IsValid(id))
            return await FetchAsync(id, log, cancellationToken);
        if (!Channel.Form.IsMatch(id))
        {
            throw new OperationFailedException(FailureKind.Refused,
                $"\"{id}\" is no id of a sender. Give its SID (XE and 32 hexadecimal digits) or its sender id (whatsapp:+15017122661, rcs:my_agent).");
        }

        if (await BySenderIdAsync(id, log, cancellationToken) is { Sid: { } sid })
            return await FetchAsync(sid, log, cancellationToken);
        log.Info($"Twilio lists no sender {id} in the account of {client.UserName}.");
        return null;
    }

    /// <summary>The API has no filter by sender id, so this looks through the channel's list.</summary>
    public async Task<Sender?> BySenderIdAsync(string senderId, IOperationLog log, CancellationToken cancellationToken)
    {
        await foreach (var sender in client.ListAsync(Channel.NameOf(senderId), new RetryStatus(log), cancellationToken))
        {
            if (sender.SenderId == senderId && SenderSid.IsValid(sender.Sid))
                return sender;
        }

        return null;
    }

    private async Task<Sender?> FetchAsync(string sid, IOperationLog log, CancellationToken cancellationToken)
    {
        if (await client.FetchAsync(sid, new RetryStatus(log), cancellationToken) is { } sender)
            return sender;
        // Twilio answers the same to an account that has no access to the API at all: then the list fails too, and nothing is gone.
        await foreach (var _ in client.ListAsync("whatsapp", new RetryStatus(log), cancellationToken))
            break;
        log.Info($"Twilio has no sender {sid} in the account of {client.UserName}.");
        return null;
    }
}
