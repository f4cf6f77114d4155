using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Rehearsal.Tests.PulumiSdk.Doubles;

/// <summary>A resource monitor that records every request and answers from the script.</summary>
sealed class MonitorDouble(EngineScript script, ConcurrentQueue<Call> calls) : ResourceMonitor.ResourceMonitorBase
{
    public override Task<SupportsFeatureResponse> SupportsFeature(SupportsFeatureRequest request, ServerCallContext context)
        => Answer(context, request, _ => new SupportsFeatureResponse { HasSupport = true });

    public override async Task<RegisterResourceResponse> RegisterResource(RegisterResourceRequest request, ServerCallContext context)
    {
        await script.TurnOf(request);
        return await Answer(context, request, script.Answer);
    }

    public override Task<Empty> RegisterResourceOutputs(RegisterResourceOutputsRequest request, ServerCallContext context)
        => Answer(context, request, _ => new Empty());

    public override Task<ReadResourceResponse> ReadResource(ReadResourceRequest request, ServerCallContext context)
        => Answer(context, request, script.Answer);

    public override Task<ResourceInvokeResponse> Invoke(ResourceInvokeRequest request, ServerCallContext context)
        => Answer(context, request, script.Answer);

    public override Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context)
        => Answer(context, request, _ => new Empty());

    Task<TResponse> Answer<TRequest, TResponse>(ServerCallContext context, TRequest request, Func<TRequest, TResponse> answer)
        where TRequest : IMessage
    {
        calls.Enqueue(new Call(context.Method.Split('/')[^1], request, context.Peer));
        return Task.FromResult(answer(request));
    }
}

/// <summary>The engine's log.</summary>
sealed class LogDouble(EngineScript script, ConcurrentQueue<Call> calls) : Pulumirpc.Engine.EngineBase
{
    public override Task<Empty> Log(LogRequest request, ServerCallContext context)
    {
        calls.Enqueue(new Call("Log", request, context.Peer));
        if (request.Severity == LogSeverity.Error)
            context.GetHttpContext().Response.OnCompleted(script.HearErrorAsync);
        return Task.FromResult(new Empty());
    }
}
