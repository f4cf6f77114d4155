using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>
/// The configuration values of a stack under one name, the project's by default. Get gives null and Require fails when
/// a value is missing; the Secret methods give secret outputs.
/// </summary>
public sealed partial class Config
{
    readonly string name;

    public Config(string? name = null)
    {
        const string suffix = ":config";
        name ??= Deployment.Instance.ProjectName;
        this.name = name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;
    }

    public string? Get(string key) => Deployment.Current.Settings.Config.GetValueOrDefault(FullKey(key));

    public bool? GetBoolean(string key) => Get(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var text => throw Unfit(key, text, nameof(Boolean)),
    };

    public int? GetInt32(string key) => Get(key) is { } text
        ? int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Unfit(key, text, nameof(Int32))
        : null;

    public double? GetDouble(string key) => Get(key) is { } text
        ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Unfit(key, text, nameof(Double))
        : null;

    public T? GetObject<T>(string key) => Read<T>(key, options: null);

    public T? GetObject<T>(string key, JsonSerializerOptions options) => Read<T>(key, options);

    public string Require(string key) => Get(key) ?? throw Missing(key);

    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    public T RequireObject<T>(string key) => ReadRequired<T>(key, options: null);

    public T RequireObject<T>(string key, JsonSerializerOptions options) => ReadRequired<T>(key, options);

    T ReadRequired<T>(string key, JsonSerializerOptions? options)
    {
        Require(key);
        return Read<T>(key, options)!;
    }

    T? Read<T>(string key, JsonSerializerOptions? options)
    {
        if (Get(key) is not { } text)
            return default;

        try
        {
            return JsonSerializer.Deserialize<T>(text, options);
        }
        catch (JsonException exception)
        {
            throw Unfit(key, text, typeof(T).FullName!, exception);
        }
    }

    string FullKey(string key) => $"{name}:{key}";

    RunException Missing(string key) => new(
        $"The configuration value '{FullKey(key)}' is missing; set it with: pulumi config set {FullKey(key)} <value>");

    // A secret value must not reach the log through its own error.
    RunException Unfit(string key, string text, string type, Exception? cause = null)
    {
        var shown = Deployment.Current.Settings.SecretKeys.Contains(FullKey(key)) ? "(a secret)" : $"'{text}'";
        return new RunException($"The configuration value '{FullKey(key)}' is {shown}, which is not a valid {type}.", cause);
    }
}
