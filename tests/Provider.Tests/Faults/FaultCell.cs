using TwilioEmulator.Control;

namespace Provider.Tests.Faults;

/// <summary>What the engine asks for.</summary>
internal enum OperationKind
{
    Create,
    Refresh,
    Update,
    Delete,
    Import,
}

/// <summary>What goes wrong meanwhile.</summary>
internal enum FaultKind
{
    Refused,
    AnswerLost,
    RateLimited,
    RateLimitedForGood,
    ServerError,
    ServerErrorForGood,
    Unanswered,
    TimeIsUp,
    Garbage,
    Cancelled,
    Killed,
    EngineGone,
}

/// <summary>One operation that meets one fault, and all that comes of it.</summary>
internal sealed record FaultCell(OperationKind Operation, FaultKind Fault, Sight Seen, Holding State, Holding Twilio, NextRun Next)
{
    /// <summary>The request that the fault strikes.</summary>
    public Fault Strike => Operation switch
    {
        OperationKind.Create => new("POST", "/v2/Channels/Senders"),
        OperationKind.Update => new("POST", "*/XE*"),
        OperationKind.Delete => new("DELETE"),
        _ => new("GET", "*/XE*"),
    };

    public bool NeedsProcess => Fault is FaultKind.Killed or FaultKind.EngineGone;
}
