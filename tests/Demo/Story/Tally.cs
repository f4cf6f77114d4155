namespace Demo.Story;

/// <summary>What is counted over all steps.</summary>
internal sealed class Tally
{
    public int Commands { get; set; }

    public int Requests { get; set; }

    public int WritesWhileLooking { get; set; }

    /// <summary>Where secrets were found, each place once.</summary>
    public HashSet<string> SecretsFound { get; } = [];

    public int ProcessesLeft { get; set; }

    public bool IsClean => WritesWhileLooking == 0 && SecretsFound.Count == 0 && ProcessesLeft == 0;
}
