using System.Diagnostics;
using System.Globalization;

namespace Provider.Tests.Faults;

/// <summary>The built plugin as a process, started by another one as an engine starts it. A test may kill either.</summary>
internal sealed class PluginProcess : IAsyncDisposable
{
    /// <summary>What the engine gives a plugin between its signal and a kill.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly Process parent;
    private readonly Process plugin;

    private PluginProcess(Process parent, Process plugin, int port) => (this.parent, this.plugin, Port) = (parent, plugin, port);

    public int Port { get; }

    public static async Task<PluginProcess> StartAsync(string engineAddress)
    {
        var binary = Path.Combine(AppContext.BaseDirectory, "pulumi-resource-twilio");
        var parent = Process.Start(new ProcessStartInfo("sh", ["-c", "\"$@\" & echo $! >&2; wait", "sh", binary, engineAddress])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var plugin = Process.GetProcessById(Number(await parent.StandardError.ReadLineAsync()));
        return new(parent, plugin, Number(await parent.StandardOutput.ReadLineAsync()));
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        plugin.Kill();
        await plugin.WaitForExitAsync();
    }

    /// <summary>kill -9 for the process that started it; then it must end by itself.</summary>
    public async Task OrphanAsync()
    {
        parent.Kill();
        await parent.WaitForExitAsync();
        await plugin.WaitForExitAsync().WaitAsync(Grace, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        if (!plugin.HasExited)
            await KillAsync();
        await parent.WaitForExitAsync();
        plugin.Dispose();
        parent.Dispose();
    }

    private static int Number(string? line) => int.Parse(line!, NumberStyles.None, CultureInfo.InvariantCulture);
}
