using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>What the engine tells a program through its environment.</summary>
sealed record DeploymentSettings(
    string Monitor,
    string Engine,
    string Project,
    string Stack,
    string Organization,
    string? RootDirectory,
    bool IsDryRun,
    int Parallel,
    ImmutableDictionary<string, string> Config,
    ImmutableHashSet<string> SecretKeys)
{
    public static DeploymentSettings FromEnvironment() => new(
        Required("PULUMI_MONITOR"),
        Required("PULUMI_ENGINE"),
        Required("PULUMI_PROJECT"),
        Required("PULUMI_STACK"),
        Optional("PULUMI_ORGANIZATION") ?? "organization",
        Optional("PULUMI_ROOT_DIRECTORY"),
        bool.Parse(Required("PULUMI_DRY_RUN")),
        int.Parse(Required("PULUMI_PARALLEL"), CultureInfo.InvariantCulture),
        ReadConfig(Optional("PULUMI_CONFIG") ?? "{}"),
        [.. JsonSerializer.Deserialize<string[]>(Optional("PULUMI_CONFIG_SECRET_KEYS") ?? "[]")!]);

    static ImmutableDictionary<string, string> ReadConfig(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject()
            .ToImmutableDictionary(entry => Normal(entry.Name), entry => entry.Value.ToString());
    }

    // An older spelling of a key is "project:config:name".
    static string Normal(string key)
        => key.Split(':', 3) is [{ Length: > 0 } project, "config", var name] ? $"{project}:{name}" : key;

    static string Required(string name) => Optional(name)
        ?? throw new InvalidOperationException($"{name} is not set: run the program through the pulumi command.");

    static string? Optional(string name)
        => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
