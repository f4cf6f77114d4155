using System.Text.Json.Nodes;

namespace Demo.Stage;

/// <summary>A stack's state as the file backend keeps it.</summary>
internal sealed class StackState(JsonNode document)
{
    const string Signature = "4dabf18193072939515e22adb298388d";
    const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    public const string SenderType = "twilio:messaging:Sender";
    public const string ProviderType = "pulumi:providers:twilio";

    public static StackState Load(string file) => new(JsonNode.Parse(File.ReadAllText(file))!);

    public IReadOnlyList<JsonObject> Resources =>
        [.. (document["checkpoint"]?["latest"]?["resources"] as JsonArray ?? []).OfType<JsonObject>()];

    public JsonObject? Sender => First(SenderType);

    public JsonObject? Provider => First(ProviderType);

    JsonObject? First(string type) => Resources.FirstOrDefault(resource => (string?)resource["type"] == type);

    /// <summary>Whether a value of the state is a secret that is kept as ciphertext.</summary>
    public static bool IsCiphertext(JsonNode? value) =>
        value is JsonObject secret && (string?)secret[Signature] == SecretSignature
        && secret["ciphertext"] is not null && secret["plaintext"] is null;
}
