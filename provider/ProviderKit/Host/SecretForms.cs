using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace ProviderKit.Host;

/// <summary>The forms in which a service, or something on the way to it, may quote a secret.</summary>
internal static class SecretForms
{
    /// <summary>Shorter texts are too common to be taken out of sentences, and too short to keep a secret.</summary>
    private const int Shortest = 4;

    /// <summary>Longer ones aren't credentials, and writing each in every form would take its time.</summary>
    private const int Longest = 64 * 1024;

    /// <summary>Too short a form in clear turns up within identifiers by chance: it counts as a word of its own only.</summary>
    private const int ShortestWithin = 8;

    /// <summary>Base64 has six bits to a letter, so less of it is enough.</summary>
    private const int ShortestBase64Within = 6;

    public static IEnumerable<SecretForm> Of(string secret) => secret.Length switch
    {
        < Shortest => [],
        > Longest => [new(secret, IsWord: false)],
        _ => Written(secret).Select(form => new SecretForm(form, form.Length < ShortestWithin))
            .Concat(Base64(secret).Select(form => new SecretForm(form, form.Length < ShortestBase64Within)))
            .Where(form => form.Text.Length >= Shortest),
    };

    private static IEnumerable<string> Written(string secret)
    {
        var percent = Uri.EscapeDataString(secret);
        return
        [
            secret,
            percent,
            LowerCaseEscapes(percent),
            WebUtility.UrlEncode(secret),
            WebUtility.HtmlEncode(secret),
            JavaScriptEncoder.Default.Encode(secret),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret).Replace("/", "\\/", StringComparison.Ordinal),
        ];
    }

    private static string LowerCaseEscapes(string percent)
    {
        var text = new StringBuilder(percent);
        for (var at = 0; at + 2 < text.Length; at++)
        {
            if (text[at] == '%')
                (text[at + 1], text[at + 2]) = (char.ToLowerInvariant(text[at + 1]), char.ToLowerInvariant(text[at + 2]));
        }

        return text.ToString();
    }

    /// <summary>
    /// What the secret looks like within a longer text in base64, as in an Authorization header: three bytes make four
    /// letters, so there are three ways for it to lie, and the letters at its ends depend on its neighbours.
    /// </summary>
    private static IEnumerable<string> Base64(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        for (var before = 0; before < 3; before++)
        {
            var all = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var own = all[((before * 8 + 5) / 6)..((before + bytes.Length) * 8 / 6)];
            yield return own;
            yield return own.Replace('+', '-').Replace('/', '_');
        }
    }
}

/// <summary>One form of a secret.</summary>
/// <param name="Text">What to look for.</param>
/// <param name="IsWord">Whether it counts only where it stands as a word of its own.</param>
internal sealed record SecretForm(string Text, bool IsWord)
{
    public override string ToString() => "[secret]";
}
