using System.Diagnostics;

namespace Demo.Stage;

/// <summary>
/// A temporary directory with a file backend, a copy of the plugin and projects; removed when disposed. The plugin runs from
/// here, so that its processes can be told from everybody else's.
/// </summary>
internal sealed class Workplace : IDisposable
{
    readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("twilio-demo-");

    public Workplace(Installation installation, PulumiCommand command)
    {
        (Installation, Command) = (installation, command);
        Home = directory.CreateSubdirectory("home").FullName;
        Backend = directory.CreateSubdirectory("state").FullName;
        Plugins = Path.Combine(directory.FullName, "plugins");
        CopyDirectory(installation.PluginDirectory, Plugins);
    }

    public Installation Installation { get; }

    public PulumiCommand Command { get; }

    public string Home { get; }

    public string Backend { get; }

    public string Plugins { get; }

    public string Plugin => Path.Combine(Plugins, Path.GetFileName(Installation.Plugin));

    /// <summary>A copy of an example in a folder of its own that runs the program built already.</summary>
    public Project Copy(string example, string? folder = null)
    {
        var copy = Path.Combine(directory.FullName, "projects", folder ?? example);
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.GetFiles(Installation.ExampleDirectory(example)).Where(file => !file.EndsWith(".csproj", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return Project.Prepare(this, copy, Installation.ProgramOf(example));
    }

    /// <summary>All that Pulumi keeps: the backend's files and the projects' configuration.</summary>
    public IEnumerable<string> KeptFiles() =>
        Directory.EnumerateFiles(Backend, "*", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(directory.FullName, "projects"), "Pulumi.*.yaml", SearchOption.AllDirectories));

    /// <summary>Processes of this workplace's plugin that are alive.</summary>
    public int PluginProcesses()
    {
        var processes = Process.GetProcessesByName(Path.GetFileNameWithoutExtension(Plugin));
        var ours = processes.Count(IsOurs);
        foreach (var process in processes)
            process.Dispose();
        return ours;
    }

    public void Dispose() => directory.Delete(recursive: true);

    bool IsOurs(Process process)
    {
        try
        {
            return process.MainModule?.FileName.Contains(directory.Name, StringComparison.Ordinal) == true;
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended while we looked, or it is somebody else's.
            return false;
        }
    }

    static void CopyDirectory(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var inner in Directory.GetDirectories(from))
            CopyDirectory(inner, Path.Combine(to, Path.GetFileName(inner)));
    }
}
