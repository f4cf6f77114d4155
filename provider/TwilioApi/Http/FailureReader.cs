using System.Globalization;
using System.Net;
using System.Text.Json;
using TwilioApi.Json;

namespace TwilioApi.Http;

/// <summary>Makes an exception of an answer that isn't a success, or of none.</summary>
internal static class FailureReader
{
    private const long TooManyRequests = 20429;

    public static TwilioApiException Read(ApiCall call, HttpResponseMessage response, byte[] body, TimeProvider time)
    {
        var error = Parse(body);
        var code = Number(error?.Code) ?? Number(LastPart(error?.MoreInfo)) ?? Number(LastPart(error?.Type));
        var said = error?.Message ?? error?.Detail ?? error?.Title ?? Unexplained(response.StatusCode);
        return new($"{call.What} failed: {string.Join("; ", Details(error).Prepend(said)).TrimEnd('.', ' ')}")
        {
            Status = response.StatusCode,
            Code = code,
            MoreInfo = error?.MoreInfo ?? error?.Type ?? Page(code),
            RequestId = RequestId(response),
            RetryAfter = RetryRules.RetryAfter(response, time),
            InDoubt = call.IsInDoubt || (call.LeavesDoubt && RetryRules.IsVague(response.StatusCode)),
        };
    }

    /// <summary>There is no time for another attempt.</summary>
    public static Exception Ended(ApiCall call, OperationCanceledException ended)
    {
        var code = call.LastAnswer == HttpStatusCode.TooManyRequests ? TooManyRequests : (long?)null;
        var said = call.LastAnswer is { } status ? $"{call.What} was last answered with HTTP {(int)status}" : $"{call.What} was not answered";
        var last = new TwilioApiException(said, ended) { Code = code, MoreInfo = Page(code), InDoubt = call.IsInDoubt };
        return call.IsInDoubt ? last : new OperationCanceledException(ended.Message, last, ended.CancellationToken);
    }

    public static TwilioApiException Unreadable(ApiCall call, HttpResponseMessage response, Exception cause) =>
        new($"{call.What} failed: the answer (HTTP {(int)response.StatusCode}) could not be read as what Twilio's reference describes", cause)
        {
            Status = response.StatusCode,
            RequestId = RequestId(response),
            InDoubt = call.LeavesDoubt,
        };

    public static TwilioApiException NoAnswer(ApiCall call, Uri baseUrl, Exception cause)
    {
        var network = NetworkFailures.Of(cause);
        return new($"{call.What} failed: {NetworkFailures.Words(cause, baseUrl)}", cause)
        {
            Network = network,
            InDoubt = call.IsInDoubt || (call.LeavesDoubt && network == NetworkFailure.Broken),
        };
    }

    private static TwilioError? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, SendersJson.Default.TwilioError);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Page(long? code) => code is null ? null : $"https://www.twilio.com/docs/errors/{code}";

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? LastPart(string? link) => link?.Split('/')[^1];

    /// <summary>The newer form of errors lists what is wrong with which field.</summary>
    private static IEnumerable<string> Details(TwilioError? error) =>
        from item in error?.Errors is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray().ToArray() : []
        let words = new[] { Text(item, "pointer"), Text(item, "detail") }.OfType<string>()
        where words.Any()
        select string.Join(" ", words);

    private static string? Text(JsonElement item, string name)
    {
        try
        {
            return item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        }
        catch (InvalidOperationException)
        {
            // Bytes that are no text: elements are read as late as this.
            return null;
        }
    }

    private static string Unexplained(HttpStatusCode status) => status switch
    {
        >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest =>
            $"HTTP {(int)status}, a redirection; credentials are sent to the configured host only, so it wasn't followed",
        _ => $"HTTP {(int)status} without an explanation from Twilio",
    };

    private static string? RequestId(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Twilio-Request-Id", out var ids) || response.Headers.TryGetValues("T-Request-Id", out ids)
            ? ids.FirstOrDefault()
            : null;
}
