using System.Diagnostics;
using System.Text.Json.Nodes;
using Rehearsal.Configuration;
using Rehearsal.Values;

namespace Rehearsal.Programs;

/// <summary>A C# program: built once unless a binary is named, then run as <c>dotnet PROGRAM.dll</c>.</summary>
internal sealed class DotnetProgram(ProjectFile project, string directory, Action<string> output) : IProgram
{
    /// <summary>The .NET SDK has told the error through the log already.</summary>
    const int ErrorWasLogged = 32;

    string? built;

    public async Task<bool> RunAsync(ProgramRun run, CancellationToken cancel)
    {
        var binary = project.Options.TryGetValue("binary", out var named) ? Path.Combine(directory, named) : built ??= await BuildAsync(cancel);
        var start = new ProcessStartInfo("dotnet", [binary]) { WorkingDirectory = directory };
        foreach (var (name, value) in Environment(run))
            start.Environment[name] = value;
        var exit = await RunAsync(start, cancel);
        if (exit is not (0 or ErrorWasLogged))
            output($"the program exited with code {exit}");
        return exit == 0;
    }

    async Task<string> BuildAsync(CancellationToken cancel)
    {
        var folder = Path.Combine(directory, project.Main);
        List<string> lines = [];
        if (await RunAsync(Dotnet(folder, "build", "--nologo", "-v", "q"), cancel, lines.Add) != 0)
            throw new RehearsalException("the program does not build:\n" + string.Join('\n', lines));
        lines.Clear();
        if (await RunAsync(Dotnet(folder, "msbuild", "-getProperty:TargetPath"), cancel, lines.Add) != 0)
            throw new RehearsalException("the program's output was not found:\n" + string.Join('\n', lines));
        return lines.First(line => line.Length > 0);
    }

    static ProcessStartInfo Dotnet(string folder, params string[] arguments) => new("dotnet", arguments) { WorkingDirectory = folder };

    async Task<int> RunAsync(ProcessStartInfo start, CancellationToken cancel, Action<string>? lines = null)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Take(line.Data, lines ?? output);
        process.ErrorDataReceived += (_, line) => Take(line.Data, lines ?? output);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return process.ExitCode;
    }

    static void Take(string? line, Action<string> lines)
    {
        if (line is not null)
            lock (lines)
                lines(line);
    }

    IEnumerable<(string Name, string Value)> Environment(ProgramRun run) =>
    [
        ("PULUMI_ATTACH_DEBUGGER", "false"),
        ("PULUMI_CONFIG", new JsonObject(run.Config.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value))).ToJsonString(JsonText.Plain)),
        ("PULUMI_CONFIG_SECRET_KEYS", new JsonArray([.. run.Config.Where(entry => entry.Secret).Select(entry => (JsonNode?)entry.Key)]).ToJsonString(JsonText.Plain)),
        ("PULUMI_DRY_RUN", run.Preview ? "true" : "false"),
        ("PULUMI_ENGINE", run.EngineAddress),
        ("PULUMI_MONITOR", run.MonitorAddress),
        ("PULUMI_ORGANIZATION", run.Stack.Organization),
        ("PULUMI_PARALLEL", "8"),
        ("PULUMI_PROJECT", run.Stack.Project),
        ("PULUMI_PWD", directory),
        ("PULUMI_QUERY_MODE", "false"),
        ("PULUMI_ROOT_DIRECTORY", directory),
        ("PULUMI_STACK", run.Stack.Stack),
    ];
}
