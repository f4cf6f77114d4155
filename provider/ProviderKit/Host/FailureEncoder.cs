using System.Diagnostics;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using ProviderKit.Lifecycle;
using ProviderKit.Wire;
using Pulumirpc;
using Status = Google.Rpc.Status;

namespace ProviderKit.Host;

/// <summary>Failures to gRPC statuses, with the details that the engine acts on.</summary>
internal static class FailureEncoder
{
    public static RpcException Encode(Exception failure) => failure switch
    {
        RpcException status => status,
        ResourceHalfDoneException halfDone => HalfDone(halfDone),
        MissingConfigurationException missing => Missing(missing),
        OperationFailedException failed => new(new(Code(failed.Kind), ShownText.Of(failed.Message))),
        WireFormatException malformed => new(new(StatusCode.InvalidArgument, malformed.Message)),
        OperationCanceledException => new(new(StatusCode.Cancelled, "The operation was cancelled.")),
        _ => Bug(failure),
    };

    private static RpcException HalfDone(ResourceHalfDoneException halfDone)
    {
        var detail = new ErrorResourceInitFailed
        {
            Id = halfDone.State.Id,
            Inputs = StructEncoder.Encode(halfDone.State.Inputs),
            Properties = StructEncoder.Encode(halfDone.State.Outputs),
        };
        detail.Reasons.Add(halfDone.Reasons.Select(ShownText.Of));
        return WithDetail(Google.Rpc.Code.FailedPrecondition, ShownText.Of(halfDone.Message), detail);
    }

    private static RpcException Missing(MissingConfigurationException missing)
    {
        var detail = new ConfigureErrorMissingKeys();
        detail.MissingKeys.Add(missing.Keys.Select(k => new ConfigureErrorMissingKeys.Types.MissingKey { Name = k.Name, Description = k.Description }));
        return WithDetail(Google.Rpc.Code.InvalidArgument, missing.Message, detail);
    }

    private static RpcException WithDetail(Code code, string message, IMessage detail) =>
        new Status { Code = (int)code, Message = message, Details = { Any.Pack(detail) } }.ToRpcException();

    private static StatusCode Code(FailureKind kind) => kind switch
    {
        FailureKind.Refused => StatusCode.InvalidArgument,
        FailureKind.Unauthenticated => StatusCode.Unauthenticated,
        FailureKind.PermissionDenied => StatusCode.PermissionDenied,
        FailureKind.NotFound => StatusCode.NotFound,
        FailureKind.AlreadyExists => StatusCode.AlreadyExists,
        FailureKind.RateLimited => StatusCode.ResourceExhausted,
        FailureKind.Unavailable => StatusCode.Unavailable,
        FailureKind.TimedOut => StatusCode.DeadlineExceeded,
        FailureKind.Cancelled => StatusCode.Cancelled,
        FailureKind.Precondition => StatusCode.FailedPrecondition,
        _ => StatusCode.Unknown,
    };

    /// <summary>The exception's own message is left out: nobody vouches for it that it holds no secret.</summary>
    private static RpcException Bug(Exception failure)
    {
        var place = new StackTrace(failure).GetFrames().Select(DiagnosticMethodInfo.Create).FirstOrDefault(m => m is not null);
        var where = place is null ? "" : $" in {place.DeclaringTypeName}.{place.Name}";
        return new(new(StatusCode.Internal,
            $"{failure.GetType().Name}{where}. This is a bug in the plugin: please report it with the command that you ran."));
    }
}
