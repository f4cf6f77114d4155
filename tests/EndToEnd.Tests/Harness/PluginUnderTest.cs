using System.Diagnostics;
using System.Globalization;
using Demo.Stage;
using Grpc.Net.Client;
using Pulumirpc;
using Rehearsal.Plugins;

namespace EndToEnd.Tests.Harness;

/// <summary>The built plugin as a process of the test's own, which keeps everything it prints.</summary>
sealed class PluginUnderTest : IAsyncDisposable
{
    /// <summary>Generous: the five seconds that the engine gives are kept an eye on by the rehearsal.</summary>
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    readonly Process process;
    readonly GrpcChannel channel;
    readonly Task<string> output;
    readonly Task<string> complaints;

    PluginUnderTest(Process process, Task<string> complaints, string firstLine)
    {
        (this.process, this.complaints, FirstLine) = (process, complaints, firstLine);
        output = process.StandardOutput.ReadToEndAsync();
        Port = int.Parse(firstLine, NumberStyles.None, CultureInfo.InvariantCulture);
        channel = GrpcChannel.ForAddress($"http://127.0.0.1:{Port}");
        Calls = new(channel);
    }

    /// <summary>The first line on standard output, byte for byte but for its end.</summary>
    public string FirstLine { get; }

    public int Port { get; }

    public ResourceProvider.ResourceProviderClient Calls { get; }

    public static Task<PluginUnderTest> StartAsync(params string[] arguments) => StartAsync([], arguments);

    /// <summary>Starts the built plugin, or a copy of it.</summary>
    public static async Task<PluginUnderTest> StartAsync(Dictionary<string, string> environment, string[] arguments, string? binary = null)
    {
        var start = StartOf(binary ?? Installation.Find().Plugin, arguments);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        var line = await process.StandardOutput.ReadLineAsync(limit.Token);
        return new(process, complaints, line ?? throw new InvalidOperationException($"no port: {await complaints}"));
    }

    /// <summary>Runs the plugin for what a person asks, such as <c>--help</c>.</summary>
    public static Task<CommandResult> AskAsync(params string[] arguments) =>
        CommandRun.ToEndAsync(StartOf(Installation.Find().Plugin, arguments), string.Join(' ', arguments), null, CancellationToken.None);

    public void Interrupt() => Signals.Interrupt(process.Id);

    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Handshake and Configure, as the engine does them.</summary>
    public async Task ConfigureAsync(IReadOnlyDictionary<string, string> settings)
    {
        await Calls.HandshakeAsync(new ProviderHandshakeRequest { EngineAddress = "", ConfigureWithUrn = true });
        var request = new ConfigureRequest { AcceptSecrets = true, AcceptResources = true, Args = new() };
        foreach (var (name, value) in settings)
        {
            request.Variables[$"twilio:config:{name}"] = value;
            request.Args.Fields[name] = Google.Protobuf.WellKnownTypes.Value.ForString(value);
        }

        await Calls.ConfigureAsync(request);
    }

    /// <summary>Asks it to end and waits until it has.</summary>
    public async Task<PluginEnd> StopAsync()
    {
        await TerminateAsync();
        return await EndAsync();
    }

    /// <summary>Waits for the end: the exit code, what came on standard output behind the first line, standard error.</summary>
    public async Task<PluginEnd> EndAsync()
    {
        channel.Dispose();
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        await process.WaitForExitAsync(limit.Token);
        return new(process.ExitCode, await output, await complaints);
    }

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    static ProcessStartInfo StartOf(string binary, string[] arguments)
    {
        var start = new ProcessStartInfo(binary, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("TWILIO_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        return start;
    }
}

/// <summary>How a plugin process ended.</summary>
sealed record PluginEnd(int ExitCode, string RestOfOutput, string Complaints);
