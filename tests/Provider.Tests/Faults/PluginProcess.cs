using System.Diagnostics;
using System.Globalization;

namespace Provider.Tests.Faults;

/// <summary>The built plugin as a process, which a test may kill.</summary>
internal sealed class PluginProcess : IAsyncDisposable
{
    /// <summary>What the engine gives a plugin between its signal and a kill.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly Process process;

    private PluginProcess(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public static async Task<PluginProcess> StartAsync(string engineAddress)
    {
        var binary = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "pulumi-resource-twilio.exe" : "pulumi-resource-twilio");
        var process = Process.Start(new ProcessStartInfo(binary, [engineAddress]) { RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync();
        return new(process, int.Parse(line!, NumberStyles.None, CultureInfo.InvariantCulture));
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>It must end by itself, and well.</summary>
    public async Task EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Grace, TimeProvider.System);
        Assert.Equal(0, process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }
}
