using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ProviderKit.Values;

/// <summary>
/// Where a value lies, as the engine writes it: <c>profile.emails[0].email</c>, with names that aren't plain in quotes
/// (<c>tags["a.b"]</c>) and <c>*</c> for any name or index.
/// </summary>
public sealed record PropertyPath
{
    private readonly ImmutableArray<PathSegment> segments;

    private PropertyPath(ImmutableArray<PathSegment> segments) => this.segments = segments;

    public static PropertyPath Root { get; } = new([]);

    /// <summary>The top-level property the path starts with; empty at the root.</summary>
    public string Head => segments is [NameSegment first, ..] ? first.Name : "";

    /// <summary>The names on the way; indexes and wildcards have none.</summary>
    public IEnumerable<string> Names => segments.OfType<NameSegment>().Select(segment => segment.Name);

    public PropertyPath Then(string name) => new(segments.Add(new NameSegment(name)));

    public PropertyPath Then(int index) => new(segments.Add(new IndexSegment(index)));

    /// <summary>Reads a path; null when the text is none.</summary>
    public static PropertyPath? Parse(string text) =>
        PropertyPathReader.Read(text) is { } read ? new PropertyPath(read) : null;

    /// <summary>
    /// Whether this path, given as a pattern, takes in the other one: it is the same or lies above it. A wildcard stands for
    /// any one name or index, a name in brackets for the same name after a dot.
    /// </summary>
    public bool Covers(PropertyPath other) =>
        segments.Length <= other.segments.Length
        && segments.Zip(other.segments).All(pair => pair.First.Matches(pair.Second));

    public bool Equals(PropertyPath? other) => other is not null && segments.SequenceEqual(other.segments);

    public override int GetHashCode() => segments.Aggregate(0, HashCode.Combine);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var segment in segments)
            segment.Append(text);
        return text.ToString();
    }
}

internal abstract record PathSegment
{
    public virtual bool Matches(PathSegment other) => this == other;

    public abstract void Append(StringBuilder text);
}

internal sealed record NameSegment(string Name) : PathSegment
{
    private static readonly SearchValues<char> Special = SearchValues.Create(".[]\"\\ ");

    private bool IsPlain => Name.Length > 0 && Name != "*" && Name.AsSpan().IndexOfAny(Special) < 0;

    public override void Append(StringBuilder text)
    {
        if (!IsPlain)
            text.Append("[\"").Append(Name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
        else
            text.Append(text.Length > 0 ? "." : "").Append(Name);
    }
}

internal sealed record IndexSegment(int Index) : PathSegment
{
    public override void Append(StringBuilder text) => text.Append(CultureInfo.InvariantCulture, $"[{Index}]");
}

internal sealed record AnySegment : PathSegment
{
    public override bool Matches(PathSegment other) => true;

    public override void Append(StringBuilder text) => text.Append(text.Length > 0 ? ".*" : "*");
}
