using SdkGenerator.Schema;

namespace SdkGenerator.Code;

/// <summary>Descriptions of the schema as documentation comments.</summary>
static class Documentation
{
    public static CodeWriter Summary(this CodeWriter writer, string text)
    {
        var lines = Escape(text).ReplaceLineEndings("\n").Trim('\n').Split('\n');
        return lines is [""] ? writer : writer.Comment(["<summary>", .. lines, "</summary>"]);
    }

    public static CodeWriter Summary(this CodeWriter writer, PropertyDescription property) =>
        writer.Summary(WithDeprecation(property.Documentation, property.DeprecationMessage));

    /// <summary>For what this generator itself has to say; the lines are XML already.</summary>
    public static CodeWriter Comment(this CodeWriter writer, params IEnumerable<string> lines)
    {
        foreach (var line in lines)
            writer.Lines($"/// {line}".TrimEnd());
        return writer;
    }

    public static CodeWriter Obsolete(this CodeWriter writer, string message) =>
        message == "" ? writer : writer.Lines($"[Obsolete({Literal.Of(message)})]");

    /// <summary>Not every member can carry the attribute without a change of the surface, so the text says it too.</summary>
    static string WithDeprecation(string text, string message) =>
        message == "" ? text : $"{text.TrimEnd()}\n\nDeprecated: {message}".TrimStart('\n');

    static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
