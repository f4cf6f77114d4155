using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;

namespace TwilioEmulator.Tests.Api;

public sealed class EchoTests
{
    static EmulatorOptions WithWaba => new()
    {
        Accounts = [EmulatorOptions.DefaultAccount with { WabaId = "12345678912345" }],
    };

    [Fact]
    public async Task A_create_answers_only_what_was_sent_and_the_defaults()
    {
        await using var emulation = await StartAsync(WithWaba);
        var answer = await emulation.PostAsync(Collection, """
            {
              "sender_id": "whatsapp:+15017122661",
              "webhook": {"callback_url": "https://callback.example.com"},
              "profile": {"name": "Example", "websites": [{"website": "https://one.example.com", "label": "One"}]}
            }
            """);
        answer.Is(202, """
            {
              "sid": "XE00000000000000000000000000000001",
              "status": "CREATING",
              "sender_id": "whatsapp:+15017122661",
              "configuration": {"waba_id": "12345678912345", "verification_method": "sms", "verification_code": null},
              "webhook": {"callback_url": "https://callback.example.com", "callback_method": "POST"},
              "profile": {"name": "Example", "websites": [{"website": "https://one.example.com", "label": "One"}]}
            }
            """);
    }

    [Fact]
    public async Task A_create_does_not_echo_the_verification_code()
    {
        await using var emulation = await StartAsync();
        var answer = await emulation.PostAsync(Collection, """
            {"sender_id":"whatsapp:+15017122661","configuration":{"verification_code":"987654"},"profile":{"name":"Example"}}
            """);
        Assert.Equal(202, answer.Status);
        Assert.DoesNotContain("987654", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_create_of_an_rcs_sender_fills_in_nothing_of_WhatsApp()
    {
        await using var emulation = await StartAsync();
        var answer = await emulation.PostAsync(Collection, """{"sender_id":"rcs:twilio_agent"}""");
        answer.Is(202, """{"sid":"XE00000000000000000000000000000001","status":"CREATING","sender_id":"rcs:twilio_agent"}""");
    }

    [Fact]
    public async Task A_get_answers_every_key_of_a_WhatsApp_sender()
    {
        await using var emulation = await StartAsync(WithWaba with { PollsPerStep = 0 });
        await emulation.PostAsync(Collection, """
            {
              "sender_id": "whatsapp:+15017122661",
              "configuration": {"verification_method": "voice", "account_type": "ISV"},
              "webhook": {"fallback_url": "https://fallback.example.com", "status_callback_url": "https://status.example.com"},
              "profile": {"name": "Example", "about": "Us", "accent_color": "#00ff00", "emails": []}
            }
            """);
        (await emulation.GetAsync($"{Collection}/{FirstSid}")).Is(200, $$"""
            {
              "sid": "XE00000000000000000000000000000001",
              "status": "ONLINE",
              "sender_id": "whatsapp:+15017122661",
              "friendly_name": null,
              "configuration": {
                "waba_id": "12345678912345", "verification_method": null, "verification_code": null,
                "voice_application_sid": null, "account_type": "ISV"
              },
              "webhook": {
                "callback_url": null, "callback_method": null,
                "fallback_url": "https://fallback.example.com", "fallback_method": "POST",
                "status_callback_url": "https://status.example.com", "status_callback_method": "POST"
              },
              "profile": {
                "name": "Example", "about": "Us", "address": null, "description": null, "emails": null, "logo_url": null,
                "vertical": null, "websites": null, "banner_url": null, "privacy_url": null,
                "terms_of_service_url": null, "accent_color": null, "phone_numbers": null, "use_case": null
              },
              "compliance": null,
              "properties": {"quality_rating": "HIGH", "messaging_limit": "10K Customers/24hr"},
              "offline_reasons": null,
              "url": "{{emulation.Server.BaseUrl}}v2/Channels/Senders/XE00000000000000000000000000000001"
            }
            """);
    }

    [Fact]
    public async Task A_get_answers_every_key_of_an_rcs_sender()
    {
        await using var emulation = await StartAsync(new() { PollsPerStep = 0 });
        await emulation.PostAsync(Collection, """
            {
              "sender_id": "rcs:twilio_agent",
              "profile": {
                "name": "RCS", "accent_color": "#ffffff", "privacy_url": "https://privacy.example.com", "use_case": "OTP",
                "phone_numbers": [{"phone_number": "+12125551212", "label": "phone"}]
              }
            }
            """);
        (await emulation.GetAsync($"{Collection}/{FirstSid}")).Is(200, $$"""
            {
              "sid": "XE00000000000000000000000000000001",
              "status": "TWILIO_REVIEW",
              "sender_id": "rcs:twilio_agent",
              "friendly_name": null,
              "configuration": {
                "waba_id": null, "verification_method": null, "verification_code": null,
                "voice_application_sid": null, "account_type": null
              },
              "webhook": {
                "callback_url": null, "callback_method": null, "fallback_url": null, "fallback_method": null,
                "status_callback_url": null, "status_callback_method": null
              },
              "profile": {
                "name": "RCS", "about": null, "address": null, "description": null, "emails": null, "logo_url": null,
                "vertical": null, "websites": null, "banner_url": null, "privacy_url": "https://privacy.example.com",
                "terms_of_service_url": null, "accent_color": "#ffffff",
                "phone_numbers": [{"phone_number": "+12125551212", "label": "phone"}], "use_case": "OTP"
              },
              "compliance": {"registration_sid": "", "countries": []},
              "properties": null,
              "offline_reasons": null,
              "url": "{{emulation.Server.BaseUrl}}v2/Channels/Senders/XE00000000000000000000000000000001"
            }
            """);
    }

    [Fact]
    public async Task An_update_answers_null_for_what_was_not_sent_and_the_code_in_clear()
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed();
        var answer = await emulation.PostAsync(sender, """{"configuration":{"verification_code":"123456","voice_application_sid":"AP00000000000000000000000000000001"}}""");
        answer.Is(202, """
            {
              "sid": "XE00000000000000000000000000000001",
              "status": "VERIFYING",
              "sender_id": "whatsapp:+15017122661",
              "friendly_name": null,
              "compliance": null,
              "configuration": {
                "waba_id": null, "verification_method": "sms", "verification_code": "123456",
                "voice_application_sid": "AP00000000000000000000000000000001", "account_type": null
              },
              "webhook": null,
              "profile": null,
              "properties": null
            }
            """);
    }

    [Fact]
    public async Task An_update_can_hide_the_sender_id_as_one_published_example_does()
    {
        await using var emulation = await StartAsync(new() { UpdateEchoHidesSenderId = true });
        var answer = await emulation.PostAsync(emulation.Seed(), """{"webhook":{"callback_url":"https://x.example.com"}}""");
        Assert.Null(answer.Json["sender_id"]);
        Assert.Equal("ONLINE:UPDATING", (string?)answer.Json["status"]);
    }

    [Theory]
    [InlineData("ONLINE", null, "string")]
    [InlineData("OFFLINE", """[{"code":"63051","message":"Locked"}]""", "array")]
    public async Task What_only_the_service_sets_can_be_of_types_that_nobody_expects(string status, string? reasons, string kind)
    {
        await using var emulation = await StartAsync(new() { OddOutputs = true });
        var sender = emulation.Seed($$$"""
            {"sender_id":"whatsapp:+15017122661","status":"{{{status}}}","offline_reasons":{{{reasons ?? "null"}}},"profile":{"name":"Example"}}
            """);
        var read = (await emulation.GetAsync(sender)).Json;
        Assert.Equal(
            ["object", "array", kind, "number", "object"],
            new[] { read["properties"]!["messaging_limit"], read["compliance"], read["offline_reasons"], read["url"], read["insights"] }
                .Select(node => node!.GetValueKind().ToString().ToLowerInvariant()));
        Assert.Equal((status, "Example"), ((string?)read["status"], (string?)read["profile"]!["name"]));
        Answer.IsJson(read.ToJsonString(), (await emulation.GetAsync(Collection + "?Channel=whatsapp")).Json["senders"]![0]);
    }

    [Theory]
    [InlineData(ListReading.AsSent, """[{"website":"https://a.example","label":"A"},{"website":"https://b.example"}]""")]
    [InlineData(ListReading.MetaLabels, """[{"website":"https://a.example","label":"Website"},{"website":"https://b.example","label":"Website"}]""")]
    [InlineData(ListReading.MetaLabelsReversed, """[{"website":"https://b.example","label":"Website"},{"website":"https://a.example","label":"Website"}]""")]
    public async Task WhatsApp_lists_read_back_as_the_options_say(ListReading reading, string expected)
    {
        await using var emulation = await StartAsync(new() { WhatsAppLists = reading });
        await emulation.PostAsync(Collection, """
            {"sender_id":"whatsapp:+15017122661","profile":{"name":"Example","websites":[
              {"website":"https://a.example","label":"A"},{"website":"https://b.example"}]}}
            """);
        Answer.IsJson(expected, (await emulation.GetAsync($"{Collection}/{FirstSid}")).Json["profile"]!["websites"]);
    }

    [Fact]
    public async Task Labels_of_rcs_lists_are_kept_even_where_Meta_would_replace_them()
    {
        await using var emulation = await StartAsync(new() { WhatsAppLists = ListReading.MetaLabels });
        await emulation.PostAsync(Collection, """{"sender_id":"rcs:agent","profile":{"emails":[{"email":"a@example.com","label":"A"}]}}""");
        Answer.IsJson("""[{"email":"a@example.com","label":"A"}]""",
            (await emulation.GetAsync($"{Collection}/{FirstSid}")).Json["profile"]!["emails"]);
    }
}
