extern alias engine;

using System.Text.Json.Nodes;
using engine::Rehearsal.State;
using Microsoft.Extensions.Time.Testing;

namespace Rehearsal.Tests.Engine.State;

public sealed class DeploymentJsonTests
{
    /// <summary>A resource with every option, as the real engine stored it; the ciphertext is a stand-in's.</summary>
    const string Stored = """
        {
          "urn": "urn:pulumi:opt::rec::demo:index:Group$store:index:Item::item",
          "custom": true,
          "id": "<work-dir>/data/item.json",
          "type": "store:index:Item",
          "inputs": { "content": "v1", "path": "<work-dir>/data/item.json" },
          "outputs": {
            "checksum": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "<\"3bfc269594ef\">" },
            "content": "v1", "path": "<work-dir>/data/item.json", "revision": 1
          },
          "parent": "urn:pulumi:opt::rec::demo:index:Group::group",
          "protect": true,
          "dependencies": ["urn:pulumi:opt::rec::file:index:File::first"],
          "initErrors": ["item stored but never became ready"],
          "provider": "urn:pulumi:opt::rec::pulumi:providers:store::default_0_1_0::97569bed-c868-4ccc-a9b9-f38970ce2814",
          "propertyDependencies": { "content": [], "path": ["urn:pulumi:opt::rec::file:index:File::first"] },
          "additionalSecretOutputs": ["password", "checksum"],
          "customTimeouts": { "create": 300, "update": 90, "delete": 600 },
          "deletedWith": "urn:pulumi:opt::rec::file:index:File::first",
          "created": "2026-11-22T13:48:27.9991340Z",
          "modified": "2026-11-22T13:48:27.99913405Z",
          "replaceOnChanges": ["path", "content"]
        }
        """;

    [Fact]
    public void A_resource_is_written_as_it_was_read()
    {
        var json = new ResourceJson(new Bracketed());

        var written = json.Write(json.Read(JsonNode.Parse(Stored)!.AsObject()));

        var expected = JsonNode.Parse(Stored)!.AsObject();
        (expected["created"], expected["modified"]) = ("2026-11-22T13:48:27.999134Z", "2026-11-22T13:48:27.999134Z");
        Assert.Equal(expected.ToJsonString(), written.ToJsonString());
    }

    [Fact]
    public void A_deployment_names_its_version_manifest_and_secrets_provider()
    {
        var deployment = DeploymentJson.Write([], new Bracketed(), new FakeTimeProvider(DateTimeOffset.UnixEpoch));

        Assert.Equal(
            """{"manifest":{"time":"1970-01-01T00:00:00Z","magic":"1d08ede38404d100c907b5014bf45967bcbf4f862c5e51b5e0f24a3ad8a90283","version":"v3.258.0"},"secrets_providers":{"type":"passphrase","state":{"salt":"the salt"}},"resources":[],"metadata":{}}""",
            deployment.ToJsonString());
    }

    sealed class Bracketed : ISecrets
    {
        public string Salt => "the salt";

        public string Encrypt(string plaintext) => $"<{plaintext}>";

        public string Decrypt(string ciphertext) => ciphertext[1..^1];
    }
}
