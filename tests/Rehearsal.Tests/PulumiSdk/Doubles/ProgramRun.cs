using Google.Protobuf;
using Pulumi;
using Pulumirpc;

namespace Rehearsal.Tests.PulumiSdk.Doubles;

/// <summary>A finished run of a program: its exit code and what the engine saw.</summary>
sealed record ProgramRun(int ExitCode, int ProcessExitCode, IReadOnlyList<Call> Calls)
{
    // Environment variables and the exit code belong to the whole process.
    static readonly SemaphoreSlim Process = new(1);

    public static Task<ProgramRun> OfAsync(EngineScript script, Action program)
        => StartAsync(script, [], () => Deployment.RunAsync(program));

    public static Task<ProgramRun> OfAsync(EngineScript script, Func<IDictionary<string, object?>> program)
        => StartAsync(script, [], () => Deployment.RunAsync(program));

    public static Task<ProgramRun> OfAsync(EngineScript script, Func<Task> program)
        => StartAsync(script, [], () => Deployment.RunAsync(program));

    public static async Task<ProgramRun> StartAsync(
        EngineScript script, Dictionary<string, string> environment, Func<Task<int>> start)
    {
        await using var engine = await EngineDouble.StartAsync(script);
        await Process.WaitAsync();
        var before = Environment.ExitCode;
        try
        {
            foreach (var (name, value) in Settings(script, engine.Address).Concat(environment))
                Environment.SetEnvironmentVariable(name, value);
            var exitCode = await start();
            return new ProgramRun(exitCode, Environment.ExitCode, [.. engine.Calls]);
        }
        finally
        {
            foreach (var name in Settings(script, engine.Address).Keys.Concat(environment.Keys))
                Environment.SetEnvironmentVariable(name, null);
            Environment.ExitCode = before;
            Process.Release();
        }
    }

    /// <summary>The request, as protobuf JSON, that declared the named resource.</summary>
    public string Registration(string name) => JsonFormatter.Default.Format(Request(name));

    /// <summary>The inputs of the named resource.</summary>
    public string Inputs(string name) => JsonFormatter.Default.Format(Request(name).Object);

    public RegisterResourceRequest Request(string name)
    {
        var found = Calls.Select(call => call.Request).OfType<RegisterResourceRequest>().Where(request => request.Name == name);
        return found.SingleOrDefault() ?? throw new InvalidOperationException(
            $"'{name}' was not registered; the program ended with {ExitCode}: "
            + string.Join('\n', Logs(LogSeverity.Error).Select(log => log.Message)));
    }

    /// <summary>The only request of a method.</summary>
    public string Only(string method) => Assert.Single(Calls, call => call.Method == method).Json;

    public IEnumerable<LogRequest> Logs(LogSeverity severity)
        => Calls.Select(call => call.Request).OfType<LogRequest>().Where(log => log.Severity == severity);

    static Dictionary<string, string> Settings(EngineScript script, string address) => new()
    {
        ["PULUMI_MONITOR"] = address,
        ["PULUMI_ENGINE"] = address,
        ["PULUMI_PROJECT"] = "shop",
        ["PULUMI_STACK"] = "dev",
        ["PULUMI_ORGANIZATION"] = "acme",
        ["PULUMI_DRY_RUN"] = script.IsPreview ? "true" : "false",
        ["PULUMI_PARALLEL"] = "8",
    };
}
