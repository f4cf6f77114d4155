using Grpc.Net.Client;
using Rehearsal.Configuration;

namespace Rehearsal.Plugins;

/// <summary>Starts provider plugins. A test puts a server of its own behind it.</summary>
internal interface IPluginHost
{
    Task<IPlugin> StartAsync(PluginRequest request, CancellationToken cancel);
}

/// <summary>What a plugin is started with.</summary>
internal sealed record PluginRequest(
    string Package, string EngineAddress, string Project, string WorkDirectory,
    IReadOnlyList<ConfigEntry> Config, IReadOnlyDictionary<string, string> RuntimeOptions);

/// <summary>A running plugin.</summary>
internal interface IPlugin
{
    GrpcChannel Channel { get; }

    /// <summary>Where the binary lies; null for a plugin the engine has attached to.</summary>
    string? Directory { get; }

    /// <summary>Ends the plugin after it has been asked to cancel; throws when it broke a rule on the way.</summary>
    Task StopAsync();
}
