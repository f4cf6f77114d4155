using System.Net;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace ProviderKit.Host;

/// <summary>The forms in which a service may quote a secret: as it is, in a URL, in JSON.</summary>
internal static partial class SecretForms
{
    /// <summary>Shorter texts are too common to be taken out of sentences, and too short to keep a secret.</summary>
    private const int Shortest = 4;

    /// <summary>Too short a form turns up within identifiers by chance: it counts as a word of its own only.</summary>
    private const int ShortestWithin = 8;

    private const string Instead = "[secret]";

    public static IEnumerable<string> Of(string secret) => secret.Length < Shortest
        ? []
        :
        [
            secret, Uri.EscapeDataString(secret), WebUtility.UrlEncode(secret),
            JavaScriptEncoder.Default.Encode(secret), JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
        ];

    public static bool IsIn(string text, string form) => Find(text, form, 0) >= 0;

    public static string Without(string text, string form)
    {
        for (var at = Find(text, form, 0); at >= 0; at = Find(text, form, at + Instead.Length))
            text = string.Concat(text.AsSpan(0, at), Instead, text.AsSpan(at + form.Length));
        return text;
    }

    private static int Find(string text, string form, int from)
    {
        var at = text.IndexOf(form, from, StringComparison.OrdinalIgnoreCase);
        while (at >= 0 && form.Length < ShortestWithin && !IsWord(text, at, form.Length))
            at = text.IndexOf(form, at + 1, StringComparison.OrdinalIgnoreCase);
        return at;
    }

    /// <summary>An escaped character beside it is no part of the word.</summary>
    private static bool IsWord(string text, int at, int length) =>
        (at == 0 || !char.IsLetterOrDigit(text[at - 1]) || EndsInEscape.IsMatch(text.AsSpan(Math.Max(0, at - 6), Math.Min(6, at))))
        && (at + length == text.Length || !char.IsLetterOrDigit(text[at + length]));

    [GeneratedRegex(@"(%[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\[bfnrt])\z", RegexOptions.CultureInvariant)]
    private static partial Regex EndsInEscape { get; }
}
