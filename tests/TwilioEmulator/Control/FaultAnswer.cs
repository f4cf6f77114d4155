using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TwilioEmulator.Control;

/// <summary>What goes out instead of the real answer.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Reply), "reply")]
[JsonDerivedType(typeof(Drop), "drop")]
[JsonDerivedType(typeof(Flood), "flood")]
[JsonDerivedType(typeof(Nested), "nested")]
[JsonDerivedType(typeof(Rewrite), "rewrite")]
[JsonDerivedType(typeof(Cut), "cut")]
public abstract record FaultAnswer;

/// <summary>The real answer, altered: the request is always carried out.</summary>
public abstract record AlteredAnswer : FaultAnswer;

/// <summary>A fixed answer.</summary>
public sealed record Reply(int Status, string Body = "") : FaultAnswer
{
    public string ContentType { get; init; } = "application/json";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>429 in Twilio's words, with Retry-After in whole seconds when a wait is given.</summary>
    public static Reply TooManyRequests(TimeSpan? retryAfter = null) => TooMany(
        retryAfter is { } wait ? ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture) : null);

    /// <summary>429 in Twilio's words, with Retry-After as an HTTP date.</summary>
    public static Reply TooManyRequests(DateTimeOffset retryAfter) =>
        TooMany(retryAfter.ToString("r", CultureInfo.InvariantCulture));

    /// <summary>An error in Twilio's words.</summary>
    public static Reply Error(int status, int code, string message) =>
        new(status, Api.ApiAnswer.Error(status, code, message).Text);

    /// <summary>500 as text/plain.</summary>
    public static Reply PlainServerError { get; } = new(500, "Internal Server Error") { ContentType = "text/plain" };

    /// <summary>503 in Twilio's words.</summary>
    public static Reply Unavailable { get; } = Error(503, 20503, "Service is unavailable. Please try again");

    /// <summary>A page of HTML with this status, as a gateway in between sends.</summary>
    public static Reply Html(int status) =>
        new(status, "<!DOCTYPE html><html><body><h1>Bad gateway</h1></body></html>") { ContentType = "text/html" };

    /// <summary>302 to somewhere else.</summary>
    public static Reply Redirect(Uri location) =>
        new(302) { Headers = new Dictionary<string, string> { ["Location"] = location.AbsoluteUri } };

    static Reply TooMany(string? retryAfter)
    {
        var reply = Error(429, 20429, "Too many requests");
        return retryAfter is null
            ? reply
            : reply with { Headers = new Dictionary<string, string> { ["Retry-After"] = retryAfter } };
    }
}

/// <summary>The connection is torn down without an answer. Unless the fault commits, the body is not even read.</summary>
public sealed record Drop : FaultAnswer;

/// <summary>200 and a JSON string of this many bytes; without a size it never ends.</summary>
public sealed record Flood(long? Bytes = null) : FaultAnswer;

/// <summary>200 and well-formed JSON: objects this deep in one another.</summary>
public sealed record Nested(int Depth) : FaultAnswer;

/// <summary>The real answer with changes: JSON pointers to set, pointers to remove, another content type.</summary>
public sealed record Rewrite : AlteredAnswer
{
    /// <summary>Values by JSON pointer, such as <c>/senders/0/status</c>; missing keys of objects are added.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Set { get; init; } = new Dictionary<string, JsonNode?>();

    /// <summary>JSON pointers of keys to take away.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <summary>What the answer says it is; null for application/json.</summary>
    public string? ContentType { get; init; }
}

/// <summary>The first part of the real answer as if it were all of it; half, or this many characters.</summary>
public sealed record Cut(int? Characters = null) : AlteredAnswer;
