using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>What may stand in a provider's configuration beside its own properties, and what stands in for them.</summary>
public static class ConfigurationRules
{
    /// <summary>Keys of the engine: never checked, never changed.</summary>
    private static readonly string[] EngineKeys = ["version", "pluginDownloadURL"];

    public static PropertyMap OwnKeys(PropertyMap configuration) =>
        configuration.Where((name, _) => !EngineKeys.Contains(name) && !name.StartsWith("__", StringComparison.Ordinal));

    public static PropertyMap OnlyEngineKeys(PropertyMap configuration) => configuration.Where((name, _) => EngineKeys.Contains(name));

    /// <summary>What the environment gives for the properties that name a variable. For Configure alone: it must not be stored.</summary>
    public static PropertyMap FromEnvironment(ShapeDescription shape, Func<string, string?> environment) =>
        PropertyMap.Of(shape.Properties
            .Where(p => p.Environment is not null && !string.IsNullOrWhiteSpace(environment(p.Environment)))
            .Select(p => KeyValuePair.Create(p.Name, (PropertyValue)new TextValue(environment(p.Environment!)!.Trim()))));
}
