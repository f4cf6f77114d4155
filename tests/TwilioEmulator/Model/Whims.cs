using System.Collections.Immutable;

namespace TwilioEmulator.Model;

/// <summary>What one sender still has coming that its data doesn't say: counted down by looks and by writes.</summary>
sealed class Whims
{
    /// <summary>Readings of the list, the one under way included, that don't know yet that the sender is there or gone.</summary>
    public int ReadingsBehind { get; set; }

    /// <summary>How often the API has shown the sender, in lists or by itself.</summary>
    public int Shown { get; set; }

    /// <summary>GETs that won't find the sender.</summary>
    public int HiddenLooks { get; set; }

    /// <summary>GETs that still see a new display name approved before one sees it applied; null where none waits.</summary>
    public int? LooksUntilNameApplied { get; set; }

    /// <summary>GETs that don't see yet that a new display name was asked for.</summary>
    public int LooksUntilNameShows { get; set; }

    /// <summary>Updates that will come at a bad moment.</summary>
    public int BusyUpdates { get; set; }

    /// <summary>The error those updates get.</summary>
    public int BusyCode { get; set; }

    /// <summary>Creates of the number that still count as a duplicate after the sender is gone.</summary>
    public int ConflictsLeft { get; set; }

    /// <summary>Fields that stay as they are, whatever an update sends.</summary>
    public IReadOnlySet<string> Ignored { get; set; } = ImmutableHashSet<string>.Empty;
}
