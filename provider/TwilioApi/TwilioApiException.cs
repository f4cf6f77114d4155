using System.Net;

namespace TwilioApi;

/// <summary>
/// A call to Twilio failed. The message says what Twilio or the network said, without a full stop at its end; it holds
/// neither credentials nor bodies.
/// </summary>
public sealed class TwilioApiException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The HTTP status; null when there was no answer.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Twilio's error code; null when the answer had none.</summary>
    public long? Code { get; init; }

    /// <summary>Twilio's page about the code.</summary>
    public string? MoreInfo { get; init; }

    /// <summary>Twilio's id of the request, for its support.</summary>
    public string? RequestId { get; init; }

    /// <summary>What stood between here and Twilio; null when there was an answer.</summary>
    public NetworkFailure? Network { get; init; }

    /// <summary>The request may have taken effect although this exception was thrown.</summary>
    public bool InDoubt { get; init; }

    /// <summary>How long Twilio asks to wait; null when it doesn't say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Twilio itself said that there is no such thing, rather than something between here and Twilio.</summary>
    public bool IsNotFound => Status == HttpStatusCode.NotFound && Code == 20404;
}

/// <summary>Why there was no answer that counts.</summary>
public enum NetworkFailure
{
    /// <summary>The host's name stands for no address. Nothing was sent.</summary>
    Unresolved,

    /// <summary>Nobody took the connection. Nothing was sent.</summary>
    Unconnected,

    /// <summary>The proxy refused to connect. Nothing was sent.</summary>
    Proxy,

    /// <summary>The host's certificate isn't trusted. Nothing was sent.</summary>
    Certificate,

    /// <summary>The connection broke, or the answer didn't come in time.</summary>
    Broken,
}
