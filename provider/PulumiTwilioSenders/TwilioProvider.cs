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
internal sealed class TwilioProvider(TimeProvider time) : IProvider
{
    private const int DefaultConcurrentRegistrations = 1;
    private const double ShortestPollInterval = 0.01;
    private static readonly TimeSpan DefaultPollInterval = TimeSpan.FromSeconds(5);

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
        ConfigurationRules = [SettingsDescription.TokenNeedsAccount],
        Resources = [SenderDescription.Resource],
    };

    public IReadOnlyList<ResourceOperations> Configure(ProviderConfiguration configuration)
    {
        var declared = configuration.Given.WithoutNothing();
        var given = SettingsDescription.Shape.Decode(declared.Plain());
        var merged = SettingsDescription.Shape.Decode(
            declared.Aggregate(configuration.Environment, (all, own) => all.With(own.Key, own.Value)).Plain());
        return [new ResourceOperations<ManagedSender>(SenderDescription.Resource, Lifecycle(given, merged))];
    }

    private IResourceLifecycle<ManagedSender> Lifecycle(ProviderSettings given, ProviderSettings merged)
    {
        if (merged.PreviewOnly == true)
            return new PreviewOnlyLifecycle();
        var defaults = new SendersClientOptions { Credentials = CredentialRules.Choose(given, merged) };
        var mostRequests = merged.MaxConcurrentRequests ?? defaults.MaxConcurrentRequests;
        requests.Limit(mostRequests);
        registrations.Limit(merged.MaxConcurrentRegistrations ?? DefaultConcurrentRegistrations);
        var client = new SendersClient(defaults with
        {
            BaseUrl = merged.BaseUrl is { } url ? new Uri(url) : SendersClientOptions.HostOf(merged.Region, merged.Edge),
            MaxRetries = merged.MaxRetries ?? defaults.MaxRetries,
            MaxConcurrentRequests = mostRequests,
            Slots = requests.Semaphore,
            UserAgent = $"pulumi-resource-twilio/{Version}",
        }, time);
        var pause = merged.PollInterval is { } seconds ? TimeSpan.FromSeconds(Math.Max(seconds, ShortestPollInterval)) : DefaultPollInterval;
        return new SenderLifecycle(client, new(client, pause, time), registrations, time);
    }
}
