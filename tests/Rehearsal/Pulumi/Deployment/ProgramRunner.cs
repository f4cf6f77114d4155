using System.Reflection;

namespace Pulumi;

/// <summary>Runs a program to its end and turns what happened into an exit code.</summary>
sealed class ProgramRunner(DeploymentContext context)
{
    const int LoggedErrors = 1;
    const int FailedAndTold = 32;

    public async Task<int> RunAsync(Func<Stack> start)
    {
        try
        {
            context.Tasks.Track(start().Outputs.Data);
            if (await context.Tasks.WaitAsync().ConfigureAwait(false) is { Count: > 0 } failures)
                return await FailAsync(failures).ConfigureAwait(false);

            if (context.Log.HasErrors)
                return LoggedErrors;

            await context.Monitor.SignalAndWaitForShutdownAsync().ConfigureAwait(false);
            return 0;
        }
        catch (Exception exception)
        {
            return await FailAsync([exception]).ConfigureAwait(false);
        }
    }

    public Task<int> RunTypedAsync(Func<Stack> make)
        => RunAsync(() =>
        {
            var stack = make();
            stack.RegisterPropertyOutputs();
            return stack;
        });

    async Task<int> FailAsync(IReadOnlyList<Exception> failures)
    {
        var told = 0;
        foreach (var failure in failures)
            told += await TellAsync(failure).ConfigureAwait(false) ? 1 : 0;

        // Also for a program that does not return the exit code from Main.
        Environment.ExitCode = told > 0 ? FailedAndTold : LoggedErrors;
        return Environment.ExitCode;
    }

    async Task<bool> TellAsync(Exception failure)
    {
        if (failure is LogException)
        {
            await Console.Error.WriteLineAsync($"The engine could not be told: {failure}").ConfigureAwait(false);
            return false;
        }

        await context.Log.WriteAsync(Pulumirpc.LogSeverity.Error, Message(failure), (failure as ResourceException)?.Resource)
            .ConfigureAwait(false);
        return true;
    }

    static string Message(Exception failure) => failure switch
    {
        RunException => failure.Message,
        ResourceException { HideStack: true } => failure.Message,
        ResourceException => failure.ToString(),
        _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{failure}",
    };
}
