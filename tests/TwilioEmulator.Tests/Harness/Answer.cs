using System.Text.Json.Nodes;

namespace TwilioEmulator.Tests.Harness;

/// <summary>What came back over HTTP, read in full.</summary>
sealed record Answer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value));
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
    }

    /// <summary>Status and whole body, key order aside.</summary>
    public void Is(int status, string json)
    {
        Assert.Equal(status, Status);
        IsJson(json, Json);
    }

    /// <summary>An error in Twilio's four keys.</summary>
    public void IsError(int status, int code, string message) => Is(status, $$"""
        {"code":{{code}},"message":"{{message.Replace("\"", "\\\"")}}","more_info":"https://www.twilio.com/docs/errors/{{code}}","status":{{status}}}
        """);

    public static void IsJson(string expected, JsonNode? actual) => Assert.True(
        JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"expected {expected}\nactual   {actual?.ToJsonString()}");
}
