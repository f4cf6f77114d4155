using System.Text.Json;
using System.Text.Json.Nodes;
using TwilioEmulator.Api;

namespace TwilioEmulator.Fields;

/// <summary>Refuses every request body the table does not allow, naming the field and never quoting its value.</summary>
static class BodyRules
{
    const string SenderIdKey = "sender_id";

    public static string CheckCreate(JsonObject body)
    {
        RefuseUnknown(body, [SenderIdKey, .. Keys], "");
        var senderId = CheckSenderId(body);
        foreach (var (key, sent) in body)
        {
            if (key != SenderIdKey && sent is not null)
                CheckKey(key, sent, isUpdate: false);
        }
        CheckRequired(senderId, body, SenderFields.All);
        return senderId;
    }

    /// <summary>What a create needs is needed in every block that is sent.</summary>
    public static void CheckWholeBlocks(string senderId, JsonObject body) =>
        CheckRequired(senderId, body, SenderFields.All.Where(field => body.ContainsKey(field.Block)));

    public static void CheckUpdate(JsonObject body)
    {
        if (body.ContainsKey(SenderIdKey))
            throw ApiErrorException.Invalid($"{SenderIdKey} can't be changed: it is not part of an update");
        RefuseUnknown(body, Keys, "");
        foreach (var (key, sent) in body)
            CheckKey(key, sent, isUpdate: true);
        if (body.Count == 0)
            throw ApiErrorException.Invalid("Request body is empty: an update has to name at least one field");
    }

    static void CheckRequired(string senderId, JsonObject body, IEnumerable<Field> fields)
    {
        foreach (var field in fields.Where(field => (field.Required & Channel.Of(senderId)) != Channels.None))
        {
            if (field.In(body) is null)
                throw ApiErrorException.Invalid($"{field.Path} is required for {Channel.NameOf(senderId)} senders");
        }
    }

    static string CheckSenderId(JsonObject body)
    {
        if (body[SenderIdKey] is not { } sent)
            throw ApiErrorException.Invalid($"{SenderIdKey} is required");
        if (TextOf(sent) is not { } senderId)
            throw ApiErrorException.Invalid($"{SenderIdKey} must be a string");
        if (!SenderFields.SenderId.Pattern.IsMatch(senderId))
            throw ApiErrorException.Invalid($"{SenderIdKey} must be {SenderFields.SenderId.Words}");
        return senderId;
    }

    static IEnumerable<string> Keys => SenderFields.Of(SenderFields.Top).Select(top => top.Name).Concat(SenderFields.Blocks);

    static void CheckKey(string key, JsonNode? sent, bool isUpdate)
    {
        if (SenderFields.Find(SenderFields.Top, key) is { } field)
            CheckValue(field, sent, isUpdate);
        else
            CheckBlock(key, sent, isUpdate);
    }

    // A null block on an update is refused because nobody knows what the real service makes of it.
    static void CheckBlock(string block, JsonNode? sent, bool isUpdate)
    {
        if (sent is not JsonObject leaves)
            throw ApiErrorException.Invalid($"{block} must be an object");
        if (leaves.Count == 0)
            throw ApiErrorException.Invalid($"{block} is empty: leave it out");
        RefuseUnknown(leaves, SenderFields.Of(block).Select(field => field.Name), block + ".");
        foreach (var (name, value) in leaves)
            CheckValue(SenderFields.Find(block, name)!, value, isUpdate);
    }

    static void CheckValue(Field field, JsonNode? value, bool isUpdate)
    {
        if (value is null)
        {
            if (isUpdate && field.Clearing != Clearing.Null)
                throw ApiErrorException.Invalid($"{field.Path} can't be null: leave it out to keep it{HowToClear(field)}");
        }
        else if (field.ItemKey is not null)
            CheckItems(field, value);
        else
            CheckText(field, TextOf(value) ?? throw ApiErrorException.Invalid($"{field.Path} must be a string"));
    }

    static void CheckText(Field field, string text)
    {
        if (text.Length == 0)
        {
            if (field.Clearing != Clearing.EmptyString)
                throw ApiErrorException.Invalid($"{field.Path} can't be empty");
        }
        else if (field.MaxLength is { } most && text.Length > most)
            throw ApiErrorException.Invalid($"{field.Path} can't be longer than {most} characters");
        else if (!field.OneOf.IsEmpty && !field.OneOf.Contains(text))
            throw ApiErrorException.Invalid($"{field.Path} must be one of: {string.Join("; ", field.OneOf)}");
        else if (field.Form is { } form && !form.Pattern.IsMatch(text))
            throw ApiErrorException.Invalid($"{field.Path} must be {form.Words}");
    }

    static void CheckItems(Field field, JsonNode value)
    {
        if (value is not JsonArray items)
            throw ApiErrorException.Invalid($"{field.Path} must be a list of objects");
        for (var index = 0; index < items.Count; index++)
        {
            var path = $"{field.Path}[{index}]";
            if (items[index] is not JsonObject item)
                throw ApiErrorException.Invalid($"{path} must be an object with {field.ItemKey}");
            CheckItem(item, field.ItemKey!, path);
        }
    }

    static void CheckItem(JsonObject item, string key, string path)
    {
        RefuseUnknown(item, [key, "label"], path + ".");
        if (item[key] is not { } value)
            throw ApiErrorException.Invalid($"{path}.{key} is required");
        if (TextOf(value) is not { Length: > 0 })
            throw ApiErrorException.Invalid($"{path}.{key} must be a string that is not empty");
        if (item.ContainsKey("label") && TextOf(item["label"]) is null)
            throw ApiErrorException.Invalid($"{path}.label must be a string");
    }

    static void RefuseUnknown(JsonObject sent, IEnumerable<string> known, string prefix)
    {
        if (sent.Select(pair => pair.Key).Except(known).FirstOrDefault() is { } unknown)
            throw ApiErrorException.Invalid($"Unknown field: {prefix}{unknown}");
    }

    static string HowToClear(Field field) => field switch
    {
        { ItemKey: not null } => ", send [] to clear it",
        { Clearing: Clearing.EmptyString } => ", send \"\" to clear it",
        _ => "",
    };

    static string? TextOf(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
}
