using System.Diagnostics;

namespace Demo.Stage;

/// <summary>What a command line did.</summary>
/// <param name="Output">Standard output and standard error, line by line as they came.</param>
internal sealed record CommandResult(string CommandLine, int ExitCode, string Output);

/// <summary>Runs one command to its end.</summary>
internal static class CommandRun
{
    /// <summary>Far beyond what any command needs; only a command that hangs meets it.</summary>
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static async Task<CommandResult> ToEndAsync(ProcessStartInfo start, string commandLine, string? input, CancellationToken cancellationToken)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = new Process { StartInfo = start };
        var lines = new List<string>();
        process.OutputDataReceived += (_, line) => Take(line.Data, lines);
        process.ErrorDataReceived += (_, line) => Take(line.Data, lines);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await EndAsync(process, commandLine, cancellationToken);
        lock (lines)
            return new(commandLine, process.ExitCode, string.Join('\n', lines));
    }

    static async Task EndAsync(Process process, string commandLine, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await process.WaitForExitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"`{commandLine}` did not end within {Limit.TotalMinutes} minutes");
        }
    }

    static void Take(string? line, List<string> lines)
    {
        if (line is not null)
            lock (lines)
                lines.Add(line);
    }
}
