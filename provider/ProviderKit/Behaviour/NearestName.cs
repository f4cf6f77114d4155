namespace ProviderKit.Behaviour;

/// <summary>Finds the name that a user probably meant.</summary>
internal static class NearestName
{
    /// <summary>Longer ones are no slips of the finger, and would take their time.</summary>
    private const int Longest = 64;

    public static string? Of(string wrong, IEnumerable<string> names)
    {
        if (wrong.Length > Longest)
            return null;
        var best = names.Select(name => (Name: name, Distance: Distance(wrong, name))).OrderBy(n => n.Distance).FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(2, wrong.Length / 3) ? best.Name : null;
    }

    /// <summary>Edit distance that takes letters of another case, and underscores, for almost the same.</summary>
    private static int Distance(string left, string right)
    {
        var (a, b) = (Folded(left), Folded(right));
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            previous = current;
        }

        return previous[b.Length];
    }

    private static string Folded(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}
