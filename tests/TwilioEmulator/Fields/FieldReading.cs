using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TwilioEmulator.Model;

namespace TwilioEmulator.Fields;

/// <summary>How a value that is stored reads back, which need not be how it was sent.</summary>
sealed partial class FieldReading(LiveOptions options)
{
    public JsonNode? Read(Field field, StoredSender sender, JsonNode? value)
    {
        var read = value?.DeepClone();
        if (field.MetaLabel is { } label && Channel.Of(sender.SenderId) == Channels.WhatsApp && read is JsonArray items)
            read = AsMetaKeeps(label, items);
        if ((field.CopiedOn & Channel.Of(sender.SenderId)) != Channels.None && TextOf(read) is { } address)
            read = Copied(address, sender);
        if (options.Current.NormalisesUrls && field.IsUrl)
            read = WithRoots(field, read);
        return read;
    }

    /// <summary>Puts what is said of a display name where the options want it.</summary>
    public void PutName(JsonObject answer, string key, JsonNode? value)
    {
        if (options.Current.PendingNames != PendingNames.Profile)
            answer[key] = value?.DeepClone();
        if (options.Current.PendingNames != PendingNames.TopLevel && answer[SenderFields.Profile] is JsonObject profile)
            profile[key] = value?.DeepClone();
    }

    string Copied(string address, StoredSender sender) => options.Current.LogoCopies switch
    {
        LogoCopies.MetaCopy => PictureCopy.AtMeta(address, sender.Whims.Shown),
        LogoCopies.OtherHost => PictureCopy.Elsewhere(address),
        _ => address,
    };

    JsonArray AsMetaKeeps(string label, JsonArray items)
    {
        if (options.Current.WhatsAppLists == ListReading.AsSent)
            return items;
        foreach (var item in items.OfType<JsonObject>())
            item["label"] = label;
        return options.Current.WhatsAppLists == ListReading.MetaLabelsReversed
            ? new([.. items.Reverse().Select(item => item?.DeepClone())])
            : items;
    }

    static JsonNode? WithRoots(Field field, JsonNode? read)
    {
        foreach (var item in (read as JsonArray ?? []).OfType<JsonObject>())
            item[field.ItemKey!] = WithRoot(item[field.ItemKey!]?.DeepClone());
        return read is JsonArray ? read : WithRoot(read);
    }

    static JsonNode? WithRoot(JsonNode? address) => TextOf(address) is { } text ? NoPath().Replace(text, "$1/") : address;

    static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    [GeneratedRegex(@"\A(https?://[^/?#]+)(?=[?#]|\z)", RegexOptions.IgnoreCase)]
    private static partial Regex NoPath();
}
