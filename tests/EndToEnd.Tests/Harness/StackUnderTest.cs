using Demo.Stage;
using TwilioEmulator;
using TwilioEmulator.Control;

namespace EndToEnd.Tests.Harness;

/// <summary>A stack of an example, worked on by the rehearsal's command line; all that is printed is kept.</summary>
sealed class StackUnderTest(EmulatorServer twilio, Workplace workplace, Project project)
{
    readonly List<string> outputs = [];

    public Project Project => project;

    public StackState State => project.State;

    /// <summary>All that commands printed so far.</summary>
    public string Output => string.Join('\n', outputs);

    /// <summary>What the engine and the plugin said to each other, in the format of PULUMI_DEBUG_GRPC.</summary>
    public string ExchangeFile { get; } = Path.Combine(project.Directory, "exchange.jsonl");

    public IEnumerable<string> KeptFiles => workplace.KeptFiles().Where(file => file.Contains($"{project.Stack}.", StringComparison.Ordinal));

    public async Task ConfigureAsync(Dictionary<string, string> configuration, Dictionary<string, string> secrets)
    {
        project.Environment["PULUMI_DEBUG_GRPC"] = ExchangeFile;
        await DoneAsync("stack", "init");
        var lines = configuration.Select(entry =>
            $"  {(entry.Key.Contains(':', StringComparison.Ordinal) ? entry.Key : $"{project.Name}:{entry.Key}")}: \"{entry.Value}\"");
        var file = Path.Combine(project.Directory, $"Pulumi.{project.Stack}.yaml");
        await File.WriteAllTextAsync(file, $"config:\n{string.Join('\n', lines)}\n");
        foreach (var (key, secret) in secrets)
            await SetSecretAsync(key, secret);
    }

    public async Task SetSecretAsync(string key, string secret) =>
        Assert.Equal(0, (await project.RunAsync(["config", "set", "--secret", key], secret, CancellationToken.None)).ExitCode);

    /// <summary>Runs a command, such as <c>up --yes</c>.</summary>
    public async Task<CommandResult> RunAsync(params string[] words)
    {
        var result = await project.RunAsync(words, null, CancellationToken.None);
        outputs.Add(result.Output);
        return result;
    }

    /// <summary>Runs a command that must end well, and returns what Twilio was asked to change, such as <c>POST /v2/… 202</c>.</summary>
    public async Task<string[]> DoneAsync(params string[] words)
    {
        var before = twilio.Requests.Snapshot().Count;
        var result = await RunAsync(words);
        Assert.True(result.ExitCode == 0, $"{result.CommandLine} ended with {result.ExitCode}:\n{result.Output}");
        return [.. twilio.Requests.Snapshot().Skip(before).Where(request => request.IsWrite).Select(LineOf)];
    }

    /// <summary>A preview, a second up and a refresh find nothing to do and change nothing at Twilio.</summary>
    public async Task IsSettledAsync()
    {
        Assert.Empty(await DoneAsync("preview", "--expect-no-changes"));
        Assert.Empty(await DoneAsync("up", "--yes", "--skip-preview", "--expect-no-changes"));
        Assert.Empty(await DoneAsync("refresh", "--yes", "--skip-preview", "--expect-no-changes"));
    }

    static string LineOf(LoggedRequest request) => $"{request.Method} {request.PathAndQuery} {request.ResponseStatus}";
}
