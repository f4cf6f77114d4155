using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Rehearsal.State;

/// <summary>A deployment of version 3: manifest, secrets provider, resources.</summary>
internal static class DeploymentJson
{
    public const int Version = 3;
    const string EngineVersion = "v3.258.0";

    public static JsonObject Write(IReadOnlyList<ResourceState> resources, ISecrets secrets, TimeProvider clock, bool showSecrets = false)
    {
        var writer = new ResourceJson(secrets, showSecrets);
        return new JsonObject
        {
            ["manifest"] = new JsonObject
            {
                ["time"] = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
                ["magic"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(EngineVersion))),
                ["version"] = EngineVersion,
            },
            ["secrets_providers"] = new JsonObject
            {
                ["type"] = "passphrase", ["state"] = new JsonObject { ["salt"] = secrets.Salt },
            },
            ["resources"] = new JsonArray([.. resources.Select(writer.Write)]),
            ["metadata"] = new JsonObject(),
        };
    }

    public static IReadOnlyList<ResourceState> Read(JsonObject deployment, ISecrets secrets)
    {
        var reader = new ResourceJson(secrets);
        return [.. deployment["resources"]?.AsArray().Select(resource => reader.Read(resource!.AsObject())) ?? []];
    }

    public static string? Salt(JsonObject deployment) =>
        (string?)deployment["secrets_providers"]?["state"]?["salt"];
}
