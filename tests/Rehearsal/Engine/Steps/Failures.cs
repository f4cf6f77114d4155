using Grpc.Core;
using Rehearsal.Plugins;

namespace Rehearsal.Steps;

/// <summary>Which exceptions are told to the person as a diagnostic; any other is a bug of the rehearsal itself.</summary>
internal static class Failures
{
    public static bool AreTold(Exception error) =>
        error is ResourceFailure or RuleBrokenException or RehearsalException or FormatException or RpcException or OperationCanceledException;
}
