using System.Text.RegularExpressions;

namespace ProviderKit.Host;

/// <summary>
/// Finds a form of a secret in a text. A short one, a code of six digits for instance, turns up within identifiers by
/// chance, so it counts only where it stands as a word of its own; an escaped character beside it is no part of the word.
/// </summary>
internal static partial class QuotedSecret
{
    private const string Instead = "[secret]";

    public static bool IsIn(string text, SecretForm form) => Find(text, form, 0) >= 0;

    public static string Without(string text, SecretForm form)
    {
        for (var at = Find(text, form, 0); at >= 0; at = Find(text, form, at + Instead.Length))
            text = string.Concat(text.AsSpan(0, at), Instead, text.AsSpan(at + form.Text.Length));
        return text;
    }

    private static int Find(string text, SecretForm form, int from)
    {
        var at = text.IndexOf(form.Text, from, StringComparison.Ordinal);
        while (at >= 0 && form.IsWord && !IsWord(text, at, form.Text.Length))
            at = text.IndexOf(form.Text, at + 1, StringComparison.Ordinal);
        return at;
    }

    private static bool IsWord(string text, int at, int length) =>
        (at == 0 || !char.IsLetterOrDigit(text[at - 1]) || EndsInEscape.IsMatch(text.AsSpan(Math.Max(0, at - 6), Math.Min(6, at))))
        && (at + length == text.Length || !char.IsLetterOrDigit(text[at + length]));

    [GeneratedRegex(@"(%[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\[bfnrt])\z", RegexOptions.CultureInvariant)]
    private static partial Regex EndsInEscape { get; }
}
