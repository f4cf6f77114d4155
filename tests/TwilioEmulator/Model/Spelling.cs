using System.Text.RegularExpressions;

namespace TwilioEmulator.Model;

/// <summary>Sender ids as the service writes them, which need not be as they were asked for.</summary>
static partial class Spelling
{
    /// <summary>What the service writes for the sender of this SID that was asked for by this id.</summary>
    public static string Of(string senderId, string sid, EmulatorOptions options) =>
        options.RcsSpelling == RcsSpelling.TwilioName && RcsAgent().IsMatch(senderId) && !TwilioName().IsMatch(senderId)
            ? $"rcs:brand_{sid[^8..]}_agent"
            : Of(senderId, options);

    /// <summary>The same for two ids that mean the same number.</summary>
    public static string Of(string senderId, EmulatorOptions options) =>
        options.Spelling == NumberSpelling.AsWhatsApp ? AsWhatsApp(senderId) : senderId;

    // Mexico: 1 before the ten digits; Argentina: 9 before the area code; Brazil: no 9 before the eight digits.
    static string AsWhatsApp(string senderId)
    {
        var spelled = Mexico().Replace(senderId, "whatsapp:+521$1");
        spelled = Argentina().Replace(spelled, "whatsapp:+549$1");
        return Brazil().Replace(spelled, "whatsapp:+55$1$2");
    }

    [GeneratedRegex(@"\Arcs:")]
    private static partial Regex RcsAgent();

    [GeneratedRegex(@"\Arcs:brand_[0-9a-f]{8}_agent\z")]
    private static partial Regex TwilioName();

    [GeneratedRegex(@"\Awhatsapp:\+52([0-9]{10})\z")]
    private static partial Regex Mexico();

    [GeneratedRegex(@"\Awhatsapp:\+54([0-8][0-9]*)\z")]
    private static partial Regex Argentina();

    [GeneratedRegex(@"\Awhatsapp:\+55([0-9]{2})9([0-9]{8})\z")]
    private static partial Regex Brazil();
}
