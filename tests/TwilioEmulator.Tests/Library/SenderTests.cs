using System.Text.Json.Nodes;
using Twilio.Exceptions;
using Twilio.Rest.Messaging.V2;
using TwilioEmulator.Model;
using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;
using static Twilio.Rest.Messaging.V2.ChannelsSenderResource;

namespace TwilioEmulator.Tests.Library;

/// <summary>The emulator as Twilio's own library for C# sees it: what the library sends is taken, what comes back can be read.</summary>
public sealed class SenderTests
{
    const string Application = "AP00000000000000000000000000000001";

    [Fact]
    public async Task A_WhatsApp_sender_with_everything_it_can_have_is_created_and_fetched()
    {
        await using var emulation = await StartAsync(new() { VoiceBeforeOnline = VoiceBeforeOnline.Taken });
        using var library = new LibraryClient(emulation);
        var created = await CreateAsync(FullWhatsApp(), library.Rest);
        Answer.IsJson("""
            {
              "sender_id": "whatsapp:+15017122661",
              "friendly_name": "Front desk",
              "configuration": {
                "waba_id": "12345678912345", "verification_method": "voice",
                "voice_application_sid": "AP00000000000000000000000000000001", "account_type": "ISVSubAccount"
              },
              "webhook": {
                "callback_url": "https://a.example", "callback_method": "POST", "fallback_url": "https://b.example",
                "fallback_method": "PUT", "status_callback_url": "https://c.example", "status_callback_method": "POST"
              },
              "profile": {
                "name": "Example", "about": "Us", "address": "Here", "description": "We", "logo_url": "https://l.example",
                "vertical": "Automotive", "websites": [{"website": "https://w.example", "label": "Shop"}],
                "emails": [{"email": "a@example.com"}]
              }
            }
            """, emulation.Server.Requests.Snapshot()[0].Body);
        Assert.Equal((FirstSid, Number, StatusEnum.Creating), (created.Sid, created.SenderId, created.Status));
        Assert.Equal("Front desk", created.FriendlyName);
        await emulation.StatusesAsync($"{Collection}/{FirstSid}", 4);

        var fetched = await FetchAsync(FirstSid, library.Rest);
        Assert.Equal((StatusEnum.Online, "Front desk"), (fetched.Status, fetched.FriendlyName));
        Assert.Equal(("12345678912345", Application, AccountTypeEnum.Isvsubaccount),
            (fetched.Configuration.WabaId, fetched.Configuration.VoiceApplicationSid, fetched.Configuration.AccountType));
        Assert.Equal((null, null), (fetched.Configuration.VerificationMethod, fetched.Configuration.VerificationCode));
        Assert.Equal(("https://a.example", CallbackMethodEnum.Post, "https://b.example", FallbackMethodEnum.Put),
            (fetched.Webhook.CallbackUrl, fetched.Webhook.CallbackMethod, fetched.Webhook.FallbackUrl, fetched.Webhook.FallbackMethod));
        Assert.Equal(("https://c.example", "POST"), (fetched.Webhook.StatusCallbackUrl, fetched.Webhook.StatusCallbackMethod));
        var profile = fetched.Profile;
        Assert.Equal(("Example", "Us", "Here", "We"), (profile.Name, profile.About, profile.Address, profile.Description));
        Assert.Equal(("https://l.example", "Automotive"), (profile.LogoUrl, profile.Vertical));
        Assert.Equal(("https://w.example", "Shop"), (Assert.Single(profile.Websites).Website, profile.Websites[0].Label));
        Assert.Equal(("a@example.com", null), (Assert.Single(profile.Emails).Email, profile.Emails[0].Label));
        Assert.Null(profile.PhoneNumbers);
        Assert.Equal(("HIGH", "10K Customers/24hr"), (fetched.Properties.QualityRating, fetched.Properties.MessagingLimit));
        Assert.Equal(new Uri(emulation.Server.BaseUrl, $"{Collection}/{FirstSid}"), fetched.Url);
        Assert.Equal((null, null), (fetched.OfflineReasons, fetched.Compliance));
        Assert.Equal(["https://messaging.twilio.com"], library.Meant);
    }

    [Fact]
    public async Task An_rcs_sender_is_created_and_fetched()
    {
        await using var emulation = await StartAsync();
        using var library = new LibraryClient(emulation);
        var profile = new MessagingV2ChannelsSenderProfile.Builder().WithName("RCS").WithDescription("We")
            .WithBannerUrl("https://b.example").WithPrivacyUrl("https://p.example").WithTermsOfServiceUrl("https://t.example")
            .WithAccentColor("#00ff00").WithUseCase(UseCaseEnum.MultiUse)
            .WithPhoneNumbers(new[] { new { phone_number = "+12125551212", label = "phone" } });
        await CreateAsync(new MessagingV2ChannelsSenderRequestsCreate.Builder()
            .WithSenderId("rcs:twilio_agent").WithProfile(profile.Build()).Build(), library.Rest);
        emulation.Server.Senders.Patch("rcs:twilio_agent", (JsonObject)JsonNode.Parse("""
            {
              "status": "OFFLINE", "offline_reasons": [{"code": "30008", "message": "Unknown"}],
              "compliance": {"registration_sid": "BU1", "countries": [{"country": "US", "registration_sid": "BU2",
                "status": "ONLINE", "carriers": [{"name": "Verizon", "status": "APPROVED"}]}]}
            }
            """)!);

        var fetched = await FetchAsync(FirstSid, library.Rest);
        Assert.Equal(("RCS", "We", "#00ff00", UseCaseEnum.MultiUse),
            (fetched.Profile.Name, fetched.Profile.Description, fetched.Profile.AccentColor, fetched.Profile.UseCase));
        Assert.Equal(("https://b.example", "https://p.example", "https://t.example"),
            (fetched.Profile.BannerUrl, fetched.Profile.PrivacyUrl, fetched.Profile.TermsOfServiceUrl));
        Assert.Equal(("+12125551212", "phone"), (Assert.Single(fetched.Profile.PhoneNumbers).PhoneNumber, fetched.Profile.PhoneNumbers[0].Label));
        var reason = Assert.Single(fetched.OfflineReasons);
        Assert.Equal(("30008", "Unknown", new Uri("https://www.twilio.com/docs/errors/30008")), (reason.Code, reason.Message, reason.MoreInfo));
        var country = Assert.Single(fetched.Compliance.Countries);
        Assert.Equal(("BU1", "US", "BU2", MessagingV2RcsCountryStatus.Online),
            (fetched.Compliance.RegistrationSid, country.Country, country.RegistrationSid, country.Status));
        Assert.Equal(("Verizon", MessagingV2RcsCarrierStatus.Approved), (Assert.Single(country.Carriers).Name, country.Carriers[0].Status));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("messaging.twilio.com")]
    public async Task The_list_is_read_page_by_page(string? nextPageHost)
    {
        await using var emulation = await StartAsync(new() { NextPageHost = nextPageHost });
        using var library = new LibraryClient(emulation);
        string[] expected = [.. Enumerable.Range(1, 5).Select(number => $"whatsapp:+1501712266{number}")];
        foreach (var senderId in expected)
            emulation.Seed($$$"""{"sender_id":"{{{senderId}}}","profile":{"name":"Example"}}""");
        var read = await ReadAsync("whatsapp", pageSize: 2, client: library.Rest);
        Assert.Equal(expected, read.Select(sender => sender.SenderId).ToList());
        Assert.Equal(3, emulation.Server.Requests.Snapshot().Count);
        Assert.Empty(await ReadAsync("rcs", client: library.Rest));
    }

    [Fact]
    public async Task Every_block_is_updated_by_itself()
    {
        await using var emulation = await StartAsync(new() { WhatsAppPath = StatusPath.Of("PENDING_VERIFICATION") });
        using var library = new LibraryClient(emulation);
        var sender = await emulation.CreateAsync();
        var verified = await UpdateAsync(library, update => update.WithConfiguration(
            new MessagingV2ChannelsSenderConfiguration.Builder().WithVerificationCode("123456").Build()));
        Assert.Equal((StatusEnum.Verifying, "123456"), (verified.Status, verified.Configuration.VerificationCode));
        Assert.Equal((null, null, null), (verified.Webhook, verified.Profile, verified.FriendlyName));
        await emulation.StatusesAsync(sender, 2);
        await UpdateAsync(library, update => update.WithConfiguration(
            new MessagingV2ChannelsSenderConfiguration.Builder().WithVoiceApplicationSid(Application).Build()));
        await UpdateAsync(library, update => update.WithWebhook(
            new MessagingV2ChannelsSenderWebhook.Builder().WithCallbackUrl("https://a.example").WithCallbackMethod(CallbackMethodEnum.Put).Build()));
        await UpdateAsync(library, update => update.WithProfile(
            new MessagingV2ChannelsSenderProfile.Builder().WithAbout("Us").WithEmails(new[] { new { email = "a@example.com" } }).Build()));
        var last = await UpdateAsync(library, update => update.WithFriendlyName("Front desk"));
        Assert.Equal((StatusEnum.OnlineUpdating, "Front desk", null), (last.Status, last.FriendlyName, last.Profile));
        Answer.IsJson("""
            {
              "friendly_name": "Front desk",
              "configuration": {"verification_code": "123456", "voice_application_sid": "AP00000000000000000000000000000001"},
              "webhook": {"callback_url": "https://a.example", "callback_method": "PUT"},
              "profile": {"name": "Example", "about": "Us", "emails": [{"email": "a@example.com"}]}
            }
            """, emulation.Server.Senders.Find(Number)!.Stored);
    }

    [Fact]
    public async Task A_sender_is_deleted_and_gone()
    {
        await using var emulation = await StartAsync();
        using var library = new LibraryClient(emulation);
        emulation.Seed();
        Assert.True(await DeleteAsync(FirstSid, library.Rest));
        await IsErrorAsync(404, 20404, () => FetchAsync(FirstSid, library.Rest));
        await IsErrorAsync(404, 20404, () => DeleteAsync(FirstSid, library.Rest));
    }

    [Fact]
    public async Task Errors_come_with_their_code_and_status()
    {
        await using var emulation = await StartAsync();
        using var library = new LibraryClient(emulation);
        using var stranger = new LibraryClient(emulation, password: "wrong");
        emulation.Seed();
        await IsErrorAsync(401, 20003, () => FetchAsync(FirstSid, stranger.Rest));
        await IsErrorAsync(409, 63100, () => CreateAsync(FullWhatsApp(withVoice: false), library.Rest));
        await IsErrorAsync(400, 63100, () => UpdateAsync(library, update => update));
        await IsErrorAsync(400, 63100, () => ReadAsync("sms", client: library.Rest));
        await IsErrorAsync(400, 63113, () => UpdateAsync(library, update => update.WithConfiguration(
            new MessagingV2ChannelsSenderConfiguration.Builder().WithVerificationCode("000000").Build())));
    }

    static MessagingV2ChannelsSenderRequestsCreate FullWhatsApp(bool withVoice = true)
    {
        var configuration = new MessagingV2ChannelsSenderConfiguration.Builder().WithWabaId("12345678912345")
            .WithVerificationMethod(VerificationMethodEnum.Voice).WithAccountType(AccountTypeEnum.Isvsubaccount);
        var webhook = new MessagingV2ChannelsSenderWebhook.Builder()
            .WithCallbackUrl("https://a.example").WithCallbackMethod(CallbackMethodEnum.Post)
            .WithFallbackUrl("https://b.example").WithFallbackMethod(FallbackMethodEnum.Put)
            .WithStatusCallbackUrl("https://c.example").WithStatusCallbackMethod("POST");
        var profile = new MessagingV2ChannelsSenderProfile.Builder().WithName("Example").WithAbout("Us").WithAddress("Here")
            .WithDescription("We").WithLogoUrl("https://l.example").WithVertical("Automotive")
            .WithWebsites(new[] { new { website = "https://w.example", label = "Shop" } })
            .WithEmails(new[] { new { email = "a@example.com" } });
        return new MessagingV2ChannelsSenderRequestsCreate.Builder().WithSenderId(Number).WithFriendlyName("Front desk")
            .WithConfiguration((withVoice ? configuration.WithVoiceApplicationSid(Application) : configuration).Build())
            .WithWebhook(webhook.Build()).WithProfile(profile.Build()).Build();
    }

    static Task<ChannelsSenderResource> UpdateAsync(
        LibraryClient library,
        Func<MessagingV2ChannelsSenderRequestsUpdate.Builder, MessagingV2ChannelsSenderRequestsUpdate.Builder> change) =>
        ChannelsSenderResource.UpdateAsync(
            new UpdateChannelsSenderOptions(FirstSid)
            {
                MessagingV2ChannelsSenderRequestsUpdate = change(new()).Build(),
            },
            library.Rest);

    static async Task IsErrorAsync(int status, int code, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<ApiException>(call);
        Assert.Equal((status, code, $"https://www.twilio.com/docs/errors/{code}"), (error.Status, error.Code, error.MoreInfo));
    }
}
