using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TwilioApi.Json;

/// <summary>Lists without nulls: an item that is null says as little as one that is absent.</summary>
internal sealed class ItemsConverter<T> : JsonConverter<IReadOnlyList<T>>
    where T : class
{
    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("A list was expected.");
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Item(ref reader, type) is { } item)
                items.Add(item);
        }

        return items;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are read, never written.");

    private static T? Item(ref Utf8JsonReader reader, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(ref reader, type);
        }
        catch (JsonException odd)
        {
            // With the path within the item; whoever reads the list fills in the one that leads to it.
            throw new JsonException("An item of the list can't be read.", odd);
        }
    }
}

/// <summary>The senders of a list, by SID and sender id; what else they have is passed over.</summary>
internal sealed class ListedSendersConverter : JsonConverter<IReadOnlyList<ListedSender>>
{
    public override IReadOnlyList<ListedSender> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var list = JsonDocument.ParseValue(ref reader);
        if (list.RootElement.ValueKind != JsonValueKind.Array)
            throw new JsonException("A list was expected.");
        return [.. list.RootElement.EnumerateArray().Select(Read)];
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<ListedSender> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are read, never written.");

    private static ListedSender Read(JsonElement item) => item.ValueKind == JsonValueKind.Object && Text(item, "sid") is { } sid
        ? new() { Sid = sid, SenderId = Text(item, "sender_id") }
        : throw new JsonException("A sender of the list has no SID.");

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
