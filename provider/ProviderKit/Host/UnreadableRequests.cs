using System.Globalization;
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
    private static readonly object WasRead = new();

    /// <summary>Called by whoever gets a request that could be read.</summary>
    public static void MarkRead(ServerCallContext context) => context.GetHttpContext().Items[WasRead] = true;

    public static void Name(IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        var headers = context.Response.Headers;
        if (context.Response.HasStarted || context.Items.ContainsKey(WasRead) || headers[Status] != StatusText(StatusCode.Unknown))
            return;
        headers[Status] = StatusText(StatusCode.InvalidArgument);
        headers["grpc-message"] =
            "The request can't be read as a message of the plugin protocol: it is broken, or its values are nested too deeply (30 levels are safe).";
    });

    private static string StatusText(StatusCode code) => ((int)code).ToString(CultureInfo.InvariantCulture);
}
