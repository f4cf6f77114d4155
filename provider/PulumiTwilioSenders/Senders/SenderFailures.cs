using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ProviderKit.Lifecycle;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>Failures in words for users: what failed, Twilio's code and link, what to do next.</summary>
internal static partial class SenderFailures
{
    private const string ErrorLog = "https://console.twilio.com/us1/monitor/logs/debugger/errors";

    /// <param name="failure">What went wrong.</param>
    /// <param name="changed">The sender id of the sender that is changed or deleted; null for one that is made or looked at.</param>
    public static OperationFailedException Explain(TwilioApiException failure, string? changed) =>
        new(Kind(failure), $"{failure.Message}{Reference(failure)}. {FailureAdvice.For(failure, changed)}", failure);

    public static string Vanished(string sid, string userName) =>
        $"Twilio no longer has the sender {sid} in the account of {userName}. Somebody deleted it meanwhile; run a refresh to bring the state up to date.";

    /// <summary>Why a sender isn't as it should be, and what to do; each reason stands for itself.</summary>
    public static IEnumerable<string> Reasons(Sender sender, string problem)
    {
        yield return $"{problem} The sender is {sender.Sid} with status {sender.Status ?? "unknown"}; it is kept in the state, and the next update goes on from here.";
        foreach (var reason in OfflineReasons(sender))
            yield return reason;
        yield return $"What Twilio found out later stands in its Console's error log under the sender's SID: {ErrorLog}";
    }

    public static IEnumerable<string> OfflineReasons(Sender sender) => (sender.OfflineReasons ?? []).Select(reason =>
        $"Offline: {reason.Message ?? "no message"} (Twilio error {reason.Code ?? "unknown"}{(reason.MoreInfo is { } link ? $", {link}" : "")}) {FailureAdvice.ForOffline(reason.Code)}");

    /// <summary>The service says that there is nothing to delete, and shows it all the same.</summary>
    public static OperationFailedException NotDeleted(Sender sender) => new(FailureKind.Precondition,
        $"Deleting the sender failed: Twilio answered that there is no such sender to delete (Twilio error 20404, HTTP 404, https://www.twilio.com/docs/errors/20404), yet it shows {sender.Sid} with status {sender.Status ?? "unknown"}. {FailureAdvice.NotDeleted(sender)}");

    public static string TimedOut(TimeSpan timeout, string? status, OperationCanceledException ended) =>
        $"The sender didn't settle within {DurationText.Of(timeout)}; its last status was {status ?? "unknown"}.{LastAnswer(ended)} Run the update again to go on waiting, or give it longer with customTimeouts.";

    public static string TookTooLong(TimeSpan timeout, OperationCanceledException ended) =>
        $"Twilio didn't get it done within {DurationText.Of(timeout)}.{LastAnswer(ended)} Run it again, or give it longer with customTimeouts.";

    /// <summary>A sender that was there before us is never adopted: who made it may still count on it.</summary>
    public static OperationFailedException Taken(TwilioApiException refusal, string senderId, SenderSearch search, string name)
    {
        var known = search switch
        {
            { MadeFor: { } other, Found.Sid: { } sid } => $"{senderId} was registered in this same run, as {sid}, for {other}: a program can declare a sender once only. Take one of the two declarations out; if that other one is gone: {ImportCommand(name, sid)}",
            { Found.Sid: { } sid } => $"{senderId} was registered before, as {sid}. To manage it with this program: {ImportCommand(name, sid)}",
            { Failed: true } => $"{senderId} is registered already; its SID couldn't be looked up. To manage it with this program: {ImportCommand(name, senderId)}",
            { MayBeOurs: true } => $"The answer to an earlier attempt was lost, and Twilio's list doesn't show {senderId} so far: the sender may be the one that was asked for. Once the Console shows it: {ImportCommand(name, senderId)}",
            _ when refusal.Code is not (null or 63100) => FailureAdvice.For(refusal, changed: null),
            _ => $"No sender of this account is called {senderId}: another Twilio account may have it. Release it there, or use that account's credentials.",
        };
        return new(FailureKind.AlreadyExists, $"{refusal.Message}{Reference(refusal)}\n{known}", refusal);
    }

    public const string Cancelled = "The wait for the sender was cancelled.";

    public const string Offline = "Twilio says that the sender is offline.";

    public const string NotOnline = "waitFor is \"online\", but the sender waits for its one-time code: set configuration.verificationCode as a secret and run the update again.";

    private static string ImportCommand(string name, string id) =>
        $"pulumi import {SenderDescription.Resource.Token} {(PlainWord.IsMatch(name) ? name : $"'{name.Replace("'", @"'\''", StringComparison.Ordinal)}'")} {id}";

    private static string LastAnswer(OperationCanceledException ended) =>
        ended.InnerException is TwilioApiException last ? $" {last.Message}{Reference(last)}." : "";

    private static string Reference(TwilioApiException failure)
    {
        var parts = new[]
        {
            failure.Code is { } code ? string.Create(CultureInfo.InvariantCulture, $"Twilio error {code}") : null,
            failure.Status is { } status ? $"HTTP {(int)status}" : null,
            failure.MoreInfo,
            failure.RequestId is { } id ? $"request {id}" : null,
        };
        var told = string.Join(", ", parts.OfType<string>());
        return told.Length == 0 ? "" : $" ({told})";
    }

    private static FailureKind Kind(TwilioApiException failure) => failure.Status switch
    {
        _ when failure.InDoubt => FailureKind.InDoubt,
        null => FailureKind.Unavailable,
        HttpStatusCode.Unauthorized => FailureKind.Unauthenticated,
        HttpStatusCode.Forbidden => FailureKind.PermissionDenied,
        HttpStatusCode.NotFound => FailureKind.NotFound,
        HttpStatusCode.Conflict => FailureKind.AlreadyExists,
        HttpStatusCode.TooManyRequests => FailureKind.RateLimited,
        >= HttpStatusCode.InternalServerError => FailureKind.Unavailable,
        >= HttpStatusCode.BadRequest => FailureKind.Refused,
        _ => FailureKind.Precondition,
    };

    [GeneratedRegex(@"^[\w.+-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainWord { get; }
}
