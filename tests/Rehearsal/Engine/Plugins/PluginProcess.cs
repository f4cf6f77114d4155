using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Grpc.Net.Client;
using Rehearsal.Values;

namespace Rehearsal.Plugins;

/// <summary>A plugin as a child process: the engine's address in, the port out, silence on stdout, a prompt end.</summary>
internal sealed class PluginProcess : IPlugin
{
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    readonly Process process;
    readonly string package;
    readonly TimeProvider clock;
    readonly Task<string> restOfStdout;
    readonly Task<string> stderr;

    PluginProcess(Process process, string package, string port, Task<string> stderr, TimeProvider clock)
    {
        (this.process, this.package, this.stderr, this.clock) = (process, package, stderr, clock);
        restOfStdout = process.StandardOutput.ReadToEndAsync();
        Channel = PluginChannel.Open(port);
    }

    public GrpcChannel Channel { get; }

    public string? Directory => Path.GetDirectoryName(process.StartInfo.FileName);

    public static async Task<PluginProcess> StartAsync(string binary, PluginRequest request, TimeProvider clock, CancellationToken cancel)
    {
        var process = Process.Start(StartInfo(binary, request)) ?? throw new RehearsalException($"could not start {binary}");
        var stderr = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await using var interrupted = cancel.Register(() => process.Kill(entireProcessTree: true));
        var line = await ReadLineAsync(process.StandardOutput.BaseStream);
        cancel.ThrowIfCancellationRequested();
        if (ushort.TryParse(line.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0)
            return new PluginProcess(process, request.Package, port.ToString(CultureInfo.InvariantCulture), stderr, clock);
        process.Kill(entireProcessTree: true);
        throw new RuleBrokenException(request.Package, "the first line on stdout is the port", $"it printed '{line}' and on stderr: {await stderr}");
    }

    static ProcessStartInfo StartInfo(string binary, PluginRequest request)
    {
        var start = new ProcessStartInfo(binary, [request.EngineAddress])
        {
            WorkingDirectory = request.WorkDirectory,
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PULUMI_PROJECT"] = request.Project;
        start.Environment["PULUMI_CONFIG"] = Config(request);
        foreach (var (option, value) in request.RuntimeOptions)
            start.Environment[$"PULUMI_RUNTIME_{option.ToUpperInvariant()}"] = value;
        return start;
    }

    static string Config(PluginRequest request) =>
        new JsonObject(request.Config.Where(entry => entry.Namespace == request.Package)
            .Select(entry => KeyValuePair.Create(entry.Name, (JsonNode?)entry.Value))).ToJsonString(JsonText.Plain);

    /// <summary>Byte by byte, so that nothing behind the line is swallowed by a buffer.</summary>
    static async Task<string> ReadLineAsync(Stream stdout)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stdout.ReadAsync(one) == 1 && one[0] != '\n')
            line.Append((char)one[0]);
        return line.ToString();
    }

    public async Task StopAsync()
    {
        Channel.Dispose();
        if (!process.HasExited)
            await InterruptAsync();
        var printed = await restOfStdout;
        var complaint = await stderr;
        if (printed.Length > 0)
            throw new RuleBrokenException(package, "nothing but the port line on stdout", printed);
        if (process.ExitCode != 0)
            throw new RuleBrokenException(package, "exit code 0 after Cancel and SIGINT", $"exit code {process.ExitCode}: {complaint}");
        process.Dispose();
    }

    async Task InterruptAsync()
    {
        Signals.Interrupt(process.Id);
        using var deadline = new CancellationTokenSource(Grace, clock);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new RuleBrokenException(package, "exit within 5 s of Cancel and SIGINT", "the process had to be killed");
        }
    }
}
