using System.Globalization;
using System.Net;
using System.Text.Json;
using TwilioApi.Json;

namespace TwilioApi.Http;

/// <summary>Makes an exception of an answer that isn't a success, or of none.</summary>
internal static class FailureReader
{
    private const int TooManyRequests = 20429;

    public static TwilioApiException Read(ApiCall call, HttpResponseMessage response, byte[] body)
    {
        var error = Parse(body);
        var code = Number(error?.Code) ?? Number(LastPart(error?.MoreInfo)) ?? Number(LastPart(error?.Type));
        var said = error?.Message ?? error?.Detail ?? error?.Title ?? Unexplained(response.StatusCode);
        return new($"{call.What} failed: {string.Join("; ", Details(error).Prepend(said))}")
        {
            Status = response.StatusCode,
            Code = code,
            MoreInfo = error?.MoreInfo ?? error?.Type ?? Page(code),
            RequestId = RequestId(response),
            RetryAfter = RetryRules.Capped(response.Headers.RetryAfter?.Delta),
            InDoubt = !call.MayRepeat && response.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout,
        };
    }

    /// <summary>The answer that was waited out last, when there is no time for another attempt.</summary>
    public static TwilioApiException Last(ApiCall call, HttpStatusCode status)
    {
        var code = status == HttpStatusCode.TooManyRequests ? TooManyRequests : (int?)null;
        return new($"{call.What} was last answered with HTTP {(int)status}") { Code = code, MoreInfo = Page(code) };
    }

    public static TwilioApiException Unreadable(ApiCall call, HttpResponseMessage response, Exception cause) =>
        new($"{call.What} failed: the answer (HTTP {(int)response.StatusCode}) could not be read as what Twilio's reference describes.", cause)
        {
            Status = response.StatusCode,
            RequestId = RequestId(response),
            InDoubt = !call.MayRepeat,
        };

    public static TwilioApiException NoAnswer(ApiCall call, Uri baseUrl, Exception cause)
    {
        var why = cause switch
        {
            TimeoutException => "no answer in time",
            InvalidDataException => "the answer was compressed and could not be unpacked",
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "the answer was far larger than any of Twilio's",
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "the host name could not be resolved",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "no secure connection could be made",
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "no connection could be made",
            _ => "the connection broke",
        };
        return new($"{call.What} failed: {why} ({baseUrl.Host}).", cause) { InDoubt = !call.MayRepeat && !NeverSent(cause), NeverSent = NeverSent(cause) };
    }

    /// <summary>Whether there was no connection to send anything over.</summary>
    public static bool NeverSent(Exception? cause) => cause is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError,
    };

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

    private static string? Page(int? code) => code is null ? null : $"https://www.twilio.com/docs/errors/{code}";

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

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
            $"HTTP {(int)status}, a redirection. Credentials are sent to the configured host only, so it wasn't followed.",
        _ => $"HTTP {(int)status} without an explanation from Twilio.",
    };

    private static string? RequestId(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Twilio-Request-Id", out var ids) || response.Headers.TryGetValues("T-Request-Id", out ids)
            ? ids.FirstOrDefault()
            : null;
}
