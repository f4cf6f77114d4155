namespace TwilioApi;

/// <summary>Where Twilio delivers a sender's messages and their delivery statuses.</summary>
public sealed record SenderWebhook
{
    public string? CallbackUrl { get; init; }

    /// <summary><c>POST</c> or <c>PUT</c>.</summary>
    public string? CallbackMethod { get; init; }

    public string? FallbackUrl { get; init; }

    /// <summary><c>POST</c> or <c>PUT</c>.</summary>
    public string? FallbackMethod { get; init; }

    public string? StatusCallbackUrl { get; init; }

    public string? StatusCallbackMethod { get; init; }

    /// <summary>Leaves out the URLs, which may carry credentials.</summary>
    public override string ToString() => nameof(SenderWebhook);
}
