using System.Text.RegularExpressions;
using ProviderKit.Description;
using ProviderKit.Values;

namespace PulumiTwilioSenders.Senders;

/// <summary>What a sender id says: which channel, and that it is well formed.</summary>
internal static partial class Channel
{
    public const string WhatsApp = "whatsapp";
    public const string Rcs = "rcs";

    /// <summary>Twilio's shared sandbox, which is in every account's list and belongs to none.</summary>
    public const string Sandbox = "whatsapp:+14155238886";

    public const string SandboxIsShared = "is Twilio's shared WhatsApp sandbox, which belongs to nobody and can't be managed: take a number of your own";

    public const string Expectation =
        "must be \"whatsapp:\" and a phone number in E.164 form (whatsapp:+15017122661), or \"rcs:\" and the agent's name (rcs:my_agent)";

    public static ValueRule Rule { get; } = ValueRule.Matching(Form, Expectation) with { Meant = Meant };

    [GeneratedRegex(@"^(whatsapp:\+[1-9][0-9]{1,14}|rcs:[^\s:/?#]+)\z", RegexOptions.CultureInvariant)]
    public static partial Regex Form { get; }

    public static bool IsWhatsApp(string? senderId) => senderId?.StartsWith("whatsapp:", StringComparison.Ordinal) == true;

    public static bool IsRcs(string? senderId) => senderId?.StartsWith("rcs:", StringComparison.Ordinal) == true;

    public static bool IsWhatsApp(PropertyMap inputs) => IsWhatsApp(SenderDescription.SenderIdOf(inputs));

    public static bool IsRcs(PropertyMap inputs) => IsRcs(SenderDescription.SenderIdOf(inputs));

    /// <summary>The name under which the API lists the sender's channel.</summary>
    public static string NameOf(string? senderId) => IsRcs(senderId) ? Rcs : WhatsApp;

    /// <summary>
    /// Whether two sender ids are about the same number. WhatsApp writes those of Mexico, Argentina and Brazil with a digit
    /// more or less than E.164 does: +521… for +52…, +549… for +54…, +55 11 8… for +55 11 98….
    /// </summary>
    public static bool AreSame(string? left, string? right)
    {
        if (left == right)
            return true;
        if (left is null || right is null || Math.Abs(left.Length - right.Length) != 1)
            return false;
        var (longer, shorter) = left.Length > right.Length ? (left, right) : (right, left);
        return Variable.Match(longer).Groups["digit"] is { Success: true } digit && longer.Remove(digit.Index, 1) == shorter;
    }

    /// <summary>What was probably meant by what is no sender id, with what led to it; null when nobody can tell.</summary>
    public static string? Meant(string text)
    {
        var (prefix, rest) = text.Trim().Split(':', 2) is [var channel, var id] ? (channel.ToLowerInvariant(), id) : (WhatsApp, text);
        var meant = prefix == Rcs ? $"rcs:{rest.Trim().Replace(' ', '_')}" : $"whatsapp:+{Separator.Replace(rest, "").TrimStart('+')}";
        if (meant == text || !Form.IsMatch(meant))
            return null;
        return !text.Contains('+', StringComparison.Ordinal) && prefix != Rcs
            ? $"Did you mean \"{meant}\"? A number loses its plus where it is read as a number: put it in quotes in Pulumi.<stack>.yaml."
            : $"Did you mean \"{meant}\"?";
    }

    [GeneratedRegex(@"[\s().-]", RegexOptions.CultureInvariant)]
    private static partial Regex Separator { get; }

    [GeneratedRegex(@"^whatsapp:\+(?:52(?<digit>1)|54(?<digit>9)|55[0-9]{2}(?<digit>9))[0-9]{8,10}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Variable { get; }
}
