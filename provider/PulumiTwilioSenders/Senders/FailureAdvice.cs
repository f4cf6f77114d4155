using System.Globalization;
using System.Net;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>What a user can do about a failure, by Twilio's code or else by what is known of it.</summary>
internal static class FailureAdvice
{
    private const string Rcs =
        "Twilio documents changing and deleting senders for WhatsApp only. Change an RCS sender in the Twilio Console; to take it out of the stack without deleting it, set retainOnDelete or run `pulumi state delete`.";

    /// <param name="failure">What went wrong.</param>
    /// <param name="reach">How Twilio was reached.</param>
    /// <param name="changed">The sender id of the sender that is changed or deleted; null for one that is made or looked at.</param>
    public static string For(TwilioApiException failure, Reach reach, string? changed)
    {
        if (failure.InDoubt)
            return "Nobody knows whether Twilio took the request.";
        if (Channel.IsRcs(changed) && IsRefusal(failure.Status))
            return Rcs;
        if (failure.Network is { } network)
            return For(network, reach);
        if (ErrorTable.Find(failure.Code) is { } known)
            return known.Advice;
        return failure.Status switch
        {
            null => "Check twilio:baseUrl: the host doesn't answer as Twilio does.",
            HttpStatusCode.Unauthorized => Advice(20003),
            HttpStatusCode.Forbidden => Advice(20403),
            HttpStatusCode.NotFound => "Twilio didn't say that the sender is gone, so the state keeps it. Check twilio:baseUrl, twilio:region and twilio:edge.",
            HttpStatusCode.Conflict => "Something else is being done to the sender: try again later, and see Twilio's page about the error.",
            HttpStatusCode.TooManyRequests => Advice(20429),
            HttpStatusCode.NotImplemented => "The host doesn't know this request: check twilio:baseUrl.",
            >= HttpStatusCode.InternalServerError => "Twilio has trouble: try again later, and see https://status.twilio.com.",
            >= HttpStatusCode.BadRequest => "See Twilio's page about the error, correct the program and run again.",
            _ => "Check twilio:baseUrl: the host doesn't answer as Twilio does.",
        };
    }

    public static string ForOffline(string? code) =>
        long.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && ErrorTable.Find(number) is { } known
            ? known.Advice
            : "See Twilio's page about the error; once the reason is gone, run the update again.";

    public static string NotDeleted(Sender sender) => Channel.IsRcs(sender.SenderId)
        ? Rcs
        : "Check that the credentials may delete senders, then run again; to take it out of the stack without deleting it, set retainOnDelete or run `pulumi state delete`.";

    private static string For(NetworkFailure network, Reach reach) => network switch
    {
        NetworkFailure.Unresolved when reach.HostOrigin.Length > 0 => $"Nothing was sent. The name is made of {reach.HostOrigin}: check that, then run again.",
        NetworkFailure.Proxy => "Nothing was sent. The proxy comes from the environment variable HTTPS_PROXY (or ALL_PROXY): it must let this host through and accept the user and password that stand in it; NO_PROXY names hosts that go without it.",
        NetworkFailure.Certificate => "Nothing was sent. If a proxy or gateway of your own presents this certificate, add its authority to those that this machine trusts: the system's store (on Linux update-ca-certificates), or a file named by SSL_CERT_FILE.",
        NetworkFailure.Broken => "Check the network and twilio:baseUrl, then run again.",
        _ => "Nothing was sent. Check the network and twilio:baseUrl, then run again.",
    };

    private static string Advice(long code) => ErrorTable.Find(code)!.Advice;

    private static bool IsRefusal(HttpStatusCode? status) =>
        status is (>= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError) or HttpStatusCode.NotImplemented
        && status is not (HttpStatusCode.Unauthorized or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);
}
