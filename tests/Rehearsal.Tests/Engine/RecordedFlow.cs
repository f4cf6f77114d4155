extern alias engine;

using System.Text.Json.Nodes;
using engine::Rehearsal.Configuration;
using engine::Rehearsal.State;

namespace Rehearsal.Tests.Engine;

/// <summary>One command of the real CLI: what the stack was, what the program asked, what passed between engine and providers.</summary>
internal sealed record RecordedFlow(
    string Stack, IReadOnlyList<string> Phases, IReadOnlyList<ConfigEntry> Config, IReadOnlyList<string> ProviderIds,
    IReadOnlyList<ResourceState> State, IReadOnlyList<RecordedExchange> Exchanges, JsonArray? After)
{
    public static RecordedFlow Load(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Engine", "Recorded", $"{name}.jsonl"))
            .Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        var head = lines[0];
        var reader = new ResourceJson(new NoSecrets());
        return new RecordedFlow(
            (string)head["stack"]!,
            Texts(head["phases"]),
            [.. head["config"]!.AsArray().Select(entry => new ConfigEntry((string)entry!["key"]!, (string)entry["value"]!, (bool)entry["secret"]!))],
            Texts(head["providerIds"]),
            [.. head["state"]!.AsArray().Select(state => reader.Read(state!.AsObject()))],
            [.. lines.Skip(1).Select(line => new RecordedExchange(line))],
            head["after"]?.AsArray());
    }

    static string[] Texts(JsonNode? json) => [.. json!.AsArray().Select(text => (string)text!)];
}

internal sealed record RecordedExchange(JsonObject Line)
{
    public bool FromProgram => (string?)Line["from"] == "program";

    public string Provider => (string?)Line["provider"] ?? "";

    public string Call => (string)Line["call"]!;

    public JsonObject Request => Line["request"]!.AsObject();

    public JsonNode? Response => Line["response"];

    public string? Error => (string?)Line["error"];

    public JsonNode? Partial => Line["partial"];

    public string Urn => (string?)Request["urn"] ?? "";
}

/// <summary>The states before a flow hold their secrets as plaintext, the ones after it a mask.</summary>
internal sealed class NoSecrets : ISecrets
{
    public string Salt => "";

    public string Encrypt(string plaintext) => "[secret]";

    public string Decrypt(string ciphertext) => throw new InvalidOperationException("nothing is encrypted here");
}
