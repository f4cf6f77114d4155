using System.Text.RegularExpressions;
using ProviderKit.Values;

namespace PulumiTwilioSenders.Senders;

/// <summary>What a sender id says: which channel, and that it is well formed.</summary>
internal static partial class Channel
{
    public const string WhatsAppPrefix = "whatsapp:";
    public const string RcsPrefix = "rcs:";

    /// <summary>Twilio's shared sandbox, which is in every account's list and belongs to none.</summary>
    public const string Sandbox = "whatsapp:+14155238886";

    public const string Expectation =
        "must be \"whatsapp:\" and a phone number in E.164 form (whatsapp:+15017122661), or \"rcs:\" and the agent's name (rcs:my_agent)";

    [GeneratedRegex(@"^(whatsapp:\+[1-9][0-9]{1,14}|rcs:[^\s:/?#]+)\z", RegexOptions.CultureInvariant)]
    public static partial Regex Form { get; }

    public static bool IsWhatsApp(string? senderId) => senderId?.StartsWith(WhatsAppPrefix, StringComparison.Ordinal) == true;

    public static bool IsRcs(string? senderId) => senderId?.StartsWith(RcsPrefix, StringComparison.Ordinal) == true;

    public static bool IsWhatsApp(PropertyMap inputs) => IsWhatsApp(SenderDescription.SenderIdOf(inputs));

    public static bool IsRcs(PropertyMap inputs) => IsRcs(SenderDescription.SenderIdOf(inputs));

    /// <summary>The name under which the API lists the sender's channel.</summary>
    public static string NameOf(string senderId) => IsRcs(senderId) ? "rcs" : "whatsapp";
}
