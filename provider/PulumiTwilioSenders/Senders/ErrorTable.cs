using System.Collections.Frozen;
using System.Net;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>What one of Twilio's errors means for senders, and what to do about it.</summary>
/// <param name="Code">Twilio's code.</param>
/// <param name="Advice">What to do next.</param>
internal sealed record ErrorDescription(long Code, string Advice)
{
    /// <summary>How long to wait before sending the same again helps; null where it doesn't. Twilio hasn't processed what it refuses so.</summary>
    public TimeSpan? Repetition { get; init; }
}

/// <summary>THE TABLE of Twilio's errors that concern senders: what the provider tells derives from it.</summary>
internal static class ErrorTable
{
    private static readonly FrozenDictionary<long, ErrorDescription> ByCode = new ErrorDescription[]
    {
        new(20003, "Check twilio:accountSid and twilio:authToken, or twilio:apiKey and twilio:apiSecret: they must belong to the account that has the sender, and to the region that is asked (each of Twilio's regions has credentials of its own)."),
        new(20005, "The account is suspended or closed: see the Twilio Console, and ask Twilio's support."),
        new(20006, "The credentials don't allow this: a restricted API key needs access to the Senders API."),
        new(20008, "These are the account's test credentials, which can't manage senders. Take the live ones: the Console shows them under Account, API keys & tokens, above the test credentials."),
        new(20403, "The account may not use the Senders API, or the credentials don't allow it: a restricted API key needs access to it."),
        new(20404, "Either the sender isn't in the account of these credentials, or the account has no access to the Senders API. A refresh tells which."),
        new(20422, "Correct what Twilio's message names and run again."),
        new(20429, "Too many requests at once: lower twilio:maxConcurrentRequests, or try again later."),
        new(30008, "Twilio couldn't say why. See its error log in the Console, and ask Twilio's support if it stays."),
        new(63020, "In Meta Business Manager, a person has to accept Twilio's invitation for the WhatsApp Business Account; then run the update again."),
        new(63051, "Meta has locked the sender or its WhatsApp Business Account: a person has to appeal in WhatsApp Manager; then run the update again."),
        new(63059, "The number now belongs to another WhatsApp Business Account: refresh, and declare the one that it is in as configuration.wabaId."),
        new(63060, "Meta has rejected the display name. The reason stands in WhatsApp Manager; declare another profile.name that follows Meta's guidelines."),
        new(63100, "Correct what Twilio's message names and run again."),
        new(63101, "Check configuration.wabaId: the WhatsApp Business Account must exist, be shared with Twilio and not be linked to another Twilio account."),
        new(63103, "Twilio couldn't extend its credit line to the WhatsApp Business Account: another provider may hold it. Ask Twilio's support."),
        new(63104, "The WhatsApp Business Account has as many numbers as it may. Delete one or ask Meta for more."),
        new(63110, "The number is registered with WhatsApp already. Delete that registration in the WhatsApp app or at its provider first."),
        new(63111, "Check the phone number and configuration.wabaId: one of them doesn't exist."),
        new(63112, "Meta hasn't verified the business, or has disabled the account: see Meta Business settings."),
        new(63113, "The number can't be verified. Check that it can receive a text message or a call."),
        new(63114, "Too many codes were asked for: Meta allows ten registration attempts in 72 hours. Wait, then run again."),
        new(63116, "The one-time code didn't arrive. Set configuration.verificationMethod to voice, or make sure that the number receives text messages."),
        new(63117, "Twilio couldn't reach Meta: try again later."),
        new(63119, "Meta limits how often one WhatsApp Business Account is changed: wait some minutes, then run again.") { Repetition = TimeSpan.FromSeconds(30) },
        new(63121, "Another display name of the sender is in review, and Meta takes one at a time: wait until it is decided, then run again."),
        new(63124, "Meta has refused the display name for the reason above. The old one stays: declare another profile.name that follows Meta's guidelines, or the old one."),
        new(63128, "Another display name of the sender is in review, and Meta takes one at a time: wait until it is decided, then run again."),
        new(20249, "The number was registered more than ten times in 72 hours, as many as Meta allows: wait that long, then run again."),
    }.ToFrozenDictionary(error => error.Code);

    /// <summary>Whether an update may be sent again: 409 says that something else is being done to the sender, unless its code says otherwise.</summary>
    public static bool MayRepeatUpdate(TwilioApiException refused) => !refused.InDoubt
        && (Find(refused.Code)?.Repetition is not null || (refused.Status == HttpStatusCode.Conflict && Find(refused.Code) is null or { Code: 63100 }));

    public static ErrorDescription? Find(long? code) => code is { } known ? ByCode.GetValueOrDefault(known) : null;
}
