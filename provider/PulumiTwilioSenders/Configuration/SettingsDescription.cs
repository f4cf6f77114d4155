using System.Text.RegularExpressions;
using ProviderKit.Description;
using ProviderKit.Values;
using TwilioApi;
using Of = ProviderKit.Description.PropertiesOf<PulumiTwilioSenders.Configuration.ProviderSettings>;

namespace PulumiTwilioSenders.Configuration;

/// <summary>The table of the provider's configuration.</summary>
internal static partial class SettingsDescription
{
    public const string AccountSidName = "accountSid";
    public const string AuthTokenName = "authToken";
    public const string ApiKeyName = "apiKey";
    public const string ApiSecretName = "apiSecret";

    public static ShapeDescription<ProviderSettings> Shape { get; } = new(
        "pulumi:providers:twilio",
        "Connects to one Twilio account. Credentials may come from the environment instead; they are then read when they are needed and never stored.",
        new(),
        [
            Of.Text(AccountSidName, s => s.AccountSid, (s, v) => s with { AccountSid = v },
                "The account: `AC` and 32 hexadecimal digits. Also from the environment variable TWILIO_ACCOUNT_SID. Another account means other senders, so a change of it replaces the provider and all its senders.") with
                {
                    Environment = "TWILIO_ACCOUNT_SID",
                    Rules = [ValueRule.Matching(AccountSid, "must be an account SID: AC and 32 hexadecimal digits")],
                    Replacement = new(Identity: true) { OnlyWhenKnown = true },
                },
            Of.Text(AuthTokenName, s => s.AuthToken, (s, v) => s with { AuthToken = v },
                "The account's auth token, a secret. Also from the environment variable TWILIO_AUTH_TOKEN. Needs `accountSid`.") with
                { Environment = "TWILIO_AUTH_TOKEN", Secret = true },
            Of.Text(ApiKeyName, s => s.ApiKey, (s, v) => s with { ApiKey = v },
                "An API key of the account: `SK` and 32 hexadecimal digits. Also from the environment variable TWILIO_API_KEY. With `apiSecret` it is used instead of account SID and auth token.") with
                {
                    Environment = "TWILIO_API_KEY",
                    Rules = [ValueRule.Matching(ApiKey, "must be an API key: SK and 32 hexadecimal digits") with { Conceals = true }],
                },
            Of.Text(ApiSecretName, s => s.ApiSecret, (s, v) => s with { ApiSecret = v },
                "The API key's secret. Also from the environment variable TWILIO_API_SECRET.") with
                { Environment = "TWILIO_API_SECRET", Secret = true },
            Of.Text("region", s => s.Region, (s, v) => s with { Region = v },
                "Twilio's region, for instance `ie1`. Also from the environment variable TWILIO_REGION.") with
                { Environment = "TWILIO_REGION", Rules = [ValueRule.Matching(HostPart, "must be a part of a host name, for instance ie1")] },
            Of.Text("edge", s => s.Edge, (s, v) => s with { Edge = v },
                "Twilio's edge location, for instance `dublin`. Also from the environment variable TWILIO_EDGE. Without a region it means region `us1`.") with
                { Environment = "TWILIO_EDGE", Rules = [ValueRule.Matching(HostPart, "must be a part of a host name, for instance dublin")] },
            Of.Text("baseUrl", s => s.BaseUrl, (s, v) => s with { BaseUrl = v },
                "Where the API is, instead of Twilio's own host: https, or http to this machine. Also from the environment variable TWILIO_SENDERS_BASE_URL.") with
                {
                    Environment = "TWILIO_SENDERS_BASE_URL",
                    Rules = [ValueRule.Text(IsSafeBase, "must be an https:// URL without user, query or fragment; http:// is accepted for this machine's loopback addresses only") with { Conceals = true }],
                },
            Of.Integer("maxRetries", s => s.MaxRetries, (s, v) => s with { MaxRetries = v },
                "How often a request that failed is repeated, where repeating it can do no harm. 5 unless set; 0 for never.") with
                { Rules = [ValueRule.AtLeast(0, "")] },
            Of.Integer("maxConcurrentRequests", s => s.MaxConcurrentRequests, (s, v) => s with { MaxConcurrentRequests = v },
                "How many requests each provider process sends at once. 10 unless set.") with { Rules = [ValueRule.AtLeast(1, "")] },
            Of.Integer("maxConcurrentRegistrations", s => s.MaxConcurrentRegistrations, (s, v) => s with { MaxConcurrentRegistrations = v },
                "How many senders each provider process registers at once. 1 unless set: Twilio asks to register numbers one by one.") with
                { Rules = [ValueRule.AtLeast(1, "")] },
            Of.Number("pollInterval", s => s.PollInterval, (s, v) => s with { PollInterval = v },
                "Seconds before a sender's status is looked at for the second time; later pauses grow to 30. 5 unless set.") with
                { Rules = [ValueRule.AtLeast(0, " seconds"), ValueRule.AtMost(3600, " seconds")] },
            Of.Boolean("previewOnly", s => s.PreviewOnly, (s, v) => s with { PreviewOnly = v },
                "Needs no credentials and reaches no network: every call that would reach Twilio fails. For previews of pull requests that have no secrets. Also from the environment variable TWILIO_PREVIEW_ONLY.") with
                { Environment = "TWILIO_PREVIEW_ONLY" },
        ]);

    /// <summary>An auth token belongs to an account; alone it is a mistake, wherever the account should have come from.</summary>
    public static IEnumerable<Finding> TokenNeedsAccount(PropertyMap given, PropertyMap environment)
    {
        var settings = Shape.Decode(given.Where((_, v) => !v.HasUnknown()).Plain());
        if (string.IsNullOrEmpty(settings.AuthToken) || !given[AccountSidName].IsNothing() || !environment[AccountSidName].IsNothing() || UsesKey(settings))
            return [];
        return [new(PropertyPath.Root.Then(AccountSidName),
            "accountSid is missing: authToken is set, and a token needs its account. Set twilio:accountSid or TWILIO_ACCOUNT_SID.")];
    }

    public static bool UsesKey(ProviderSettings settings) => settings is { ApiKey.Length: > 0, ApiSecret.Length: > 0 };

    private static bool IsSafeBase(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && BaseUrlRules.Holds(url);

    [GeneratedRegex(@"^AC[0-9a-fA-F]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AccountSid { get; }

    [GeneratedRegex(@"^SK[0-9a-fA-F]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ApiKey { get; }

    [GeneratedRegex(@"^[a-z0-9](-?[a-z0-9])*\z", RegexOptions.CultureInvariant)]
    private static partial Regex HostPart { get; }
}
