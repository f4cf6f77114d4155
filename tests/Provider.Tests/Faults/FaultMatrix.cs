using static Provider.Tests.Faults.FaultKind;

namespace Provider.Tests.Faults;

/// <summary>THE TABLE of what comes of faults: the tests and docs/reliability.md derive from it.</summary>
internal static class FaultMatrix
{
    public static IReadOnlyList<FaultCell> Cells { get; } = [.. Creating(), .. Updating(), .. Deleting(), .. Looking(OperationKind.Refresh), .. Looking(OperationKind.Import)];

    public static string WordsFor(FaultKind fault) => fault switch
    {
        Refused => "No connection: nothing was sent",
        AnswerLost => "Twilio took the request, the answer is lost",
        RateLimited => "429, for a while",
        RateLimitedForGood => "429, longer than `maxRetries`",
        ServerError => "5xx, for a while",
        ServerErrorForGood => "5xx, longer than `maxRetries`",
        Unanswered => "No answer in time",
        TimeIsUp => "The operation's timeout is over",
        Garbage => "The answer is garbage",
        Cancelled => "Cancelled (Ctrl-C) while a request is under way",
        Killed => "The plugin is killed (`kill -9`) before Twilio answers",
        EngineGone => "The engine is killed before Twilio answers",
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    public static string WordsFor(OperationKind operation) => operation switch
    {
        OperationKind.Create => "Creating a sender (`pulumi up`)",
        OperationKind.Update => "Updating a sender (`pulumi up`)",
        OperationKind.Delete => "Deleting a sender (`pulumi destroy`)",
        OperationKind.Refresh => "Reading a sender (`pulumi refresh`)",
        OperationKind.Import => "Importing a sender (`pulumi import`)",
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    private static IEnumerable<FaultCell> Creating()
    {
        static FaultCell Cell(FaultKind fault, Sight seen, Holding state, Holding twilio, NextRun next) => new(OperationKind.Create, fault, seen, state, twilio, next);
        yield return Cell(Refused, Sight.Unreachable, Holding.NoState, Holding.NoSender, NextRun.Creates);
        yield return Cell(AnswerLost, Sight.Recovered, Holding.Settled, Holding.OneSender, NextRun.NothingToDo);
        yield return Cell(RateLimited, Sight.StatusLine, Holding.Settled, Holding.OneSender, NextRun.NothingToDo);
        yield return Cell(RateLimitedForGood, Sight.RateLimited, Holding.NoState, Holding.NoSender, NextRun.Creates);
        yield return Cell(ServerError, Sight.InDoubt, Holding.NoState, Holding.NoSender, NextRun.Creates);
        yield return Cell(ServerErrorForGood, Sight.InDoubt, Holding.NoState, Holding.NoSender, NextRun.Creates);
        yield return Cell(Unanswered, Sight.Recovered, Holding.Settled, Holding.OneSender, NextRun.NothingToDo);
        yield return Cell(TimeIsUp, Sight.NotSettled, Holding.Partial, Holding.OneSender, NextRun.WaitsOn);
        yield return Cell(Garbage, Sight.Recovered, Holding.Settled, Holding.OneSender, NextRun.NothingToDo);
        yield return Cell(Cancelled, Sight.CancelledHalfway, Holding.Partial, Holding.OneSender, NextRun.WaitsOn);
        yield return Cell(Killed, Sight.PluginGone, Holding.NoState, Holding.OneSender, NextRun.NamesTheImport);
        yield return Cell(EngineGone, Sight.NobodyLooks, Holding.NoState, Holding.OneSender, NextRun.NamesTheImport);
    }

    private static IEnumerable<FaultCell> Updating()
    {
        static FaultCell Cell(FaultKind fault, Sight seen, Holding state, Holding twilio, NextRun next) => new(OperationKind.Update, fault, seen, state, twilio, next);
        yield return Cell(Refused, Sight.Unreachable, Holding.AsBefore, Holding.Unchanged, NextRun.Updates);
        yield return Cell(AnswerLost, Sight.StatusLine, Holding.Settled, Holding.Changed, NextRun.NothingToDo);
        yield return Cell(RateLimited, Sight.StatusLine, Holding.Settled, Holding.Changed, NextRun.NothingToDo);
        yield return Cell(RateLimitedForGood, Sight.RateLimited, Holding.AsBefore, Holding.Unchanged, NextRun.Updates);
        yield return Cell(ServerError, Sight.StatusLine, Holding.Settled, Holding.Changed, NextRun.NothingToDo);
        yield return Cell(ServerErrorForGood, Sight.InDoubtHalfway, Holding.PartialUpdate, Holding.Unchanged, NextRun.Updates);
        yield return Cell(Unanswered, Sight.StatusLine, Holding.Settled, Holding.Changed, NextRun.NothingToDo);
        yield return Cell(TimeIsUp, Sight.NotSettled, Holding.PartialUpdate, Holding.Changed, NextRun.Updates);
        yield return Cell(Garbage, Sight.InDoubtHalfway, Holding.PartialUpdate, Holding.Changed, NextRun.Updates);
        yield return Cell(Cancelled, Sight.CancelledHalfway, Holding.PartialUpdate, Holding.Changed, NextRun.Updates);
        yield return Cell(Killed, Sight.PluginGone, Holding.AsBefore, Holding.Changed, NextRun.Updates);
        yield return Cell(EngineGone, Sight.NobodyLooks, Holding.AsBefore, Holding.Changed, NextRun.Updates);
    }

    private static IEnumerable<FaultCell> Deleting()
    {
        static FaultCell Cell(FaultKind fault, Sight seen, Holding state, Holding twilio, NextRun next) => new(OperationKind.Delete, fault, seen, state, twilio, next);
        yield return Cell(Refused, Sight.Unreachable, Holding.AsBefore, Holding.Unchanged, NextRun.Deletes);
        yield return Cell(AnswerLost, Sight.StatusLine, Holding.NoState, Holding.NoSender, NextRun.NothingLeft);
        yield return Cell(RateLimited, Sight.StatusLine, Holding.NoState, Holding.NoSender, NextRun.NothingLeft);
        yield return Cell(RateLimitedForGood, Sight.RateLimited, Holding.AsBefore, Holding.Unchanged, NextRun.Deletes);
        yield return Cell(ServerError, Sight.StatusLine, Holding.NoState, Holding.NoSender, NextRun.NothingLeft);
        yield return Cell(ServerErrorForGood, Sight.Trouble, Holding.AsBefore, Holding.Unchanged, NextRun.Deletes);
        yield return Cell(Unanswered, Sight.StatusLine, Holding.NoState, Holding.NoSender, NextRun.NothingLeft);
        yield return Cell(TimeIsUp, Sight.TookTooLong, Holding.AsBefore, Holding.Unchanged, NextRun.Deletes);
        yield return Cell(Garbage, Sight.Nothing, Holding.NoState, Holding.NoSender, NextRun.NothingLeft);
        yield return Cell(Cancelled, Sight.CancelledAfterWriting, Holding.AsBefore, Holding.NoSender, NextRun.FindsItGone);
        yield return Cell(Killed, Sight.PluginGone, Holding.AsBefore, Holding.NoSender, NextRun.FindsItGone);
        yield return Cell(EngineGone, Sight.NobodyLooks, Holding.AsBefore, Holding.NoSender, NextRun.FindsItGone);
    }

    /// <summary>Nothing is written, so nothing but the look itself can fail.</summary>
    private static IEnumerable<FaultCell> Looking(OperationKind operation)
    {
        var before = operation == OperationKind.Import ? Holding.NoState : Holding.AsBefore;
        FaultCell Passes(FaultKind fault, Sight seen) => new(operation, fault, seen, Holding.Settled, Holding.Unchanged, NextRun.NothingToDo);
        FaultCell Fails(FaultKind fault, Sight seen) => new(operation, fault, seen, before, Holding.Unchanged, NextRun.ReadsAgain);
        yield return Fails(Refused, Sight.Unreachable);
        yield return Passes(AnswerLost, Sight.StatusLine);
        yield return Passes(RateLimited, Sight.StatusLine);
        yield return Fails(RateLimitedForGood, Sight.RateLimited);
        yield return Passes(ServerError, Sight.StatusLine);
        yield return Fails(ServerErrorForGood, Sight.Trouble);
        yield return Passes(Unanswered, Sight.StatusLine);
        yield return Fails(TimeIsUp, Sight.TookTooLong);
        yield return Fails(Garbage, Sight.Unreadable);
        yield return Fails(Cancelled, Sight.Cancelled);
        yield return Fails(Killed, Sight.PluginGone);
        yield return Fails(EngineGone, Sight.NobodyLooks with { Words = "Nobody looks. The plugin exits within five seconds." });
    }
}
