extern alias engine;

using engine::Pulumirpc;
using engine::Rehearsal.Values;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Rehearsal.Tests.Engine;

/// <summary>A provider that answers what the recorded one answered to the same question.</summary>
internal sealed class RecordedProvider(RecordedAnswers answers, string name) : ResourceProvider.ResourceProviderBase
{
    public override Task<ProviderHandshakeResponse> Handshake(ProviderHandshakeRequest request, ServerCallContext context) =>
        Answer<ProviderHandshakeResponse>("Handshake", request);

    public override Task<Empty> Attach(PluginAttach request, ServerCallContext context) => Answer<Empty>("Attach", request);

    public override Task<PluginInfo> GetPluginInfo(Empty request, ServerCallContext context) => Answer<PluginInfo>("GetPluginInfo", request);

    public override Task<CheckResponse> CheckConfig(CheckRequest request, ServerCallContext context) => Answer<CheckResponse>("CheckConfig", request);

    public override Task<DiffResponse> DiffConfig(DiffRequest request, ServerCallContext context) => Answer<DiffResponse>("DiffConfig", request);

    public override Task<ConfigureResponse> Configure(ConfigureRequest request, ServerCallContext context) =>
        Answer<ConfigureResponse>("Configure", request);

    public override Task<CheckResponse> Check(CheckRequest request, ServerCallContext context) => Answer<CheckResponse>("Check", request);

    public override Task<DiffResponse> Diff(DiffRequest request, ServerCallContext context) => Answer<DiffResponse>("Diff", request);

    public override Task<CreateResponse> Create(CreateRequest request, ServerCallContext context) => Answer<CreateResponse>("Create", request);

    public override Task<ReadResponse> Read(ReadRequest request, ServerCallContext context) => Answer<ReadResponse>("Read", request);

    public override Task<UpdateResponse> Update(UpdateRequest request, ServerCallContext context) => Answer<UpdateResponse>("Update", request);

    public override Task<Empty> Delete(DeleteRequest request, ServerCallContext context) => Answer<Empty>("Delete", request);

    public override Task<InvokeResponse> Invoke(InvokeRequest request, ServerCallContext context) => Answer<InvokeResponse>("Invoke", request);

    public override Task<GetSchemaResponse> GetSchema(GetSchemaRequest request, ServerCallContext context) =>
        Task.FromResult(new GetSchemaResponse { Schema = "{}" });

    public override Task<Empty> Cancel(Empty request, ServerCallContext context) => Task.FromResult(new Empty());

    Task<T> Answer<T>(string call, IMessage request)
        where T : IMessage<T>, new()
    {
        var recorded = answers.Take(name, call, request);
        if (recorded.Error is { } error)
            throw Failure(recorded, error);
        var json = recorded.Response?.ToJsonString() ?? "{}";
        return Task.FromResult(new JsonParser(JsonParser.Settings.Default.WithIgnoreUnknownFields(true)).Parse<T>(json));
    }

    static RpcException Failure(RecordedExchange recorded, string error)
    {
        var unimplemented = error.Contains("code = Unimplemented", StringComparison.Ordinal);
        var status = new Google.Rpc.Status
        {
            Code = (int)(unimplemented ? StatusCode.Unimplemented : StatusCode.Unknown), Message = error,
        };
        if (recorded.Partial is { } partial)
            status.Details.Add(Any.Pack(JsonParser.Default.Parse<ErrorResourceInitFailed>(partial.ToJsonString())));
        return status.ToRpcException();
    }
}
