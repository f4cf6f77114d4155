using System.Net;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>
/// Twilio's reference takes a Voice application with a registration; experience says that it may refuse one until the sender
/// is online. So it is sent, and a body that is refused is sent once without it: what goes through then was refused for that.
/// </summary>
internal static class VoiceApplication
{
    /// <summary>False when all but the Voice application was taken.</summary>
    /// <exception cref="TwilioApiException">The first refusal, when it wasn't for that.</exception>
    public static async Task<bool> TrySendAsync(SenderPatch body, Func<SenderPatch, Task> send)
    {
        try
        {
            await send(body);
            return true;
        }
        catch (TwilioApiException refused) when (MayBeAboutIt(refused, body) && !body.Without(SenderField.VoiceApplicationSid).IsEmpty)
        {
            try
            {
                await send(body.Without(SenderField.VoiceApplicationSid));
                return false;
            }
            catch (TwilioApiException second) when (second is { InDoubt: false, Status: HttpStatusCode.BadRequest })
            {
                throw refused;
            }
        }
    }

    public static bool MayBeAboutIt(TwilioApiException refused, SenderPatch body) =>
        refused is { InDoubt: false, Status: HttpStatusCode.BadRequest } && body.Mentions(SenderField.VoiceApplicationSid);
}
