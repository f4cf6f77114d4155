using System.Text.RegularExpressions;

namespace SdkGenerator.Naming;

/// <summary>Names of the schema as C# identifiers.</summary>
static partial class Identifiers
{
    static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];

    public static bool IsValid(string name) => Identifier.IsMatch(name);

    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    public static string Parameter(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>Null when nothing of the text can stand in a name.</summary>
    public static string? EnumMember(string text, string typeName)
    {
        var name = RunOfOthers.Replace(text, "_");
        if (name.Trim('_') == "")
            return null;
        if (!char.IsLetter(name[0]))
            name = typeName + (name[0] == '_' ? "" : "_") + name;
        name = Pascal(name);
        // Every enum has a method Equals already.
        return name == "Equals" ? "EqualsValue" : name;
    }

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*$")]
    private static partial Regex Identifier { get; }

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+")]
    private static partial Regex RunOfOthers { get; }
}
