namespace TwilioApi;

/// <summary>
/// Changes a sender. Blocks that are null are left out and stay as they are; Twilio doesn't say what becomes of fields left
/// out of a block, so give each block whole. At least one block is needed.
/// </summary>
public sealed record UpdateSenderRequest
{
    public SenderConfiguration? Configuration { get; init; }

    public SenderWebhook? Webhook { get; init; }

    public SenderProfile? Profile { get; init; }
}
