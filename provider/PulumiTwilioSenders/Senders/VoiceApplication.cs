using System.Net;
using ProviderKit.Lifecycle;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>
/// Twilio may take a Voice application only for a sender that is online, so a configuration that it refuses for that is
/// sent without it first, and whole once the sender is online.
/// </summary>
internal static class VoiceApplication
{
    /// <summary>Sends, without the Voice application if need be; the configuration to send later, or null, comes back too.</summary>
    public static async Task<(T Answer, SenderConfiguration? Withheld)> SendAsync<T>(
        SenderConfiguration? configuration, Func<SenderConfiguration?, Task<T>> send)
    {
        try
        {
            return (await send(configuration), null);
        }
        catch (TwilioApiException refused) when (IsTooEarly(refused, configuration))
        {
            var rest = configuration! with { VoiceApplicationSid = default };
            return (await send(rest == new SenderConfiguration() ? null : rest), configuration);
        }
    }

    public static void TellWithheld(Sender sender, IOperationLog log) =>
        log.Warn($"Twilio takes configuration.voiceApplicationSid only once {sender.SenderId} is online. Run a refresh when it may be: the next update then sends it.");

    public static bool IsTooEarly(TwilioApiException refused, SenderConfiguration? configuration) =>
        refused.Status is HttpStatusCode.BadRequest or HttpStatusCode.Conflict
        && configuration?.VoiceApplicationSid.Value is not null
        && (refused.Message.Contains("voice", StringComparison.OrdinalIgnoreCase) || refused.Message.Contains("application", StringComparison.OrdinalIgnoreCase));
}
