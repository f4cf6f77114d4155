using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using TwilioEmulator.Model;

namespace TwilioEmulator.Api;

/// <summary>From request to answer: path, method, credentials, body, then the operation. Paths are case-sensitive.</summary>
sealed class SendersApi(Accounts accounts, SenderStore store, SenderOperations operations, SenderListing listing)
{
    public const string Collection = "/v2/Channels/Senders";

    /// <summary>A key that is there twice makes a body invalid.</summary>
    public static JsonDocumentOptions Strict { get; } = new() { AllowDuplicateProperties = false };

    public ApiAnswer Answer(ApiRequest request)
    {
        try
        {
            lock (store.Gate)
                return Route(request);
        }
        catch (ApiErrorException refusal)
        {
            return refusal.Answer;
        }
    }

    ApiAnswer Route(ApiRequest request)
    {
        RefuseUnknownParameters(request, request is { Path: Collection, Method: "GET" } ? SenderListing.Parameters : []);
        if (request.Path == Collection)
        {
            return request.Method switch
            {
                "POST" => operations.Create(AccountOf(request), BodyOf(request)),
                "GET" => listing.List(AccountOf(request), request.Query),
                _ => throw ApiErrorException.MethodNotAllowed(),
            };
        }
        if (SidOf(request.Path) is not { } sid)
            throw ApiErrorException.NotFound(request.Path);
        return request.Method switch
        {
            "GET" => operations.Fetch(AccountOf(request), sid),
            "POST" => operations.Update(AccountOf(request), sid, () => BodyOf(request)),
            "DELETE" => operations.Delete(AccountOf(request), sid),
            _ => throw ApiErrorException.MethodNotAllowed(),
        };
    }

    // ASP.NET passes over the case of a parameter's name, as Twilio doesn't.
    static void RefuseUnknownParameters(ApiRequest request, string[] known)
    {
        if (request.Query.Keys.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw ApiErrorException.Invalid($"Unknown parameter: {unknown}");
    }

    static string? SidOf(string path) =>
        path.StartsWith(Collection + "/", StringComparison.Ordinal) && path[(Collection.Length + 1)..] is { Length: > 0 } rest
            && !rest.Contains('/') ? rest : null;

    Account AccountOf(ApiRequest request) => request.Credentials is { } credentials
        ? accounts.Authenticate(credentials.User, credentials.Password) ?? throw ApiErrorException.Unauthorized()
        : throw ApiErrorException.Unauthorized();

    static JsonObject BodyOf(ApiRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase))
            throw ApiErrorException.UnsupportedMediaType();
        return Parse(request.Body) as JsonObject
            ?? throw ApiErrorException.Invalid("Request body must be a JSON object");
    }

    static JsonNode? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body, documentOptions: Strict);
        }
        catch (JsonException)
        {
            throw ApiErrorException.Invalid("Request body is not valid JSON");
        }
    }
}
