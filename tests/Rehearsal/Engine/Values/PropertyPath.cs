using System.Globalization;

namespace Rehearsal.Values;

/// <summary>A path such as <c>profile.emails[0].email</c>, <c>tags["a.b"]</c> or <c>list[*]</c>.</summary>
internal sealed record PropertyPath(IReadOnlyList<string> Segments)
{
    public const string Any = "*";

    public string Top => Segments[0];

    public static PropertyPath Parse(string text)
    {
        List<string> segments = [];
        for (var at = 0; at < text.Length;)
            segments.Add(text[at] switch
            {
                '.' when at > 0 && at + 1 < text.Length && text[at + 1] != '.' => Name(text, ref at, at + 1),
                '[' => Bracket(text, ref at),
                not '.' when at == 0 => Name(text, ref at, at),
                _ => throw new FormatException($"invalid property path '{text}'"),
            });
        return segments.Count > 0 ? new PropertyPath(segments) : throw new FormatException("empty property path");
    }

    static string Name(string text, ref int at, int start)
    {
        if (start < text.Length && text[start] == '[')
        {
            at = start;
            return Bracket(text, ref at);
        }
        var end = text.IndexOfAny(['.', '['], start);
        at = end < 0 ? text.Length : end;
        return text[start..at];
    }

    static string Bracket(string text, ref int at)
    {
        if (at + 1 < text.Length && text[at + 1] == '"')
            return Quoted(text, ref at);
        var close = text.IndexOf(']', at);
        var inner = close < 0 ? "" : text[(at + 1)..close];
        if (inner != Any && !int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            throw new FormatException($"invalid property path '{text}'");
        at = close + 1;
        return inner;
    }

    static string Quoted(string text, ref int at)
    {
        var key = new System.Text.StringBuilder();
        for (var i = at + 2; i < text.Length; i++)
        {
            if (text[i] == '"' && i + 1 < text.Length && text[i + 1] == ']')
            {
                at = i + 2;
                return key.ToString();
            }
            key.Append(text[i] == '\\' && i + 1 < text.Length ? text[++i] : text[i]);
        }
        throw new FormatException($"invalid property path '{text}'");
    }

    /// <summary>Whether this path, wildcards allowed, is the other path or a prefix of it.</summary>
    public bool Contains(PropertyPath other) =>
        Segments.Count <= other.Segments.Count
        && Segments.Zip(other.Segments).All(pair => pair.First == Any || pair.First == pair.Second);

    public Value? Find(Value root) => Segments.Aggregate((Value?)root, (value, segment) => value switch
    {
        SecretValue secret => Step(secret.Inner, segment),
        null => null,
        _ => Step(value, segment),
    });

    static Value? Step(Value value, string segment) => value switch
    {
        MapValue map => map[segment],
        ListValue list when Index(segment) is { } index && index < list.Items.Length => list.Items[index],
        _ => null,
    };

    public static int? Index(string segment) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
