using Microsoft.AspNetCore.Http;

namespace TwilioEmulator.Api;

/// <summary>A request, read in full.</summary>
sealed record ApiRequest(string Method, string Path, IQueryCollection Query)
{
    public required BasicCredentials? Credentials { get; init; }

    public string? ContentType { get; init; }

    public string Body { get; init; } = "";
}
