using System.Text;

namespace ProviderKit.Host;

/// <summary>
/// Texts as they may reach a terminal. A service can put anything into its answers: control characters that steer the
/// terminal are taken out, and what is too long to be read, or to travel as a status, is cut: in the middle, for what to do
/// about it stands at the end.
/// </summary>
internal static class ShownText
{
    private const int Longest = 4000;
    private const int Ending = 1000;

    public static string Of(string text)
    {
        var printable = Printable(text);
        if (printable.Length <= Longest)
            return printable;
        var (head, tail) = (Whole(printable, Longest - Ending), Whole(printable, printable.Length - Ending));
        return $"{printable[..head]}… ({tail - head} more characters) …{printable[tail..]}";
    }

    /// <summary>The text without what steers a terminal.</summary>
    public static string Printable(string text) => text.Any(IsSteering) ? Without(text) : text;

    /// <summary>Where to cut so that no character is halved.</summary>
    private static int Whole(string text, int at) => char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private static bool IsSteering(char letter) => char.IsControl(letter) && letter is not '\n' and not '\t';

    private static string Without(string text) =>
        text.Aggregate(new StringBuilder(text.Length), (kept, letter) => IsSteering(letter) ? kept : kept.Append(letter)).ToString();
}
