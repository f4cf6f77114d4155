using System.Runtime.InteropServices;

namespace Rehearsal.Plugins;

/// <summary>Finds <c>pulumi-resource-NAME</c> in the given directories or on the path, or attaches to one that runs already.</summary>
internal sealed class PathPluginHost(IReadOnlyList<string> directories, string? attachments, TimeProvider clock) : IPluginHost
{
    public static PathPluginHost FromEnvironment(string? directory, TimeProvider clock) => new(
        [.. (directory is null ? Array.Empty<string>() : [directory]),
         .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)],
        Environment.GetEnvironmentVariable("PULUMI_DEBUG_PROVIDERS"), clock);

    public async Task<IPlugin> StartAsync(PluginRequest request, CancellationToken cancel) =>
        AttachedPort(request.Package) is { } port
            ? new AttachedPlugin(port)
            : await PluginProcess.StartAsync(Find(request.Package), request, clock, cancel);

    string Find(string package)
    {
        var name = $"pulumi-resource-{package}" + (RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? ".exe" : "");
        return directories.Select(directory => Path.Combine(directory, name)).FirstOrDefault(File.Exists)
            ?? throw new RehearsalException($"no resource plugin '{name}' found on the PATH");
    }

    string? AttachedPort(string package) => (attachments ?? "").Split(',', StringSplitOptions.TrimEntries)
        .Select(entry => entry.Split(':', 2))
        .FirstOrDefault(parts => parts.Length == 2 && parts[0] == package)?[1];
}
