using System.Text.Json.Nodes;
using TwilioEmulator.Fields;
using TwilioEmulator.Model;

namespace TwilioEmulator.Api;

/// <summary>Fields whose values a create or an update accepts without storing them.</summary>
static class IgnoredFields
{
    public static HashSet<string> Of(JsonObject body, string status, Whims? whims, EmulatorOptions options)
    {
        var ignored = options.NeverTaken.Union(TooEarly(body, status, options)).ToHashSet();
        if (whims is not null)
            ignored.UnionWith(whims.Ignored);
        if (!options.FriendlyNameClears && (string?)SenderFields.FriendlyName.In(body) is "")
            ignored.Add(SenderFields.FriendlyName.Path);
        return ignored;
    }

    // Refuses them, or names them, where only a sender that is ONLINE can have them.
    static IEnumerable<string> TooEarly(JsonObject body, string status, EmulatorOptions options)
    {
        if (SenderStatus.IsOnline(status) || options.VoiceBeforeOnline == VoiceBeforeOnline.Taken)
            return [];
        var early = SenderFields.All.Where(field => field.NeedsOnline && field.In(body) is not null).ToList();
        if (early.Count > 0 && options.VoiceBeforeOnline == VoiceBeforeOnline.Refused)
            throw ApiErrorException.Invalid($"{early[0].Path} can only be set once the sender is ONLINE");
        return early.Select(field => field.Path);
    }
}
