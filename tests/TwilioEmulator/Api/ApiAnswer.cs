using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TwilioEmulator.Api;

/// <summary>What the API says to one request: a status, and a JSON body unless there is none.</summary>
sealed record ApiAnswer(int Status, JsonObject? Body = null)
{
    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string Text => Body?.ToJsonString(Json) ?? "";

    public static ApiAnswer Error(int status, int code, string message)
    {
        var answer = new ApiAnswer(status, new JsonObject
        {
            ["code"] = code,
            ["message"] = message,
            ["more_info"] = $"https://www.twilio.com/docs/errors/{code}",
            ["status"] = status,
        });
        return status == 401
            ? answer with { Headers = answer.Headers.Add("WWW-Authenticate", "Basic realm=\"Twilio API\"") }
            : answer;
    }
}
