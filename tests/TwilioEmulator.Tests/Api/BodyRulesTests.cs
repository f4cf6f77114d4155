using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;

namespace TwilioEmulator.Tests.Api;

public sealed class BodyRulesTests
{
    const string Verticals =
        "Automotive; Beauty, Spa and Salon; Clothing and Apparel; Education; Entertainment; Event Planning and Service; "
        + "Finance and Banking; Food and Grocery; Public Service; Hotel and Lodging; Medical and Health; Non-profit; "
        + "Professional Services; Shopping and Retail; Travel and Transportation; Restaurant; Other; Alcohol; "
        + "Matrimony Service; Online Gambling; OTC Drugs; Physical Gambling";

    [Theory]
    [InlineData("", "Request body is not valid JSON")]
    [InlineData("{\"sender_id\":", "Request body is not valid JSON")]
    [InlineData("""{"sender_id":"rcs:a","sender_id":"rcs:b"}""", "Request body is not valid JSON")]
    [InlineData("null", "Request body must be a JSON object")]
    [InlineData("[]", "Request body must be a JSON object")]
    [InlineData("\"text\"", "Request body must be a JSON object")]
    [InlineData("{}", "sender_id is required")]
    [InlineData("""{"sender_id":null}""", "sender_id is required")]
    [InlineData("""{"sender_id":15017122661}""", "sender_id must be a string")]
    [InlineData("""{"sender_id":""}""", "sender_id must be whatsapp:+<E.164 number> or rcs:<agent>")]
    [InlineData("""{"sender_id":"whatsapp:15017122661"}""", "sender_id must be whatsapp:+<E.164 number> or rcs:<agent>")]
    [InlineData("""{"sender_id":"whatsapp:+05017122661"}""", "sender_id must be whatsapp:+<E.164 number> or rcs:<agent>")]
    [InlineData("""{"sender_id":"whatsapp:+1234567890123456"}""", "sender_id must be whatsapp:+<E.164 number> or rcs:<agent>")]
    [InlineData("""{"sender_id":"whatsapp:+15017122661\n"}""", "sender_id must be whatsapp:+<E.164 number> or rcs:<agent>")]
    [InlineData("""{"sender_id":"rcs:"}""", "sender_id must be whatsapp:+<E.164 number> or rcs:<agent>")]
    [InlineData("""{"sender_id":"sms:+15017122661"}""", "sender_id must be whatsapp:+<E.164 number> or rcs:<agent>")]
    [InlineData("""{"sender_id":"rcs:a","nickname":"x"}""", "Unknown field: nickname")]
    [InlineData("""{"sender_id":"rcs:a","status":"ONLINE"}""", "Unknown field: status")]
    [InlineData("""{"sender_id":"rcs:a","friendly_name":1}""", "friendly_name must be a string")]
    [InlineData("""{"sender_id":"rcs:a","friendly_name":{"name":"x"}}""", "friendly_name must be a string")]
    [InlineData("""{"sender_id":"rcs:a","configuration":{"wabaId":"1"}}""", "Unknown field: configuration.wabaId")]
    [InlineData("""{"sender_id":"rcs:a","webhook":{"url":"1"}}""", "Unknown field: webhook.url")]
    [InlineData("""{"sender_id":"rcs:a","profile":{"logoUrl":"1"}}""", "Unknown field: profile.logoUrl")]
    [InlineData("""{"sender_id":"rcs:a","configuration":[]}""", "configuration must be an object")]
    [InlineData("""{"sender_id":"rcs:a","webhook":"https://x"}""", "webhook must be an object")]
    [InlineData("""{"sender_id":"rcs:a","profile":true}""", "profile must be an object")]
    [InlineData("""{"sender_id":"whatsapp:+15017122661"}""", "profile.name is required for whatsapp senders")]
    [InlineData("""{"sender_id":"whatsapp:+15017122661","profile":{"name":null}}""", "profile.name is required for whatsapp senders")]
    [InlineData("""{"sender_id":"whatsapp:+15017122661","profile":{"name":""}}""", "profile.name can't be empty")]
    [InlineData("""{"sender_id":"rcs:a","configuration":{"waba_id":123}}""", "configuration.waba_id must be a string")]
    [InlineData("""{"sender_id":"rcs:a","configuration":{"verification_method":"SMS"}}""", "configuration.verification_method must be one of: sms; voice")]
    [InlineData("""{"sender_id":"rcs:a","configuration":{"account_type":"isv"}}""", "configuration.account_type must be one of: ISV; ISVSubAccount")]
    [InlineData("""{"sender_id":"rcs:a","configuration":{"voice_application_sid":"AP00000000000000000000000000000001"}}""", "configuration.voice_application_sid can only be set once the sender is ONLINE")]
    [InlineData("""{"sender_id":"rcs:a","webhook":{"callback_method":"GET"}}""", "webhook.callback_method must be one of: POST; PUT")]
    [InlineData("""{"sender_id":"rcs:a","webhook":{"fallback_method":""}}""", "webhook.fallback_method can't be empty")]
    [InlineData("""{"sender_id":"rcs:a","profile":{"privacy_url":"ftp://x.example.com"}}""", "profile.privacy_url must be an http or https URL")]
    [InlineData("""{"sender_id":"rcs:a","profile":{"accent_color":"#fff"}}""", "profile.accent_color must be a colour written #rrggbb")]
    [InlineData("""{"sender_id":"rcs:a","profile":{"use_case":"otp"}}""", "profile.use_case must be one of: PROMOTIONAL; TRANSACTIONAL; OTP; MULTI_USE")]
    [InlineData("""{"sender_id":"rcs:a","profile":{"vertical":"PROFESSIONAL_SERVICES"}}""", "profile.vertical must be one of: " + Verticals)]
    [InlineData("""{"sender_id":"rcs:a","profile":{"about":""}}""", "profile.about can't be empty")]
    [InlineData("""{"sender_id":"rcs:a","profile":{"websites":"https://x"}}""", "profile.websites must be a list of objects")]
    [InlineData("""{"sender_id":"rcs:a","profile":{"websites":["https://x"]}}""", "profile.websites[0] must be an object with website")]
    [InlineData("""{"sender_id":"rcs:a","profile":{"websites":[{"label":"Shop"}]}}""", "profile.websites[0].website is required")]
    [InlineData("""{"sender_id":"rcs:a","profile":{"emails":[{"email":"a@x"},{"email":""}]}}""", "profile.emails[1].email must be a string that is not empty")]
    [InlineData("""{"sender_id":"rcs:a","profile":{"emails":[{"email":"a@x","label":1}]}}""", "profile.emails[0].label must be a string")]
    [InlineData("""{"sender_id":"rcs:a","profile":{"phone_numbers":[{"phone_number":"+1","kind":"x"}]}}""", "Unknown field: profile.phone_numbers[0].kind")]
    public async Task A_create_that_breaks_a_rule_is_refused_and_nothing_is_made(string body, string message)
    {
        await using var emulation = await StartAsync();
        (await emulation.PostAsync(Collection, body)).IsError(400, 63100, message);
        Assert.Empty(emulation.Server.Senders.All);
    }

    [Theory]
    [InlineData("{}", "Request body is empty: an update has to name at least one field")]
    [InlineData("""{"webhook":{}}""", "webhook is empty: leave it out")]
    [InlineData("""{"sender_id":"whatsapp:+15017122661"}""", "sender_id can't be changed: it is not part of an update")]
    [InlineData("""{"profile":null}""", "profile must be an object")]
    [InlineData("""{"sid":"XE1"}""", "Unknown field: sid")]
    [InlineData("""{"profile":{"about":""}}""", "profile.about can't be empty")]
    [InlineData("""{"friendly_name":null}""", "friendly_name can't be null: leave it out to keep it, send \"\" to clear it")]
    [InlineData("""{"friendly_name":["x"]}""", "friendly_name must be a string")]
    [InlineData("""{"profile":{"about":null}}""", "profile.about can't be null: leave it out to keep it")]
    [InlineData("""{"profile":{"address":null}}""", "profile.address can't be null: leave it out to keep it, send \"\" to clear it")]
    [InlineData("""{"profile":{"emails":null}}""", "profile.emails can't be null: leave it out to keep it, send [] to clear it")]
    [InlineData("""{"configuration":{"voice_application_sid":""}}""", "configuration.voice_application_sid can't be empty")]
    [InlineData("""{"configuration":{"waba_id":""}}""", "configuration.waba_id can't be empty")]
    public async Task An_update_that_breaks_a_rule_is_refused_and_nothing_changes(string body, string message)
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed();
        var before = (await emulation.GetAsync(sender)).Body;
        (await emulation.PostAsync(sender, body)).IsError(400, 63100, message);
        Assert.Equal(before, (await emulation.GetAsync(sender)).Body);
    }

    [Theory]
    [InlineData(255, 202)]
    [InlineData(256, 400)]
    public async Task A_name_has_at_most_255_characters(int length, int status)
    {
        await using var emulation = await StartAsync();
        var body = $$$"""{"profile":{"name":"{{{new string('n', length)}}}"}}""";
        var created = await emulation.PostAsync(Collection, $$$"""{"sender_id":"rcs:agent",{{{body[1..]}}}""");
        var updated = await emulation.PostAsync(emulation.Seed(), body);
        Assert.Equal((status, status), (created.Status, updated.Status));
        if (status == 400)
            updated.IsError(400, 63100, "profile.name can't be longer than 255 characters");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_body_that_is_not_declared_as_json_is_refused(string contentType)
    {
        await using var emulation = await StartAsync();
        var answer = await emulation.PostAsync(Collection, """{"sender_id":"rcs:a"}""", contentType);
        answer.IsError(415, 20415, "Content-Type must be application/json");
    }

    [Fact]
    public async Task A_charset_on_the_content_type_does_no_harm()
    {
        await using var emulation = await StartAsync();
        var answer = await emulation.PostAsync(Collection, """{"sender_id":"rcs:a"}""", "application/json; charset=utf-8");
        Assert.Equal(202, answer.Status);
    }

    [Fact]
    public async Task A_refusal_never_quotes_the_verification_code()
    {
        await using var emulation = await StartAsync();
        var answer = await emulation.PostAsync(emulation.Seed(), """{"configuration":{"verification_code":"987654"}}""");
        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain("987654", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OTC Drugs")]
    [InlineData("Automotive")]
    public async Task Old_and_new_verticals_are_taken(string vertical)
    {
        await using var emulation = await StartAsync();
        var answer = await emulation.PostAsync(emulation.Seed(), $$$"""{"profile":{"vertical":"{{{vertical}}}"}}""");
        Assert.Equal(202, answer.Status);
    }
}
