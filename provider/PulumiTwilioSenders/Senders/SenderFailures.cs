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
    private const int MostReasons = 10;
    private const int LongestReason = 1000;

    public const string Cancelled = "The wait for the sender was cancelled.";

    /// <param name="failure">What went wrong.</param>
    /// <param name="reach">How Twilio was reached.</param>
    /// <param name="changed">The sender id of the sender that is changed or deleted; null for one that is made or looked at.</param>
    public static OperationFailedException Explain(TwilioApiException failure, Reach reach, string? changed) =>
        new(Kind(failure), $"{Said(failure)} {FailureAdvice.For(failure, reach, changed)}", failure);

    /// <summary>Another user name saw the sender, so that this one doesn't see it proves nothing.</summary>
    public static OperationFailedException SeenByAnother(string sid, Reach reach, string urn) => new(FailureKind.Precondition,
        $"Twilio has no sender {sid} in {reach.Account}, but other credentials than these saw it last: it may be there still, in their account. "
        + $"Nothing was changed, and the state keeps it. Use the credentials of the account that has it. If it is truly gone: pulumi state delete '{urn}'");

    public static OperationFailedException OnlyListed(string sid, Reach reach) => new(FailureKind.Unavailable,
        $"Twilio's list has the sender {sid} in {reach.Account}, but fetching it says that there is none (Twilio error 20404, https://www.twilio.com/docs/errors/20404). It counts as there: run it again in a moment.");

    public static OperationFailedException Gone(string sid, Reach reach) => new(FailureKind.NotFound,
        $"Twilio has no sender {sid} in {reach.Account}: two looks and the list don't show it (Twilio error 20404, https://www.twilio.com/docs/errors/20404). Nothing was sent. Run a refresh to bring the state up to date.");

    public static string NotShown(string sid, Reach reach, TimeSpan patience) =>
        $"Twilio hasn't shown the sender {sid} in {reach.Account} for {DurationText.Of(patience)}. Run a refresh: it tells whether it is gone.";

    /// <summary>Why a sender isn't as it should be, and what to do; each reason stands for itself.</summary>
    public static IEnumerable<string> Reasons(Sender sender, string problem)
    {
        yield return $"{problem} The sender is {sender.Sid} with status {sender.Status ?? "unknown"}; it is kept in the state, and the next update goes on from here.";
        foreach (var reason in OfflineReasons(sender))
            yield return reason;
        yield return $"What Twilio found out later stands in its Console's error log under the sender's SID: {ErrorLog}";
    }

    /// <summary>
    /// As many as the state holds: a failure takes it along in the headers of an answer, which have little room. No message
    /// is cut, for half a secret is one that nobody recognises.
    /// </summary>
    public static List<SenderOfflineReason> Brief(IEnumerable<SenderOfflineReason> reasons) =>
        [.. reasons.Take(MostReasons).Select(reason => reason.Message is { Length: > LongestReason } message
            ? reason with { Message = string.Create(CultureInfo.InvariantCulture, $"a message of {message.Length} characters, which isn't kept") }
            : reason)];

    public static IEnumerable<string> OfflineReasons(Sender sender) => (sender.OfflineReasons ?? []).Select(reason =>
        $"Offline: {reason.Message ?? "no message"} (Twilio error {reason.Code ?? "unknown"}{(reason.MoreInfo is { } link ? $", {link}" : "")}) {FailureAdvice.ForOffline(reason.Code)}");

    /// <summary>The service says that there is nothing to delete, and shows it all the same.</summary>
    public static OperationFailedException NotDeleted(Sender sender) => new(FailureKind.Precondition,
        $"Deleting the sender failed: Twilio answered that there is no such sender to delete (Twilio error 20404, HTTP 404, https://www.twilio.com/docs/errors/20404), yet it shows {sender.Sid} with status {sender.Status ?? "unknown"}. {FailureAdvice.NotDeleted(sender)}");

    public static string TimedOut(TimeSpan timeout, string? status, OperationCanceledException ended) =>
        $"The sender didn't settle within {DurationText.Of(timeout)}; its last status was {status ?? "unknown"}.{LastAnswer(ended)} Run the update again to go on waiting, or give it longer with customTimeouts.";

    public static string OutOfTime(TimeSpan timeout) => $"Twilio didn't get it done within {DurationText.Of(timeout)}.";

    public static string TookTooLong(TimeSpan timeout, OperationCanceledException ended) =>
        $"{OutOfTime(timeout)}{LastAnswer(ended)} Run it again, or give it longer with customTimeouts.";

    public static string Offline(Sender sender) => $"Twilio says that the sender is offline (status {sender.Status}).";

    public static string NotOnline(Sender sender) =>
        $"waitFor is \"online\", but the sender waits for its one-time code (status {sender.Status}): set configuration.verificationCode as a secret and run the update again.";

    /// <summary>A sender that was there before us is never adopted: who made it may still count on it.</summary>
    public static OperationFailedException Taken(TwilioApiException refusal, string senderId, TakeOver takeOver)
    {
        var known = takeOver switch
        {
            { Sid: { } sid, MadeFor: { } other } => $"{senderId} was registered in this same run, as {sid}, for {other}: a program can declare a sender once only. Take one of the two declarations out; if that other one is gone: {takeOver.Command(sid)}",
            { Sid: { } sid } => $"{senderId} was registered before, as {sid}. To manage it with this program: {takeOver.Command(sid)}",
            { IsListed: false } => $"{senderId} is registered already; its SID couldn't be looked up. To manage it with this program: {takeOver.Command(senderId)}",
            _ when refusal.Code == 63110 => ErrorTable.Find(refusal.Code)!.Advice,
            _ => $"No sender of {takeOver.Reach.Account} is called {senderId}: another Twilio account may have it, or Twilio hasn't let go of it since it was deleted. Release it there or use that account's credentials; after a deletion, run it again in some minutes.",
        };
        return new(FailureKind.AlreadyExists, $"{Said(refusal)}\n{known}", refusal);
    }

    /// <summary>
    /// A registration whose answer is lost, and whose outcome nobody can tell; with what the list has gained since, null when
    /// it couldn't be read.
    /// </summary>
    public static OperationFailedException Lost(TwilioApiException lost, string senderId, IReadOnlyList<ListedSender>? added, TakeOver takeOver)
    {
        var known = added switch
        {
            null => $"Nobody knows whether Twilio took it: its list couldn't be read either. Run the update again. Should Twilio have it: {takeOver.Command(senderId)}",
            [] => $"Nobody knows whether Twilio took it: its list doesn't show {senderId} so far. Run the update again. Should the list show it later: {takeOver.Command(senderId)}",
            _ => $"Nobody knows whether Twilio took it. Since then its list has gained {string.Join(", ", added.Select(sender => $"{sender.Sid} ({sender.SenderId ?? "no sender id"})"))}, and it isn't sure that this is what was asked for, so nothing was taken over. If it is: {takeOver.Command(added[0].Sid!)}",
        };
        return new(FailureKind.InDoubt, $"{Said(lost)}\n{known}", lost);
    }

    /// <summary>Meta reviews one display name at a time.</summary>
    public static OperationFailedException NameInReview(TwilioApiException refusal, string name, PendingName? pending) => new(FailureKind.Precondition,
        $"{Said(refusal)}\nMeta reviews one display name at a time{(pending is null ? "" : $", and \"{pending.Name}\" was submitted before ({NameRules.Status(pending)})")}. "
        + $"\"{name}\" was not submitted: wait until the other one is decided (pulumi refresh), and run again.", refusal);

    /// <summary>Twilio knows the sender, and not how to change its name.</summary>
    public static OperationFailedException NameNotChangeable(TwilioApiException refusal, bool isThere) => new(FailureKind.Precondition,
        $"{Said(refusal)} "
        + (isThere
            ? "The sender is there, so this is about its name: Twilio changes those of senders on WhatsApp's Cloud API only. Ask Twilio's support to change it, and declare the name that the sender has."
            : "The state keeps the sender: a refresh tells whether it is gone."), refusal);

    private static string Said(TwilioApiException failure) => $"{failure.Message}{Reference(failure)}.";

    private static string LastAnswer(OperationCanceledException ended) => ended.InnerException is TwilioApiException last ? $" {Said(last)}" : "";

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
        HttpStatusCode.Conflict => FailureKind.Precondition,
        HttpStatusCode.TooManyRequests => FailureKind.RateLimited,
        HttpStatusCode.NotImplemented => FailureKind.Refused,
        >= HttpStatusCode.InternalServerError => FailureKind.Unavailable,
        >= HttpStatusCode.BadRequest => FailureKind.Refused,
        _ => FailureKind.Precondition,
    };
}

/// <summary>How a user takes over a sender that is there.</summary>
internal sealed partial record TakeOver(Reach Reach, Operation Operation)
{
    /// <summary>Its SID, if the list has it.</summary>
    public string? Sid { get; init; }

    /// <summary>The list could be read.</summary>
    public bool IsListed { get; init; }

    /// <summary>The resource that this process registered it for; null for none.</summary>
    public string? MadeFor { get; init; }

    /// <summary>An import is refused under a name that the state has, as it has that of a sender that is to be replaced.</summary>
    public string Command(string id) => Operation.Replaces
        ? $"the state still has the old sender under this resource's name, so give the new one another name in the program and run {Import("NEWNAME", id)}; or first run pulumi state delete '{Operation.Urn}', which leaves the old one at Twilio, and then {Import(Quoted(Operation.Name), id)}"
        : Import(Quoted(Operation.Name), id);

    private static string Import(string name, string id) => $"pulumi import {SenderDescription.Resource.Token} {name} {id}";

    private static string Quoted(string name) => PlainWord.IsMatch(name) ? name : $"'{name.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"^[\w.+-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainWord { get; }
}
