using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rehearsal.Values;

/// <summary>How JSON is written: few escapes, as Go's encoder does; indented by four blanks where people read it.</summary>
internal static class JsonText
{
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly JsonSerializerOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, IndentSize = 4,
    };
}
