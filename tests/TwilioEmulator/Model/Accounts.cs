using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TwilioEmulator.Model;

/// <summary>The accounts the emulator knows. Safe to use from several threads.</summary>
public sealed partial class Accounts
{
    ImmutableDictionary<string, Account> accounts = ImmutableDictionary<string, Account>.Empty;

    internal Accounts(IEnumerable<Account> initial)
    {
        foreach (var account in initial)
            Add(account);
    }

    /// <summary>All accounts, in no particular order.</summary>
    public IReadOnlyCollection<Account> All => [.. accounts.Values];

    /// <summary>Adds an account, or replaces the one with the same SID.</summary>
    /// <exception cref="ArgumentException">A SID of the account or of one of its keys has the wrong form.</exception>
    public void Add(Account account)
    {
        if (!AccountSid().IsMatch(account.Sid))
            throw new ArgumentException($"account SID {account.Sid} is not AC and 32 hex digits");
        if (account.ApiKeys.FirstOrDefault(key => !KeySid().IsMatch(key.Sid)) is { } bad)
            throw new ArgumentException($"API key SID {bad.Sid} is not SK and 32 hex digits");
        ImmutableInterlocked.Update(ref accounts, all => all.SetItem(account.Sid, account));
    }

    internal Account? Authenticate(string user, string password) => accounts.TryGetValue(user, out var account)
        ? PasswordsOf(account).Contains(password) ? account : null
        : accounts.Values.FirstOrDefault(owner => owner.ApiKeys.Contains(new ApiKey(user, password)));

    internal Account? Find(string sid) => accounts.GetValueOrDefault(sid);

    IEnumerable<string> PasswordsOf(Account account)
    {
        yield return account.AuthToken;
        if (account.ParentSid is { } parent && accounts.TryGetValue(parent, out var owner))
            yield return owner.AuthToken;
    }

    [GeneratedRegex("^AC[0-9a-fA-F]{32}$")]
    private static partial Regex AccountSid();

    [GeneratedRegex("^SK[0-9a-fA-F]{32}$")]
    private static partial Regex KeySid();
}
