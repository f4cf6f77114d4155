using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ProviderKit.Values;

/// <summary>Reads the engine's path syntax; anything it can't read is null, never an exception.</summary>
internal static class PropertyPathReader
{
    public static ImmutableArray<PathSegment>? Read(string text)
    {
        var segments = ImmutableArray.CreateBuilder<PathSegment>();
        var at = 0;
        while (at < text.Length)
        {
            var segment = text[at] == '[' ? ReadBracket(text, ref at) : ReadName(text, ref at, first: segments.Count == 0);
            if (segment is null)
                return null;
            segments.Add(segment);
        }

        return segments.Count == 0 ? null : segments.ToImmutable();
    }

    private static PathSegment? ReadName(string text, ref int at, bool first)
    {
        if (text[at] == '.')
        {
            if (first)
                return null;
            at++;
        }
        else if (!first)
        {
            return null;
        }

        var length = text.AsSpan(at).IndexOfAny('.', '[');
        var name = length < 0 ? text[at..] : text.Substring(at, length);
        at += name.Length;
        return name switch
        {
            "" => null,
            "*" => new AnySegment(),
            _ => new NameSegment(name),
        };
    }

    private static PathSegment? ReadBracket(string text, ref int at)
    {
        at++;
        if (at < text.Length && text[at] == '"')
            return ReadQuoted(text, ref at);
        var close = text.IndexOf(']', at);
        if (close < 0)
            return null;
        var inside = text[at..close];
        at = close + 1;
        if (inside == "*")
            return new AnySegment();
        return int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? new IndexSegment(index) : null;
    }

    private static NameSegment? ReadQuoted(string text, ref int at)
    {
        var name = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                name.Append(text[++at]);
            }
            else if (text[at] == '"')
            {
                var closed = at + 1 < text.Length && text[at + 1] == ']';
                at += 2;
                return closed ? new NameSegment(name.ToString()) : null;
            }
            else
            {
                name.Append(text[at]);
            }
        }

        return null;
    }
}
