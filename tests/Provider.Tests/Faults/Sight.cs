using Grpc.Core;
using Provider.Tests.Front;

namespace Provider.Tests.Faults;

/// <summary>What the user gets to see: in the words of the documentation, and as it is checked.</summary>
internal sealed record Sight(string Words, Action<Outcome> Check)
{
    public static Sight Nothing { get; } = new("Nothing. It ends well.", o => Assert.Empty(o.Well().Warnings));

    public static Sight StatusLine { get; } = new("A passing line: what happened and when it is tried again. It ends well.", o =>
        Assert.Contains(o.Well().StatusLines, line => line.Contains("trying again in", StringComparison.Ordinal)));

    public static Sight Recovered { get; } = new("A warning: the answer was lost, the sender was found. It ends well.", o =>
        Assert.Single(o.Well().Warnings, w => w.StartsWith("The answer to the registration of", StringComparison.Ordinal)));

    public static Sight Unreachable { get; } = new("An error: no connection could be made. It names the host.", o =>
        Says(o, StatusCode.Unavailable, "no connection could be made (127.0.0.1)"));

    public static Sight RateLimited { get; } = new("An error: too many requests, and which setting lowers them.", o =>
        Says(o, StatusCode.ResourceExhausted, "twilio:maxConcurrentRequests"));

    public static Sight Trouble { get; } = new("An error: Twilio has trouble, with its code and request id.", o =>
        Says(o, StatusCode.Unavailable, "Twilio error 20503", "request RQ", "Twilio has trouble"));

    public static Sight InDoubt { get; } = new("An error: nobody knows whether Twilio took it. Run it again, or import what came of it.", o =>
        Says(o, StatusCode.Unknown, "Nobody knows whether Twilio took it", "Run the update again", "pulumi import"));

    public static Sight InDoubtHalfway { get; } = new("An error: nobody knows whether Twilio took it. Its SID and last status.", o =>
        Assert.Contains("Nobody knows whether Twilio took the request.", SaysReasons(o), StringComparison.Ordinal));

    public static Sight Unreadable { get; } = new("An error: the answer could not be read.", o =>
        Says(o, StatusCode.FailedPrecondition, "could not be read as what Twilio's reference describes"));

    public static Sight NotSettled { get; } = new("An error: the sender didn't settle in time. Its SID, its last status, how to give it longer.", o =>
        Assert.Contains("didn't settle within", SaysReasons(o), StringComparison.Ordinal));

    public static Sight TookTooLong { get; } = new("An error: not done in time, and how to give it longer.", o =>
        Says(o, StatusCode.DeadlineExceeded, "didn't get it done within", "customTimeouts"));

    public static Sight CancelledHalfway { get; } = new("The request under way ends. An error: the wait was cancelled. Its SID and last status.", o =>
        Assert.StartsWith("The wait for the sender was cancelled.", SaysReasons(o), StringComparison.Ordinal));

    public static Sight Cancelled { get; } = new("An error at once: cancelled before it was done.", o =>
        Says(o, StatusCode.Cancelled, "cancelled before it was done"));

    public static Sight CancelledAfterWriting { get; } = Cancelled with
    {
        Words = "The request under way ends. An error: cancelled before it was done.",
    };

    public static Sight PluginGone { get; } = new("The engine's error: the plugin is gone.", o => Assert.NotNull(o.Error));

    public static Sight NobodyLooks { get; } = new(
        "Nobody looks. The request under way ends, then the plugin exits, within five seconds.", o => Assert.NotNull(o.Error));

    private static void Says(Outcome outcome, StatusCode code, params string[] fragments)
    {
        var message = outcome.FailedWith(code);
        Assert.All(fragments, fragment => Assert.Contains(fragment, message, StringComparison.Ordinal));
    }

    private static string SaysReasons(Outcome outcome)
    {
        Assert.Equal(StatusCode.FailedPrecondition, outcome.Error!.StatusCode);
        return outcome.Reasons[0];
    }
}
