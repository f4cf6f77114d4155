namespace TwilioApi;

/// <summary>The circumstances of a call.</summary>
public sealed record CallOptions
{
    /// <summary>Told of each repetition.</summary>
    public IProgress<RetryNotice>? Retries { get; init; }

    /// <summary>Told that a request is about to be sent: until then it waited for others.</summary>
    public Action? Sending { get; init; }

    /// <summary>Breaks off even a request under way that changes something: whether it took effect is then unknown.</summary>
    public CancellationToken Deadline { get; init; }
}
