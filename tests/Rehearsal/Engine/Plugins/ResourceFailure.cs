using Grpc.Core;
using Pulumirpc;
using Rehearsal.Values;

namespace Rehearsal.Plugins;

/// <summary>A provider's refusal, told as the CLI tells it; after a partial failure with what there is of the resource.</summary>
internal sealed class ResourceFailure(string message) : Exception(message)
{
    public PartialState? Partial { get; private init; }

    public static ResourceFailure From(RpcException error)
    {
        var details = error.GetRpcStatus()?.Details ?? [];
        if (details.FirstOrDefault(any => any.Is(ErrorResourceInitFailed.Descriptor)) is { } init)
            return Init(init.Unpack<ErrorResourceInitFailed>());
        if (details.FirstOrDefault(any => any.Is(ConfigureErrorMissingKeys.Descriptor)) is { } missing)
            return new ResourceFailure(MissingKeys(missing.Unpack<ConfigureErrorMissingKeys>()));
        return new ResourceFailure(error.Status.Detail);
    }

    static ResourceFailure Init(ErrorResourceInitFailed detail)
    {
        string[] reasons = detail.Reasons.Count > 0 ? [.. detail.Reasons] : ["resource init failed"];
        return new ResourceFailure("resource partially created but read or create did not finish: " + string.Join("; ", reasons))
        {
            Partial = new PartialState(detail.Id, WireDecoder.Decode(detail.Properties), detail.Inputs is null ? null : WireDecoder.Decode(detail.Inputs), reasons),
        };
    }

    static string MissingKeys(ConfigureErrorMissingKeys error) => string.Join("\n", error.MissingKeys.Select(key =>
        $"missing required configuration key \"{key.Name}\": {key.Description}\n"
        + $"Set a value using the command `pulumi config set {key.Name} <value>`."));
}

internal sealed record PartialState(string Id, MapValue Properties, MapValue? Inputs, IReadOnlyList<string> Reasons);
