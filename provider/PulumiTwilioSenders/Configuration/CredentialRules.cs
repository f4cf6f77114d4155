using System.Collections.Immutable;
using ProviderKit.Host;
using TwilioApi;

namespace PulumiTwilioSenders.Configuration;

/// <summary>Which credentials count, and what is missing when there are none.</summary>
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

    /// <summary>An API key goes before account SID and token; a declared pair of either goes before the environment.</summary>
    public static TwilioCredentials Choose(ProviderSettings given, ProviderSettings merged)
    {
        var declaresToken = given is { AuthToken.Length: > 0, ApiKey: null, ApiSecret: null };
        if (!declaresToken && SettingsDescription.UsesKey(merged))
            return new(merged.ApiKey!, merged.ApiSecret!);
        if (merged is { AccountSid.Length: > 0, AuthToken.Length: > 0 })
            return new(merged.AccountSid, merged.AuthToken);
        throw new MissingConfigurationException(Missing(merged));
    }

    private static ImmutableArray<MissingKey> Missing(ProviderSettings merged) => merged switch
    {
        { ApiKey.Length: > 0, AccountSid: null } => [ApiSecret],
        { ApiSecret.Length: > 0, AccountSid: null } => [ApiKey],
        { AccountSid.Length: > 0 } => [AuthToken],
        { AuthToken.Length: > 0 } => [AccountSid],
        _ => [AccountSid, AuthToken],
    };
}
