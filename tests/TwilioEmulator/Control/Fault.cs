using System.Text.RegularExpressions;

namespace TwilioEmulator.Control;

/// <summary>Something that goes wrong with requests that match. Without an answer of its own the real one goes out.</summary>
/// <param name="Method">GET, POST or DELETE; null matches all.</param>
/// <param name="Path">The path, where <c>*</c> stands for anything; null matches all. The query is not looked at.</param>
public sealed record Fault(string? Method = null, string? Path = null)
{
    /// <summary>The first matching request it meets, counted from 1 since the fault was added.</summary>
    public int Nth { get; init; } = 1;

    /// <summary>How many requests it meets; null for all of them.</summary>
    public int? Times { get; init; } = 1;

    /// <summary>The request is carried out even though its own answer never goes out.</summary>
    public bool Commits { get; init; }

    /// <summary>What goes out; null for the real answer.</summary>
    public FaultAnswer? Answer { get; init; }

    /// <summary>Holds the answer back for this long.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>Holds the answer back until released.</summary>
    public Gate? Gate { get; init; }

    /// <summary>Delay and gate come before the request is carried out, not between that and the answer.</summary>
    public bool HoldsBeforeCommit { get; init; }

    internal bool IsCommitted => Commits || Answer is null or AlteredAnswer;

    internal bool Matches(string method, string path) =>
        (Method is null || Method == method) && (Path is null || PatternOf(Path).IsMatch(path));

    static Regex PatternOf(string path) => new($@"\A{Regex.Escape(path).Replace(@"\*", ".*", StringComparison.Ordinal)}\z");
}
