using Grpc.Core;
using Grpc.Core.Interceptors;

namespace ProviderKit.Host;

/// <summary>The one catch-all: whatever a call throws becomes a status here.</summary>
internal sealed class FailureInterceptor : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        UnreadableRequests.MarkRead(context);
        try
        {
            return await continuation(request, context);
        }
        catch (Exception failure)
        {
            throw FailureEncoder.Encode(failure);
        }
    }
}
