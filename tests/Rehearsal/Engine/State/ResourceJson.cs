using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Rehearsal.Values;

namespace Rehearsal.State;

/// <summary>One resource in the layout of Pulumi's deployment JSON; fields with their default value are left out.</summary>
internal sealed class ResourceJson(ISecrets secrets, bool showSecrets = false)
{
    public JsonObject Write(ResourceState state)
    {
        var json = new JsonObject { ["urn"] = state.Urn, ["custom"] = state.Custom };
        Put(json, "delete", state.Delete);
        Put(json, "id", state.Id);
        json["type"] = state.Type;
        Put(json, "inputs", state.Inputs);
        Put(json, "outputs", state.Outputs);
        Put(json, "parent", state.Parent);
        Put(json, "protect", state.Protect);
        Put(json, "external", state.External);
        Put(json, "dependencies", state.Dependencies);
        Put(json, "initErrors", state.InitErrors);
        Put(json, "provider", state.Provider);
        if (state.PropertyDependencies is { Count: > 0 } dependencies)
            json["propertyDependencies"] = new JsonObject(dependencies.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Texts(entry.Value))));
        Put(json, "pendingReplacement", state.PendingReplacement);
        Put(json, "additionalSecretOutputs", state.AdditionalSecretOutputs);
        if (state.Timeouts != new CustomTimeouts())
            json["customTimeouts"] = Write(state.Timeouts);
        Put(json, "importID", state.ImportId);
        Put(json, "retainOnDelete", state.RetainOnDelete);
        Put(json, "deletedWith", state.DeletedWith);
        Put(json, "created", Time(state.Created));
        Put(json, "modified", Time(state.Modified));
        Put(json, "ignoreChanges", state.IgnoreChanges);
        Put(json, "replaceOnChanges", state.ReplaceOnChanges);
        return json;
    }

    public ResourceState Read(JsonObject json) => new()
    {
        Urn = (string)json["urn"]!,
        Type = (string)json["type"]!,
        Custom = Flag(json, "custom"),
        Delete = Flag(json, "delete"),
        Id = Text(json, "id"),
        Inputs = JsonValues.Read(json["inputs"]?.AsObject(), Secret),
        Outputs = JsonValues.Read(json["outputs"]?.AsObject(), Secret),
        Parent = Text(json, "parent"),
        Protect = Flag(json, "protect"),
        External = Flag(json, "external"),
        Dependencies = List(json["dependencies"]),
        InitErrors = List(json["initErrors"]),
        Provider = Text(json, "provider"),
        PropertyDependencies = json["propertyDependencies"]?.AsObject().ToImmutableSortedDictionary(entry => entry.Key, entry => List(entry.Value)),
        PendingReplacement = Flag(json, "pendingReplacement"),
        AdditionalSecretOutputs = List(json["additionalSecretOutputs"]),
        Timeouts = Timeouts(json["customTimeouts"]),
        ImportId = Text(json, "importID"),
        RetainOnDelete = Flag(json, "retainOnDelete"),
        DeletedWith = Text(json, "deletedWith"),
        Created = Time(json, "created"),
        Modified = Time(json, "modified"),
        IgnoreChanges = List(json["ignoreChanges"]),
        ReplaceOnChanges = List(json["replaceOnChanges"]),
    };

    public JsonNode? Cipher(Value inner)
    {
        var text = JsonValues.Write(inner, Cipher)?.ToJsonString(JsonText.Plain) ?? "null";
        return new JsonObject
        {
            [Signatures.Key] = Signatures.Secret,
            [showSecrets ? "plaintext" : "ciphertext"] = showSecrets ? text : secrets.Encrypt(text),
        };
    }

    public Value Secret(JsonObject envelope)
    {
        var text = (string?)envelope["plaintext"] ?? secrets.Decrypt((string)envelope["ciphertext"]!);
        return JsonValues.Read(JsonNode.Parse(text), Secret);
    }

    static JsonObject Write(CustomTimeouts timeouts)
    {
        var json = new JsonObject();
        foreach (var (key, seconds) in new[] { ("create", timeouts.Create), ("update", timeouts.Update), ("delete", timeouts.Delete), ("read", timeouts.Read) })
            if (seconds > 0)
                json[key] = seconds;
        return json;
    }

    static CustomTimeouts Timeouts(JsonNode? json) => json is null
        ? new CustomTimeouts()
        : new CustomTimeouts(Seconds(json["create"]), Seconds(json["update"]), Seconds(json["delete"]), Seconds(json["read"]));

    static double Seconds(JsonNode? json) => json?.GetValue<double>() ?? 0;

    void Put(JsonObject json, string key, MapValue value)
    {
        if (!value.Entries.IsEmpty)
            json[key] = JsonValues.Write(value, Cipher);
    }

    static void Put(JsonObject json, string key, bool value)
    {
        if (value)
            json[key] = value;
    }

    static void Put(JsonObject json, string key, string value)
    {
        if (value.Length > 0)
            json[key] = value;
    }

    static void Put(JsonObject json, string key, ImmutableArray<string> values)
    {
        if (values.Length > 0)
            json[key] = Texts(values);
    }

    static JsonArray Texts(ImmutableArray<string> values) => new([.. values.Select(value => (JsonNode?)value)]);

    static bool Flag(JsonObject json, string key) => (bool?)json[key] ?? false;

    static string Text(JsonObject json, string key) => (string?)json[key] ?? "";

    static ImmutableArray<string> List(JsonNode? json) => json is JsonArray array ? [.. array.Select(item => (string)item!)] : [];

    static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture) ?? "";

    static DateTimeOffset? Time(JsonObject json, string key) =>
        (string?)json[key] is { } text ? DateTimeOffset.Parse(Shortened(text), CultureInfo.InvariantCulture) : null;

    /// <summary>Go writes nanoseconds, .NET reads ticks.</summary>
    static string Shortened(string time)
    {
        var dot = time.IndexOf('.', StringComparison.Ordinal);
        var zone = time.IndexOfAny(['Z', '+'], Math.Max(dot, 0));
        return dot > 0 && zone - dot > 8 ? time[..(dot + 8)] + time[zone..] : time;
    }
}
