using System.Text.RegularExpressions;
using ProviderKit.Description;
using ProviderKit.Values;
using TwilioApi;

namespace PulumiTwilioSenders.Configuration;

/// <summary>The table of the provider's configuration.</summary>
internal static partial class SettingsDescription
{
    public const string AccountSidName = "accountSid";
    public const string AuthTokenName = "authToken";
    public const string ApiKeyName = "apiKey";
    public const string ApiSecretName = "apiSecret";

    /// <summary>What is copied with a credential by accident.</summary>
    private static readonly ValueRule Unspoilt = new ValueRule(value => value is TextValue text ? Stray(text.Value) : null) with { Conceals = true };

    public static SettingsShape Shape { get; } = new(
        "pulumi:providers:twilio",
        "Connects to one Twilio account. Credentials may come from the environment instead; they are then read when they are needed and never stored.",
        [
            new(AccountSidName, new TextType(),
                "The account: `AC` and 32 hexadecimal digits. Also from the environment variable TWILIO_ACCOUNT_SID. Another account means other senders, so a change of it replaces the provider and all its senders, unless an API key decides the account before and after.")
                {
                    Environment = "TWILIO_ACCOUNT_SID",
                    Rules = [Unspoilt, ValueRule.Matching(AccountSid, "must be an account SID: AC and 32 hexadecimal digits")],
                    Replacement = new(Identity: true,
                        "Another twilio:accountSid is another account: all senders of this provider are registered there and deleted in the old one. Their numbers need a new verification, for which a person first has to switch off two-factor authentication in WhatsApp Manager.")
                        { OnlyWhenKnown = true, Instead = KeyDecides },
                },
            new(AuthTokenName, new TextType(),
                "The account's auth token, a secret. Also from the environment variable TWILIO_AUTH_TOKEN. Needs `accountSid`.")
                { Environment = "TWILIO_AUTH_TOKEN", Secret = true, Rules = [Unspoilt] },
            new(ApiKeyName, new TextType(),
                "An API key of the account: `SK` and 32 hexadecimal digits. Also from the environment variable TWILIO_API_KEY, where nothing is configured or TWILIO_ACCOUNT_SID beside it names the account that is. With `apiSecret` it is used instead of account SID and auth token.")
                {
                    Environment = "TWILIO_API_KEY",
                    Rules = [Unspoilt, ValueRule.Matching(ApiKey, "must be an API key: SK and 32 hexadecimal digits") with { Conceals = true }],
                },
            new(ApiSecretName, new TextType(),
                "The API key's secret. Also from the environment variable TWILIO_API_SECRET.")
                { Environment = "TWILIO_API_SECRET", Secret = true, Rules = [Unspoilt] },
            new("region", new TextType(),
                "Twilio's region, for instance `ie1`. Also from the environment variable TWILIO_REGION. A region has credentials of its own.")
                { Environment = "TWILIO_REGION", Rules = [ValueRule.Matching(HostPart, "must be a part of a host name, for instance ie1")] },
            new("edge", new TextType(),
                "Twilio's edge location, for instance `dublin`. Also from the environment variable TWILIO_EDGE. Without a region it means region `us1`.")
                { Environment = "TWILIO_EDGE", Rules = [ValueRule.Matching(HostPart, "must be a part of a host name, for instance dublin")] },
            new("baseUrl", new TextType(),
                "Where the API is, instead of Twilio's own host: https, or http to this machine. Also from the environment variable TWILIO_SENDERS_BASE_URL.")
                {
                    Environment = "TWILIO_SENDERS_BASE_URL",
                    Rules = [ValueRule.Text(IsSafeBase, "must be an https:// URL without user, query or fragment; http:// is accepted for this machine's loopback addresses only") with { Conceals = true }],
                },
            new("maxRetries", new IntegerType(),
                "How often a request that failed is repeated, where repeating it can do no harm. 5 unless set; 0 for never.") { Rules = [ValueRule.AtLeast(0, "")] },
            new("maxConcurrentRequests", new IntegerType(),
                "How many requests each provider process sends at once. 10 unless set.") { Rules = [ValueRule.AtLeast(1, "")] },
            new("maxConcurrentRegistrations", new IntegerType(),
                "How many senders each provider process registers at once. 1 unless set: Twilio asks to register numbers one by one.") { Rules = [ValueRule.AtLeast(1, "")] },
            new("pollInterval", new NumberType(),
                "Seconds before a sender's status is looked at for the second time; later pauses grow to 30. 5 unless set.") { Rules = [ValueRule.AtLeast(0, " seconds"), ValueRule.AtMost(3600, " seconds")] },
            new("previewOnly", new BooleanType(),
                "Needs no credentials and reaches no network: every call that would reach Twilio fails. For previews of pull requests that have no secrets. Also from the environment variable TWILIO_PREVIEW_ONLY.") { Environment = "TWILIO_PREVIEW_ONLY" },
        ]);

    /// <summary>Of checked values; what isn't known counts as not set.</summary>
    public static ProviderSettings Decode(PropertyMap values) => new()
    {
        AccountSid = Text(values, AccountSidName),
        AuthToken = Text(values, AuthTokenName),
        ApiKey = Text(values, ApiKeyName),
        ApiSecret = Text(values, ApiSecretName),
        Region = Text(values, "region"),
        Edge = Text(values, "edge"),
        BaseUrl = Text(values, "baseUrl"),
        MaxRetries = (int?)Number(values, "maxRetries"),
        MaxConcurrentRequests = (int?)Number(values, "maxConcurrentRequests"),
        MaxConcurrentRegistrations = (int?)Number(values, "maxConcurrentRegistrations"),
        PollInterval = Number(values, "pollInterval"),
        PreviewOnly = values["previewOnly"]?.Unwrapped() is BoolValue { Value: true },
    };

    /// <summary>Mistakes that no key shows by itself: a token without its account, a key that may be another account's.</summary>
    public static IEnumerable<Finding> CredentialsFit(PropertyMap given, PropertyMap environment)
    {
        if (given.HasUnknown())
            yield break;
        var (settings, fallback) = (Decode(given), Decode(environment));
        if (settings is { AuthToken: not null, AccountSid: null, ApiKey: null, ApiSecret: null } && fallback.AccountSid is null)
        {
            yield return new(PropertyPath.Root.Then(AccountSidName),
                "accountSid is missing: authToken is set, and a token needs its account. Set twilio:accountSid or TWILIO_ACCOUNT_SID.");
        }

        if (!settings.PreviewOnly && !fallback.PreviewOnly && CredentialRules.Mixture(settings, fallback) is { } mixture)
            yield return new(PropertyPath.Root.Then(ApiKeyName), mixture);
    }

    /// <summary>With a key before and after, the account SID is a word beside it.</summary>
    private static string? KeyDecides(PropertyMap olds, PropertyMap news) =>
        !CredentialRules.DeclaresKey(Decode(olds)) || !CredentialRules.DeclaresKey(Decode(news))
            ? null
            : "twilio:accountSid has changed, but an API key decides the account, before as now: nothing is replaced for it. Senders of another account are told by an error.";

    private static string? Stray(string text)
    {
        var edges = text.Take(1).Concat(text.TakeLast(1)).Where(char.IsWhiteSpace);
        return text.Where(char.IsControl).Concat(edges).Cast<char?>().FirstOrDefault() switch
        {
            null => null,
            '\n' or '\r' => "has a line break in it, as a file or a copied line ends with: take it out",
            '\t' => "has a tab in it: take it out",
            ' ' => "has a space at its beginning or end: take it out",
            _ => "has a character in it that isn't printed: take it out",
        };
    }

    private static string? Text(PropertyMap values, string name) => values[name].AsText() is { Length: > 0 } text ? text : null;

    private static double? Number(PropertyMap values, string name) => (values[name]?.Unwrapped() as NumberValue)?.Value;

    private static bool IsSafeBase(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && BaseUrlRules.Holds(url);

    [GeneratedRegex(@"^AC[0-9a-fA-F]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AccountSid { get; }

    [GeneratedRegex(@"^SK[0-9a-fA-F]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ApiKey { get; }

    [GeneratedRegex(@"^[a-z0-9](-?[a-z0-9])*\z", RegexOptions.CultureInvariant)]
    private static partial Regex HostPart { get; }
}
