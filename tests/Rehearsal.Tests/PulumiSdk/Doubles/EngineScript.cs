using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Rehearsal.Tests.PulumiSdk.Doubles;

/// <summary>What the engine answers. Unless a test says otherwise a resource comes back with its own inputs as outputs.</summary>
sealed class EngineScript
{
    readonly Dictionary<string, string> registered = [];
    readonly Dictionary<string, RpcException> refused = [];
    readonly Dictionary<string, string> read = [];
    readonly Dictionary<string, string> returned = [];
    readonly HashSet<string> held = [];
    readonly TaskCompletionSource errorHeard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsPreview { get; init; }

    /// <summary>The response, as protobuf JSON, to RegisterResource of the named resource; the URN is added.</summary>
    public EngineScript OnRegister(string name, string response) => With(() => registered[name] = response);

    public EngineScript RefuseRegister(string name, string message)
        => With(() => refused[name] = new RpcException(new Status(StatusCode.Unknown, message)));

    /// <summary>The named resource is answered when the program has been answered that the engine heard of an error.</summary>
    public EngineScript HoldRegisterUntilAnErrorIsHeard(string name) => With(() => held.Add(name));

    public EngineScript OnRead(string id, string properties) => With(() => read[id] = properties);

    /// <summary>The response, as protobuf JSON, to Invoke of a function.</summary>
    public EngineScript OnInvoke(string token, string response) => With(() => returned[token] = response);

    public Task TurnOf(RegisterResourceRequest request) => held.Contains(request.Name) ? errorHeard.Task : Task.CompletedTask;

    public Task HearErrorAsync()
    {
        errorHeard.TrySetResult();
        return Task.CompletedTask;
    }

    public RegisterResourceResponse Answer(RegisterResourceRequest request)
    {
        if (refused.TryGetValue(request.Name, out var refusal))
            throw refusal;

        var response = registered.TryGetValue(request.Name, out var json)
            ? RegisterResourceResponse.Parser.ParseJson(json)
            : Echo(request);
        response.Urn = Urn(request.Parent, request.Type, request.Name);
        return response;
    }

    public ReadResourceResponse Answer(ReadResourceRequest request) => new()
    {
        Urn = Urn(request.Parent, request.Type, request.Name),
        Properties = Struct.Parser.ParseJson(read[request.Id]),
    };

    public ResourceInvokeResponse Answer(ResourceInvokeRequest request)
        => ResourceInvokeResponse.Parser.ParseJson(returned[request.Tok]);

    RegisterResourceResponse Echo(RegisterResourceRequest request) => new()
    {
        Id = request.Custom && !IsPreview ? $"{request.Name}-id" : "",
        Object = request.Object,
    };

    static string Urn(string parent, string type, string name)
    {
        var parentType = parent.Length > 0 ? parent.Split("::")[2] : "pulumi:pulumi:Stack";
        var qualified = parentType == "pulumi:pulumi:Stack" ? type : $"{parentType}${type}";
        return $"urn:pulumi:dev::shop::{qualified}::{name}";
    }

    EngineScript With(Action change)
    {
        change();
        return this;
    }
}
