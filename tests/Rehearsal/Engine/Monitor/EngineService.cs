using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;
using Rehearsal.Operations;

namespace Rehearsal.Monitor;

/// <summary>The Engine service: log lines of providers and programs, the root resource.</summary>
internal sealed class EngineService(Deployment deployment) : Engine.EngineBase
{
    string root = "";

    public override Task<Empty> Log(LogRequest request, ServerCallContext context)
    {
        deployment.Log(new LogEvent(request.Severity, request.Message, request.Urn, request.Ephemeral));
        return Task.FromResult(new Empty());
    }

    public override Task<GetRootResourceResponse> GetRootResource(GetRootResourceRequest request, ServerCallContext context) =>
        Task.FromResult(new GetRootResourceResponse { Urn = root });

    public override Task<SetRootResourceResponse> SetRootResource(SetRootResourceRequest request, ServerCallContext context)
    {
        root = request.Urn;
        return Task.FromResult(new SetRootResourceResponse());
    }

    public override Task<Empty> StartDebugging(StartDebuggingRequest request, ServerCallContext context) => Task.FromResult(new Empty());

    public override Task<RequirePulumiVersionResponse> RequirePulumiVersion(RequirePulumiVersionRequest request, ServerCallContext context) =>
        Task.FromResult(new RequirePulumiVersionResponse());
}
