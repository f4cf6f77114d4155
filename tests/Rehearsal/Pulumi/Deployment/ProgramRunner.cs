using System.Reflection;
using Grpc.Core;

namespace Pulumi;

/// <summary>Runs a program to its end and turns what happened into an exit code.</summary>
sealed class ProgramRunner(DeploymentContext context)
{
    const int LoggedErrors = 1;
    const int FailedAndTold = 32;

    int exitCode;

    /// <summary>A failure does not end the program: what else it declares is registered first.</summary>
    public async Task<int> RunAsync(Func<Stack> start)
    {
        await foreach (var failure in context.Tasks.RunAsync(() => start().Outputs.Data).ConfigureAwait(false))
            await FailAsync(failure).ConfigureAwait(false);
        if (exitCode == 0 && context.Log.HasErrors)
            return LoggedErrors;

        if (exitCode == 0)
            await SignalAsync().ConfigureAwait(false);
        return exitCode;
    }

    public Task<int> RunTypedAsync(Func<Stack> make)
        => RunAsync(() =>
        {
            var stack = make();
            stack.RegisterPropertyOutputs();
            return stack;
        });

    async Task SignalAsync()
    {
        try
        {
            await context.Monitor.SignalAndWaitForShutdownAsync().ConfigureAwait(false);
        }
        catch (RpcException exception)
        {
            await FailAsync(exception).ConfigureAwait(false);
        }
    }

    async Task FailAsync(Exception failure)
    {
        exitCode = Math.Max(exitCode, await TellAsync(failure).ConfigureAwait(false) ? FailedAndTold : LoggedErrors);
        // Also for a program that does not return the exit code from Main.
        Environment.ExitCode = exitCode;
    }

    async Task<bool> TellAsync(Exception failure)
    {
        try
        {
            if (failure is not LogException)
            {
                await context.Log.SendAsync(Pulumirpc.LogSeverity.Error, Message(failure), (failure as ResourceException)?.Resource)
                    .ConfigureAwait(false);
                return true;
            }
        }
        catch (LogException untold)
        {
            failure = untold;
        }

        await Console.Error.WriteLineAsync($"The engine could not be told: {failure}").ConfigureAwait(false);
        return false;
    }

    static string Message(Exception failure) => failure switch
    {
        RunException => failure.Message,
        ResourceException { HideStack: true } => failure.Message,
        ResourceException => failure.ToString(),
        _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{failure}",
    };
}
