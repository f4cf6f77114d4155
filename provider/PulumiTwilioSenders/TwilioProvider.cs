using System.Reflection;
using ProviderKit.Description;
using ProviderKit.Host;
using ProviderKit.Lifecycle;
using ProviderKit.Values;
using PulumiTwilioSenders.Configuration;
using PulumiTwilioSenders.Senders;
using TwilioApi;

namespace PulumiTwilioSenders;

/// <summary>The package <c>twilio</c>: where the plugin protocol and Twilio's API meet.</summary>
internal sealed class TwilioProvider(TimeProvider time, bool hasTls) : IProvider
{
    private const int DefaultConcurrentRequests = 10;
    private const int DefaultConcurrentRegistrations = 1;
    private const double ShortestPollInterval = 0.01;
    private static readonly TimeSpan DefaultPollInterval = TimeSpan.FromSeconds(5);

    private const string NoTls =
        "This machine has no OpenSSL, without which nothing can be sent to Twilio. Install it and run again: libssl3 on Debian and Ubuntu, openssl-libs on Fedora and Red Hat, openssl on SUSE.";

    // The limits are the process's, however often it is configured.
    private readonly RegistrationQueue registrations = new();
    private readonly RequestSlots requests = new();

    public static string Version { get; } =
        typeof(TwilioProvider).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public PackageDescription Package { get; } = new()
    {
        Name = "twilio",
        Version = Version,
        DisplayName = "Twilio Senders",
        Doc = "WhatsApp and RCS senders at Twilio as Pulumi resources.",
        Publisher = "Pulumi Twilio Senders",
        License = "Apache-2.0",
        Homepage = "https://www.twilio.com/docs/whatsapp/api/senders",
        Repository = "https://github.com/pulumi-twilio-senders/pulumi-twilio",
        Keywords = ["pulumi", "twilio", "whatsapp", "rcs", "category/utility", "kind/native"],
        Languages =
            """
            {"csharp":{"rootNamespace":"PulumiTwilio","namespaces":{"twilio":"Senders","messaging":"Messaging"},"respectSchemaVersion":true,"packageReferences":{"Pulumi":"3.*"}},"go":{"respectSchemaVersion":true},"nodejs":{"respectSchemaVersion":true},"python":{"respectSchemaVersion":true,"pyproject":{"enabled":true}}}
            """,
        Configuration = SettingsDescription.Shape,
        ConfigurationRules = [SettingsDescription.CredentialsFit],
        Resources = [SenderDescription.Resource],
    };

    public ConfiguredProvider Configure(ProviderConfiguration configuration)
    {
        var declared = configuration.Given.WithoutNothing();
        var (given, environment) = (SettingsDescription.Decode(declared), SettingsDescription.Decode(configuration.Environment));
        var merged = SettingsDescription.Decode(declared.Plain().Over(configuration.Environment.Plain()));
        if (merged.PreviewOnly)
            return new(null, [new ResourceOperations<Sender>(SenderDescription.Resource, new PreviewOnlyLifecycle())]);
        var credentials = CredentialRules.Choose(given, environment);
        if (!hasTls && merged.BaseUrl?.StartsWith("http:", StringComparison.OrdinalIgnoreCase) != true)
            throw new OperationFailedException(FailureKind.Precondition, NoTls);
        return new(credentials.UserName, [new ResourceOperations<Sender>(SenderDescription.Resource, Lifecycle(credentials, merged))]);
    }

    private SenderLifecycle Lifecycle(TwilioCredentials credentials, ProviderSettings merged)
    {
        requests.Limit(merged.MaxConcurrentRequests ?? DefaultConcurrentRequests);
        registrations.Limit(merged.MaxConcurrentRegistrations ?? DefaultConcurrentRegistrations);
        var defaults = new SendersClientOptions { Credentials = credentials };
        var client = new SendersClient(defaults with
        {
            BaseUrl = merged.BaseUrl is { } url ? new Uri(url) : SendersClientOptions.HostOf(merged.Region, merged.Edge),
            MaxRetries = merged.MaxRetries ?? defaults.MaxRetries,
            Slots = requests.Semaphore,
            UserAgent = $"pulumi-resource-twilio/{Version}",
        }, time);
        var pause = merged.PollInterval is { } seconds ? TimeSpan.FromSeconds(Math.Max(seconds, ShortestPollInterval)) : DefaultPollInterval;
        return new(new(client, pause, time) { HostOrigin = HostOrigin.Of(merged) }, registrations);
    }
}
