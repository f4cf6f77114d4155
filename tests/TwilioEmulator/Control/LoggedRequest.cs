using System.Text.Json.Nodes;

namespace TwilioEmulator.Control;

/// <summary>One request of the API as it arrived and what became of it. Credentials are never in it but for the user name.</summary>
/// <param name="Sequence">1 for the first since start or the last clearing, in order of arrival.</param>
/// <param name="PathAndQuery">As sent, percent encoding and all.</param>
public sealed record LoggedRequest(long Sequence, DateTimeOffset At, string Method, string PathAndQuery)
{
    /// <summary>User name of basic auth: an account SID or an API key SID.</summary>
    public string? User { get; init; }

    /// <summary>The User-Agent header.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The body, if it was read and was JSON.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>The status that went out; null while there is no answer, or when the connection was dropped.</summary>
    public int? ResponseStatus { get; init; }

    /// <summary>A fault met this request.</summary>
    public bool MetFault { get; init; }

    /// <summary>Anything but a GET.</summary>
    public bool IsWrite => Method != "GET";
}
