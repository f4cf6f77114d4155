using System.Text.Json.Nodes;
using TwilioEmulator.Model;

namespace TwilioEmulator.Fields;

/// <summary>Writes a sender the three ways the API does: a create's echo, an update's echo, the whole resource.</summary>
sealed class SenderEncoder(LiveOptions options, Accounts accounts, Func<string> sendersUrl)
{
    readonly FieldReading reading = new(options);

    /// <summary>Only what was sent, and the service's defaults.</summary>
    public JsonObject CreateEcho(StoredSender sender, JsonObject body)
    {
        var echo = Head(sender, SenderStatus.Creating);
        foreach (var (name, value) in CreateEchoOf(SenderFields.Top, sender, body))
            echo[name] = value?.DeepClone();
        foreach (var block in SenderFields.Blocks)
        {
            var leaves = CreateEchoOf(block, sender, body[block] as JsonObject ?? []);
            if (leaves.Any(leaf => leaf.Value is not null) || body[block] is JsonObject)
                echo[block] = leaves;
        }
        return echo;
    }

    /// <summary>The blocks that were sent, in full width but with the request's values; the others null.</summary>
    public JsonObject UpdateEcho(StoredSender sender, JsonObject body, string? displayNameStatus)
    {
        var echo = Head(sender, sender.Walk.Current.Status);
        if (options.Current.UpdateEchoHidesSenderId)
            echo["sender_id"] = null;
        foreach (var field in SenderFields.Of(SenderFields.Top))
            echo[field.Name] = field.In(body)?.DeepClone();
        echo["compliance"] = null;
        foreach (var block in SenderFields.Blocks)
            echo[block] = body[block] is JsonObject sent ? UpdateEchoOf(block, sender, sent) : null;
        echo["properties"] = null;
        if (displayNameStatus is not null)
            reading.PutName(echo, "display_name_status", displayNameStatus);
        return echo;
    }

    /// <summary>Every key of the resource, null where unset.</summary>
    public JsonObject Resource(StoredSender sender, StatusStep step) =>
        Resource(sender, step, showsPendingName: sender.Whims.LooksUntilNameShows == 0);

    JsonObject Resource(StoredSender sender, StatusStep step, bool showsPendingName)
    {
        var resource = Head(sender, step.Status);
        foreach (var field in SenderFields.Of(SenderFields.Top))
            resource[field.Name] = reading.Read(field, sender, field.In(sender.Document));
        foreach (var block in SenderFields.Blocks)
            resource[block] = ReadBlock(block, sender);
        resource["compliance"] = ComplianceOf(sender);
        resource["properties"] = PropertiesOf(sender, step.Status);
        resource["offline_reasons"] = OfflineReasonsOf(step);
        resource["url"] = $"{sendersUrl()}/{sender.Sid}";
        AddUntold(resource, sender.Document, PendingName.Keys);
        foreach (var (name, value) in sender.Document.Where(pair => showsPendingName && PendingName.Keys.Contains(pair.Key)))
            reading.PutName(resource, name, value);
        if (options.Current.OddOutputs)
            OddOutputs.Apply(resource);
        return resource;
    }

    /// <summary>The resource in an answer, which counts as a look at the sender.</summary>
    public JsonObject Show(StoredSender sender, StatusStep step)
    {
        sender.Whims.Shown++;
        return Resource(sender, step);
    }

    /// <summary>The same in a list, which moves nothing and knows less of a new name.</summary>
    public JsonObject ShowListed(StoredSender sender)
    {
        sender.Whims.Shown++;
        var showsPendingName = options.Current.ListsShowPendingNames && sender.Whims.LooksUntilNameShows == 0;
        return Resource(sender, sender.Walk.Current, showsPendingName);
    }

    static JsonObject Head(StoredSender sender, string status) =>
        new() { ["sid"] = sender.Sid, ["status"] = status, ["sender_id"] = sender.SenderId };

    JsonObject CreateEchoOf(string block, StoredSender sender, JsonObject sent)
    {
        var echo = new JsonObject();
        foreach (var field in SenderFields.Of(block))
        {
            var value = sent[field.Name]?.DeepClone() ?? field.EchoDefault ?? DefaultOf(field, sent, sender);
            if (field.HiddenOnCreate)
                value = null;
            var isExpected = field.HiddenOnCreate || value is not null;
            if (sent.ContainsKey(field.Name) || (isExpected && field.IsOn(sender.SenderId)))
                echo[field.Name] = value;
        }
        return echo;
    }

    static JsonObject UpdateEchoOf(string block, StoredSender sender, JsonObject sent)
    {
        var echo = new JsonObject();
        foreach (var field in SenderFields.Of(block))
        {
            var unsent = field.IsOn(sender.SenderId) ? field.EchoDefault : null;
            echo[field.Name] = sent[field.Name]?.DeepClone() ?? unsent;
        }
        return echo;
    }

    JsonNode? ReadBlock(string block, StoredSender sender)
    {
        if (sender.Document[block] is { } odd and not JsonObject)
            return odd.DeepClone();
        var stored = sender.Document[block] as JsonObject ?? [];
        var read = new JsonObject();
        foreach (var field in SenderFields.Of(block))
        {
            var hidden = field.WriteOnly || !field.IsOn(sender.SenderId);
            read[field.Name] = hidden
                ? null
                : reading.Read(field, sender, stored[field.Name]) ?? DefaultOf(field, stored, sender);
        }
        AddUntold(read, stored, []);
        return read;
    }

    JsonNode? DefaultOf(Field field, JsonObject block, StoredSender sender) =>
        field.IsOn(sender.SenderId) && accounts.Find(sender.AccountSid) is { } account
            ? field.ServerDefault?.Invoke(block, account)
            : null;

    JsonNode? PropertiesOf(StoredSender sender, string status) => sender.Document["properties"]?.DeepClone()
        ?? (SenderStatus.IsOnline(status) && Channel.Of(sender.SenderId) == Channels.WhatsApp
            ? new JsonObject
            {
                ["quality_rating"] = options.Current.QualityRating,
                ["messaging_limit"] = options.Current.MessagingLimit,
            }
            : null);

    static JsonNode? ComplianceOf(StoredSender sender) => sender.Document["compliance"]?.DeepClone()
        ?? (Channel.Of(sender.SenderId) == Channels.Rcs
            ? new JsonObject { ["registration_sid"] = "", ["countries"] = new JsonArray() }
            : null);

    static JsonArray? OfflineReasonsOf(StatusStep step) => step.OfflineReasons.Count == 0 ? null : new JsonArray(
        [.. step.OfflineReasons.Select(reason => new JsonObject
        {
            ["code"] = reason.Code,
            ["message"] = reason.Message,
            ["more_info"] = reason.MoreInfo,
        })]);

    // What somebody put into the document out of band and the table does not know reads back as it is.
    static void AddUntold(JsonObject read, JsonObject stored, IReadOnlyList<string> toldElsewhere)
    {
        foreach (var (name, value) in stored)
        {
            if (!read.ContainsKey(name) && !toldElsewhere.Contains(name))
                read[name] = value?.DeepClone();
        }
    }
}
