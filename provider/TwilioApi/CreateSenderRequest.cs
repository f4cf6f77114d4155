namespace TwilioApi;

/// <summary>Registers a sender. What is null is left out of the body.</summary>
public sealed record CreateSenderRequest
{
    public required string SenderId { get; init; }

    public SenderConfiguration? Configuration { get; init; }

    public SenderWebhook? Webhook { get; init; }

    public SenderProfile? Profile { get; init; }
}
