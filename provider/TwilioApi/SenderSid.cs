using System.Text.RegularExpressions;

namespace TwilioApi;

/// <summary>The form of a sender's SID: <c>XE</c> and 32 hexadecimal digits.</summary>
public static partial class SenderSid
{
    public static bool IsValid(string? text) => text is not null && Form.IsMatch(text);

    [GeneratedRegex(@"^XE[0-9a-fA-F]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form { get; }
}
