using System.Globalization;
using System.Text;

namespace SdkGenerator.Code;

/// <summary>Values of the schema as C# literals.</summary>
static class Literal
{
    public static string Of(object value) => value switch
    {
        string text => Of(text),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    public static string Of(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var character in text)
            literal.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '\u0085' or '\u2028' or '\u2029' => $"\\u{(int)character:x4}",
                _ => character.ToString(),
            });
        return literal.Append('"').ToString();
    }
}
