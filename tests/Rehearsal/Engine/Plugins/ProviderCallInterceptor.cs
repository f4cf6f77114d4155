using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Rehearsal.Plugins;

/// <summary>Logs the engine's calls to one provider.</summary>
internal sealed class ProviderCallInterceptor(ExchangeLog log, string provider) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var call = new Lazy<AsyncUnaryCall<TResponse>>(() => continuation(request, context));
        return new AsyncUnaryCall<TResponse>(
            log.CallAsync(context.Method.FullName, request, "client", provider, () => call.Value.ResponseAsync),
            call.Value.ResponseHeadersAsync, () => call.Value.GetStatus(), () => call.Value.GetTrailers(), () => call.Value.Dispose());
    }
}
