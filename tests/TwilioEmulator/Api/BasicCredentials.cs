using System.Net.Http.Headers;
using System.Text;

namespace TwilioEmulator.Api;

/// <summary>User name and password of basic authentication.</summary>
sealed record BasicCredentials(string User, string Password)
{
    public static BasicCredentials? Decode(string? header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var value) || value.Parameter is not { } parameter
            || !value.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
            return null;
        var bytes = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, bytes, out var length))
            return null;
        return Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var user, var password]
            ? new(user, password)
            : null;
    }
}
