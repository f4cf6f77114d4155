using System.Net.Http.Headers;
using System.Text;

namespace TwilioApi;

/// <summary>A user name and password for basic authentication: account SID and auth token, or API key and its secret.</summary>
/// <param name="userName">An account SID (<c>AC…</c>) or an API key (<c>SK…</c>); shown in messages.</param>
/// <param name="password">Never shown.</param>
public sealed class TwilioCredentials(string userName, string password)
{
    public string UserName { get; } = userName;

    internal AuthenticationHeaderValue Header { get; } =
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}")));

    public override string ToString() => $"{UserName} ([secret])";
}
