using System.Text.Json;
using System.Text.Json.Nodes;

namespace TwilioApi.Json;

/// <summary>Reads answers. What can't be read is left out and named: one odd field must not hide all others.</summary>
internal static class SenderReader
{
    private const int MostOdd = 50;

    public static Sender? Read(byte[] answer)
    {
        try
        {
            return JsonSerializer.Deserialize(answer, SendersJson.Default.Sender);
        }
        catch (JsonException odd) when (FieldOf(odd) is not null)
        {
            return ReadRest(answer, odd);
        }
    }

    /// <summary>A list is read strictly: whoever misses a sender in it relies on that.</summary>
    public static SendersPage? ReadPage(byte[] answer) =>
        JsonSerializer.Deserialize(answer, SendersJson.Default.SendersPage) is { Senders: { } senders, Meta: not null } page
            && senders.All(sender => sender?.Sid is not null)
            ? page
            : throw new JsonException("The answer is no page of a list.");

    private static Sender? ReadRest(byte[] answer, JsonException first)
    {
        var type = SendersJson.Default.Sender;
        var rest = JsonNode.Parse(answer, documentOptions: new() { AllowDuplicateProperties = false, MaxDepth = type.Options.MaxDepth });
        var unread = new List<string>();
        for (var odd = first; unread.Count < MostOdd && FieldOf(odd) is { } field && TryRemove(rest, field);)
        {
            unread.Add(field);
            try
            {
                return rest.Deserialize(type)! with { Unread = unread };
            }
            catch (JsonException next)
            {
                odd = next;
            }
        }

        throw first;
    }

    /// <summary>The names on the way to what can't be read, with dots between them; a list as a whole. Null for the answer itself.</summary>
    private static string? FieldOf(JsonException odd) =>
        odd.Path?.Split('[')[0] is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;

    private static bool TryRemove(JsonNode? root, string field)
    {
        var names = field.Split('.');
        var parent = names.SkipLast(1).Aggregate(root, (node, name) => (node as JsonObject)?[name]);
        return (parent as JsonObject)?.Remove(names[^1]) == true;
    }
}
