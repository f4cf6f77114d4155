using System.Text.Json.Nodes;
using TwilioEmulator.Fields;
using TwilioEmulator.Model;

namespace TwilioEmulator.Api;

/// <summary>Fields that are sent before the sender is ONLINE although only an ONLINE one can have them.</summary>
static class EarlyFields
{
    /// <summary>Refuses them, or names the ones that are accepted without being stored.</summary>
    public static IEnumerable<string> Drop(JsonObject body, string status, EmulatorOptions options)
    {
        if (SenderStatus.IsOnline(status) || options.VoiceBeforeOnline == VoiceBeforeOnline.Taken)
            return [];
        var early = SenderFields.All.Where(field => field.NeedsOnline && body[field.Block]?[field.Name] is not null).ToList();
        if (early.Count > 0 && options.VoiceBeforeOnline == VoiceBeforeOnline.Refused)
            throw ApiErrorException.Invalid($"{early[0].Path} can only be set once the sender is ONLINE");
        return early.Select(field => field.Path);
    }
}
