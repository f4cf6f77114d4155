using System.Text.Json.Nodes;
using Provider.Tests.House;

namespace Provider.Tests.Schema;

/// <summary>The public surface, name by name: users' programs depend on it.</summary>
public class SurfaceTests
{
    /// <summary>Type, property and its schema type; ! required, = output only.</summary>
    private const string Surface =
        """
        Sender.senderId string !
        Sender.configuration SenderConfiguration
        Sender.webhook SenderWebhook
        Sender.profile SenderProfile
        Sender.friendlyName string
        Sender.waitFor WaitFor
        Sender.sid string ! =
        Sender.status string ! =
        Sender.properties SenderProperties =
        Sender.offlineReasons SenderOfflineReason[] =
        Sender.compliance SenderCompliance =
        Sender.pendingDisplayName string =
        Sender.pendingDisplayNameStatus string =
        Sender.pendingDisplayNameStatusDate string =
        Sender.url string ! =
        SenderConfiguration.wabaId string
        SenderConfiguration.verificationMethod VerificationMethod
        SenderConfiguration.verificationCode string
        SenderConfiguration.voiceApplicationSid string
        SenderConfiguration.accountType string|SenderAccountType
        SenderWebhook.callbackUrl string
        SenderWebhook.callbackMethod WebhookMethod
        SenderWebhook.fallbackUrl string
        SenderWebhook.fallbackMethod WebhookMethod
        SenderWebhook.statusCallbackUrl string
        SenderWebhook.statusCallbackMethod string|WebhookMethod
        SenderProfile.name string
        SenderProfile.about string
        SenderProfile.address string
        SenderProfile.description string
        SenderProfile.logoUrl string
        SenderProfile.bannerUrl string
        SenderProfile.privacyUrl string
        SenderProfile.termsOfServiceUrl string
        SenderProfile.accentColor string
        SenderProfile.vertical string|SenderVertical
        SenderProfile.useCase string|SenderUseCase
        SenderProfile.websites SenderWebsite[]
        SenderProfile.emails SenderEmail[]
        SenderProfile.phoneNumbers SenderPhoneNumber[]
        SenderWebsite.website string !
        SenderWebsite.label string
        SenderEmail.email string !
        SenderEmail.label string
        SenderPhoneNumber.phoneNumber string !
        SenderPhoneNumber.label string
        SenderProperties.qualityRating string
        SenderProperties.messagingLimit string
        SenderOfflineReason.code string
        SenderOfflineReason.message string
        SenderOfflineReason.moreInfo string
        SenderCompliance.registrationSid string
        SenderCompliance.countries SenderComplianceCountry[]
        SenderComplianceCountry.country string
        SenderComplianceCountry.registrationSid string
        SenderComplianceCountry.status string
        SenderComplianceCountry.carriers SenderComplianceCarrier[]
        SenderComplianceCarrier.name string
        SenderComplianceCarrier.status string
        VerificationMethod sms voice
        SenderAccountType ISV ISVSubAccount
        WebhookMethod POST PUT
        WaitFor settled online none
        SenderUseCase PROMOTIONAL TRANSACTIONAL OTP MULTI_USE
        SenderVertical Automotive|Beauty, Spa and Salon|Clothing and Apparel|Education|Entertainment|Event Planning and Service|Finance and Banking|Food and Grocery|Public Service|Hotel and Lodging|Medical and Health|Non-profit|Professional Services|Shopping and Retail|Travel and Transportation|Restaurant|Other|Alcohol|Matrimony Service|Online Gambling|OTC Drugs|Physical Gambling
        config.accountSid string
        config.authToken string
        config.apiKey string
        config.apiSecret string
        config.region string
        config.edge string
        config.baseUrl string
        config.maxRetries integer
        config.maxConcurrentRequests integer
        config.maxConcurrentRegistrations integer
        config.pollInterval number
        config.previewOnly boolean
        """;

    private static readonly JsonObject Root = JsonNode.Parse(Repository.Read("schema.json"))!.AsObject();

    [Fact]
    public void Names_and_types_are_as_promised()
    {
        var promised = Surface.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var given = Root["types"]!.AsObject().Concat(Root["resources"]!.AsObject()).SelectMany(t => Lines(Short(t.Key), t.Value!))
            .Concat(Lines("config", new JsonObject { ["properties"] = Root["config"]!["variables"]!.DeepClone() }))
            .ToList();

        Offenders.None(promised.Except(given).Select(l => $"missing: {l}").Concat(given.Except(promised).Select(l => $"not promised: {l}")));
    }

    [Fact]
    public void The_package_is_called_twilio() => Assert.Equal("twilio", Root["name"]!.GetValue<string>());

    [Fact]
    public void The_provider_takes_the_same_configuration() => Assert.True(
        JsonNode.DeepEquals(Root["config"]!["variables"], Root["provider"]!["inputProperties"])
        && JsonNode.DeepEquals(Root["config"]!["variables"], Root["provider"]!["properties"]));

    private static IEnumerable<string> Lines(string name, JsonNode type)
    {
        if (type["enum"]?.AsArray() is { } cases)
        {
            var values = cases.Select(c => c!["value"]!.GetValue<string>()).ToList();
            return [$"{name} {string.Join(values.Any(v => v.Contains(' ')) ? '|' : ' ', values)}"];
        }

        var required = type["required"]?.AsArray().Select(n => n!.GetValue<string>()).ToHashSet() ?? [];
        return type["properties"]!.AsObject().Select(p =>
            $"{name}.{p.Key} {Type(p.Value!)}{(required.Contains(p.Key) ? " !" : "")}{(type["inputProperties"] is { } inputs && inputs[p.Key] is null ? " =" : "")}");
    }

    private static string Type(JsonNode property) => property switch
    {
        { } p when p["oneOf"]?.AsArray() is { } choices => string.Join('|', choices.Select(c => Type(c!))),
        { } p when p["$ref"] is { } reference => Short(reference.GetValue<string>()),
        { } p when p["items"] is { } item => $"{Type(item)}[]",
        var p => p["type"]!.GetValue<string>(),
    };

    private static string Short(string token) => token[(token.LastIndexOf(':') + 1)..];
}
