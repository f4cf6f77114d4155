using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ProviderKit.Host;

/// <summary>
/// Requests that protobuf itself can't read (nested deeper than its hundred levels, for instance) never reach an
/// interceptor, and gRPC would call them an unknown failure of the plugin. Here they get their right name.
/// </summary>
internal static class UnreadableRequests
{
    private const string Status = "grpc-status";
    private const string Message = "grpc-message";

    /// <summary>What gRPC answers when it threw itself. Ours are never called unknown with these words.</summary>
    private const string Thrown = "Exception was thrown by handler.";

    public static void Name(IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        var headers = context.Response.Headers;
        if (context.Response.HasStarted || headers[Status] != StatusText(StatusCode.Unknown) || headers[Message] != Thrown)
            return;
        headers[Status] = StatusText(StatusCode.InvalidArgument);
        headers[Message] =
            "The request can't be read as a message of the plugin protocol: it is broken, or its values are nested too deeply (30 levels are safe).";
    });

    private static string StatusText(StatusCode code) => ((int)code).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
