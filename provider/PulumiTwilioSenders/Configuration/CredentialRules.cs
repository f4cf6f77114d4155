using System.Collections.Immutable;
using ProviderKit.Host;
using TwilioApi;

namespace PulumiTwilioSenders.Configuration;

/// <summary>
/// Which credentials count. What is configured goes before the environment, pair by pair: a part of a pair selects it, and
/// only its other half may come from the environment. So the environment can't take a program to another account.
/// </summary>
internal static class CredentialRules
{
    private static readonly MissingKey AccountSid = new(SettingsDescription.AccountSidName,
        "the account SID (AC and 32 hexadecimal digits); may also come from the environment variable TWILIO_ACCOUNT_SID");

    private static readonly MissingKey AuthToken = new(SettingsDescription.AuthTokenName,
        "the account's auth token: set it with `pulumi config set --secret twilio:authToken`, or give it in the environment variable TWILIO_AUTH_TOKEN. "
        + "An API key (twilio:apiKey and twilio:apiSecret, or TWILIO_API_KEY and TWILIO_API_SECRET) does as well");

    private static readonly MissingKey ApiKey = new(SettingsDescription.ApiKeyName,
        "the API key (SK and 32 hexadecimal digits) that apiSecret belongs to; may also come from the environment variable TWILIO_API_KEY");

    private static readonly MissingKey ApiSecret = new(SettingsDescription.ApiSecretName,
        "the API key's secret: set it with `pulumi config set --secret twilio:apiSecret`, or give it in the environment variable TWILIO_API_SECRET");

    /// <summary>What is wrong when an account is configured and the environment has a key that may be another's; null when nothing is.</summary>
    public static string? Mixture(ProviderSettings given, ProviderSettings environment)
    {
        if (DeclaresKey(given) || given is not { AccountSid: { } account, AuthToken: null })
            return null;
        if (environment is not { AuthToken: null, ApiKey: not null, ApiSecret: not null } || environment.AccountSid == account)
            return null;
        var whose = environment.AccountSid is null ? "of an account that nobody names" : "of another account, as TWILIO_ACCOUNT_SID beside it says";
        return $"twilio:accountSid is configured, but the only credentials in the environment are an API key {whose}. A key decides the account, so it isn't used. "
            + "If it is a key of the configured account, say so with TWILIO_ACCOUNT_SID beside it, or configure twilio:apiKey and twilio:apiSecret; else give the account's token as TWILIO_AUTH_TOKEN or twilio:authToken.";
    }

    /// <exception cref="MissingConfigurationException">A pair has no other half, or there is none.</exception>
    public static TwilioCredentials Choose(ProviderSettings given, ProviderSettings environment)
    {
        if (DeclaresKey(given))
            return Key(given.ApiKey ?? environment.ApiKey, given.ApiSecret ?? environment.ApiSecret);
        var isOneAccount = given is { AccountSid: null, AuthToken: null } || (given.AuthToken is null && given.AccountSid == environment.AccountSid);
        if (isOneAccount && environment is { ApiKey: not null, ApiSecret: not null })
            return Key(environment.ApiKey, environment.ApiSecret);
        return (given.AccountSid ?? environment.AccountSid, given.AuthToken ?? environment.AuthToken) switch
        {
            ({ } account, { } token) => new(account, token),
            (null, null) when environment is { ApiKey: not null } or { ApiSecret: not null } => Key(environment.ApiKey, environment.ApiSecret),
            (null, null) => throw Missing(AccountSid, AuthToken),
            (null, _) => throw Missing(AccountSid),
            _ => throw Missing(AuthToken),
        };
    }

    public static bool DeclaresKey(ProviderSettings given) => given is { ApiKey: not null } or { ApiSecret: not null };

    private static TwilioCredentials Key(string? key, string? secret) => (key, secret) switch
    {
        (null, _) => throw Missing(ApiKey),
        (_, null) => throw Missing(ApiSecret),
        _ => new(key, secret),
    };

    private static MissingConfigurationException Missing(params ImmutableArray<MissingKey> keys) => new(keys);
}
