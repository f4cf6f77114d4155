namespace TwilioEmulator.Model;

/// <summary>An account whose credentials the emulator accepts. Senders belong to the account of the credentials.</summary>
/// <param name="Sid"><c>AC</c> and 32 hex digits; the user name of basic auth.</param>
/// <param name="AuthToken">The password that goes with the SID.</param>
public sealed record Account(string Sid, string AuthToken)
{
    /// <summary>API keys that act for this account.</summary>
    public IReadOnlyList<ApiKey> ApiKeys { get; init; } = [];

    /// <summary>The parent of a subaccount: its auth token opens the subaccount too.</summary>
    public string? ParentSid { get; init; }

    /// <summary>The WhatsApp Business Account senders get that name none; made from the SID unless given.</summary>
    public string WabaId { get; init; } = WabaIdOf(Sid);

    // Fifteen digits that stay the same from run to run and differ from account to account.
    static string WabaIdOf(string sid)
    {
        var number = sid.Aggregate(17L, (sum, letter) => (sum * 31 + letter) % 100_000_000_000_000);
        return $"1{number:D14}";
    }
}

/// <summary>An API key: <c>SK</c> and 32 hex digits, with its secret.</summary>
public sealed record ApiKey(string Sid, string Secret);
