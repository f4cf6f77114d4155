using System.Collections.Immutable;

namespace ProviderKit.Lifecycle;

/// <summary>An operation failed and nothing came of it. The message is for users: what failed, why, what to do next.</summary>
public sealed class OperationFailedException(FailureKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public FailureKind Kind { get; } = kind;
}

/// <summary>An operation failed, yet the resource exists: the engine keeps it in the state and goes on with the next update.</summary>
public sealed class HalfDoneException<TModel>(Live<TModel> live, ImmutableArray<string> reasons, Exception? inner = null)
    : Exception(string.Join(" ", reasons), inner)
    where TModel : class
{
    /// <summary>What is known to be at the service.</summary>
    public Live<TModel> Live { get; } = live;

    /// <summary>All that the user is shown: what is wrong and what to do.</summary>
    public ImmutableArray<string> Reasons { get; } = reasons;
}

/// <summary>Kinds of failure that the engine or a script may want to tell apart.</summary>
public enum FailureKind
{
    /// <summary>The service refused what was declared.</summary>
    Refused,
    Unauthenticated,
    PermissionDenied,
    NotFound,
    AlreadyExists,
    RateLimited,
    Unavailable,
    TimedOut,
    Cancelled,

    /// <summary>The state of things doesn't allow the operation.</summary>
    Precondition,

    /// <summary>Nobody knows whether the operation took effect.</summary>
    InDoubt,
}
