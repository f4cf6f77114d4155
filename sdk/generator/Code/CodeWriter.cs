using System.Text;

namespace SdkGenerator.Code;

/// <summary>Indented lines, each ended by a line feed on every system.</summary>
sealed class CodeWriter
{
    readonly StringBuilder text = new();
    int depth;

    public CodeWriter Lines(string lines)
    {
        foreach (var line in lines.ReplaceLineEndings("\n").Split('\n'))
            text.Append(line.Length == 0 ? "" : new string(' ', 4 * depth)).Append(line).Append('\n');
        return this;
    }

    public CodeWriter Blank() => Lines("");

    public CodeWriter Block(string head, Action body, string end = "}")
    {
        Lines(head).Lines("{");
        depth++;
        body();
        depth--;
        return Lines(end);
    }

    /// <summary>A blank line between the items, none after the last.</summary>
    public CodeWriter Separated<T>(IEnumerable<T> items, Action<T> write)
    {
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                Blank();
            first = false;
            write(item);
        }

        return this;
    }

    public override string ToString() => text.ToString();
}
