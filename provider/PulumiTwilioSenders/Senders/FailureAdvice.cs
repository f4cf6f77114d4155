using System.Globalization;
using System.Net;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>What a user can do about a failure, by Twilio's code or else by the HTTP status.</summary>
internal static class FailureAdvice
{
    private static readonly Dictionary<int, string> ByCode = new()
    {
        [30008] = "Twilio couldn't say why. See its error log in the Console, and ask Twilio's support if it stays.",
        [20003] = "Check twilio:accountSid and twilio:authToken, or twilio:apiKey and twilio:apiSecret: they must belong to the account that has the sender.",
        [20404] = "Either the sender isn't in the account of these credentials (a refresh brings the state up to date if it was deleted), or the account has no access to the Senders API.",
        [20429] = "Too many requests at once: lower twilio:maxConcurrentRequests, or try again later.",
        [63020] = "In Meta Business Manager, a person has to accept Twilio's invitation for the WhatsApp Business Account; then run the update again.",
        [63051] = "Meta has locked the sender or its WhatsApp Business Account: a person has to appeal in WhatsApp Manager; then run the update again.",
        [63100] = "Correct what Twilio's message names and run again.",
        [63101] = "Check configuration.wabaId: the WhatsApp Business Account must exist, be shared with Twilio and not be linked to another Twilio account.",
        [63103] = "Twilio couldn't extend its credit line to the WhatsApp Business Account: another provider may hold it. Ask Twilio's support.",
        [63104] = "The WhatsApp Business Account has as many numbers as it may. Delete one or ask Meta for more.",
        [63110] = "The number is registered with WhatsApp already. Delete that registration in the WhatsApp app or at its provider first.",
        [63111] = "Check the phone number and configuration.wabaId: one of them doesn't exist.",
        [63113] = "The number can't be verified. Check that it can receive a text message or a call.",
        [63114] = "Too many codes were asked for: Meta allows ten registration attempts in 72 hours. Wait, then run again.",
        [63116] = "The one-time code didn't arrive. Set configuration.verificationMethod to voice, or make sure that the number receives text messages.",
    };

    private const string Rcs =
        "Twilio documents changing and deleting senders for WhatsApp only. Change an RCS sender in the Twilio Console; to take it out of the stack without deleting it, set retainOnDelete or run `pulumi state delete`.";

    private const string RegisteredInDoubt =
        "Nobody knows whether Twilio took the request. Run it again: if Twilio did, it refuses a second registration, and the error then names the sender and the command that imports it.";

    private const string CodeInDoubt =
        "Nobody knows whether Twilio took the one-time code. Run a refresh: if the sender still waits for its code, run the update again.";

    /// <param name="failure">What went wrong.</param>
    /// <param name="changed">The sender id of the sender that is changed or deleted; null for one that is made or looked at.</param>
    public static string For(TwilioApiException failure, string? changed)
    {
        if (failure.InDoubt)
            return changed is null ? RegisteredInDoubt : CodeInDoubt;
        if (Channel.IsRcs(changed) && IsRefusal(failure.Status))
            return Rcs;
        if (failure.Code is { } code && ByCode.TryGetValue(code, out var advice))
            return advice;
        return failure.Status switch
        {
            null => "Check the network and twilio:baseUrl, then run again.",
            HttpStatusCode.Unauthorized => ByCode[20003],
            HttpStatusCode.Forbidden => "The credentials don't allow this: a restricted API key needs access to the Senders API.",
            HttpStatusCode.NotFound => "Twilio didn't say that the sender is gone, so the state keeps it. Check twilio:baseUrl, twilio:region and twilio:edge.",
            HttpStatusCode.TooManyRequests => ByCode[20429],
            >= HttpStatusCode.InternalServerError => "Twilio has trouble: try again later, and see https://status.twilio.com.",
            >= HttpStatusCode.BadRequest => "See Twilio's page about the error, correct the program and run again.",
            _ => "Check twilio:baseUrl: the host doesn't answer as Twilio does.",
        };
    }

    public static string ForOffline(string? code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && ByCode.TryGetValue(number, out var advice)
            ? advice
            : "See Twilio's page about the error; once the reason is gone, run the update again.";

    public static string NotDeleted(Sender sender) => Channel.IsRcs(sender.SenderId)
        ? Rcs
        : "Check that the credentials may delete senders, then run again; to take it out of the stack without deleting it, set retainOnDelete or run `pulumi state delete`.";

    private static bool IsRefusal(HttpStatusCode? status) =>
        status is (>= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError) or HttpStatusCode.NotImplemented
        && status is not (HttpStatusCode.Unauthorized or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);
}
