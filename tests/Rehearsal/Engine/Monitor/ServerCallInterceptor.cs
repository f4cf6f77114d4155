using Grpc.Core;
using Grpc.Core.Interceptors;
using Rehearsal.Plugins;

namespace Rehearsal.Monitor;

/// <summary>Logs what the program asks of the resource monitor; like the real log it leaves the Engine service out.</summary>
internal sealed class ServerCallInterceptor(ExchangeLog log) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        context.Method.StartsWith("/pulumirpc.Engine/", StringComparison.Ordinal)
            ? continuation(request, context)
            : log.CallAsync(context.Method, request, "server", null, () => continuation(request, context));
}
