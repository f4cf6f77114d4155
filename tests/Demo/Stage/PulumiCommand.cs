using System.Runtime.InteropServices;

namespace Demo.Stage;

/// <summary>
/// The CLI that plays: Pulumi's own where it is installed and the examples were built with its SDK, the rehearsal otherwise.
/// The command lines are the same; this is the only place that knows which it is.
/// </summary>
internal sealed record PulumiCommand(string Binary, bool IsReal)
{
    public string Name => IsReal ? "pulumi" : "rehearsal";

    public static PulumiCommand Choose(Installation installation, IEnumerable<string> examples, string? searchPath)
    {
        var real = OnPath("pulumi", searchPath);
        return real is not null && examples.All(installation.UsesPulumiPackage) ? new(real, IsReal: true) : Rehearsal(installation);
    }

    public static PulumiCommand Rehearsal(Installation installation) => new(installation.Rehearsal, IsReal: false);

    /// <summary>The environment of a run: the machine's without its Pulumi and Twilio settings, and a home of its own.</summary>
    public static Dictionary<string, string?> Environment(string home, string backend, string pluginDirectory)
    {
        var machine = System.Environment.GetEnvironmentVariables().Keys.Cast<string>();
        var environment = machine
            .Where(name => name.StartsWith("PULUMI_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("TWILIO_", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);
        environment["PULUMI_HOME"] = home;
        environment["PULUMI_BACKEND_URL"] = $"file://{backend.Replace('\\', '/')}";
        environment["PULUMI_CONFIG_PASSPHRASE"] = "a passphrase of the demonstration";
        environment["PULUMI_SKIP_UPDATE_CHECK"] = "true";
        environment["PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION"] = "true";
        environment["NO_COLOR"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
        environment["DOTNET_ROOT"] = System.Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? DotnetRoot();
        environment["PATH"] = pluginDirectory + Path.PathSeparator + System.Environment.GetEnvironmentVariable("PATH");
        return environment;
    }

    /// <summary>The .NET that runs this program: SHARED/Microsoft.NETCore.App/VERSION lies three folders below it.</summary>
    static string DotnetRoot() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    static string? OnPath(string name, string? searchPath) => (searchPath ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(directory => Path.Combine(directory, OperatingSystem.IsWindows() ? $"{name}.exe" : name))
        .FirstOrDefault(File.Exists);
}
