using ProviderKit.Behaviour;
using ProviderKit.Host;
using ProviderKit.Values;
using PulumiTwilioSenders.Senders;

namespace Provider.Tests.Behaviour;

public class SenderCheckTests
{
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    [Theory]
    [InlineData("whatsapp:+15017122661")]
    [InlineData("whatsapp:+49151123456789")]
    public void A_whatsapp_sender_with_a_name_is_fine(string senderId) =>
        Assert.Empty(Senders.Check($$$"""{"senderId":"{{{senderId}}}","profile":{"name":"Shop"}}"""));

    [Theory]
    [InlineData("rcs:my_agent")]
    [InlineData("rcs:brand-xyz_agent.1")]
    public void An_rcs_sender_needs_no_name(string senderId) => Assert.Empty(Senders.Check($$$"""{"senderId":"{{{senderId}}}"}"""));

    [Theory]
    [InlineData("")]
    [InlineData("+15017122661")]
    [InlineData("whatsapp:15017122661")]
    [InlineData("whatsapp:+0123")]
    [InlineData("whatsapp:+1501712266x")]
    [InlineData("whatsapp:+1 501 712 2661")]
    [InlineData("whatsapp:+1234567890123456")]
    [InlineData("whatsapp:+15017122661\\n")]
    [InlineData("WhatsApp:+15017122661")]
    [InlineData("rcs:")]
    [InlineData("rcs:a b")]
    [InlineData("messenger:1")]
    public void A_malformed_sender_id_is_told(string senderId) =>
        Assert.Contains(Senders.Check($$$"""{"senderId":"{{{senderId}}}","profile":{"name":"x"}}"""), reason => reason.StartsWith("senderId must ", StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"senderId":"whatsapp:+15017122661"}""")]
    [InlineData("""{"senderId":"whatsapp:+15017122661","profile":{}}""")]
    [InlineData("""{"senderId":"whatsapp:+15017122661","profile":{"name":""}}""")]
    [InlineData("""{"senderId":"whatsapp:+15017122661","profile":{"name":null,"about":"x"}}""")]
    public void A_whatsapp_sender_without_a_name_is_told(string json) =>
        Assert.StartsWith("profile.name is missing", Assert.Single(Senders.Check(json)), StringComparison.Ordinal);

    [Theory]
    [InlineData($$$"""{"senderId":"{{{Unknown}}}"}""")]
    [InlineData($$$"""{"senderId":"whatsapp:+15017122661","profile":"{{{Unknown}}}"}""")]
    [InlineData($$$"""{"senderId":"whatsapp:+15017122661","profile":{"name":"{{{Unknown}}}"}}""")]
    public void What_is_unknown_may_turn_out_right(string json) => Assert.Empty(Senders.Check(json));

    [Theory]
    [InlineData("""{"webhook":{"callbackUrl":"ftp://x.example"}}""", "webhook.callbackUrl must be a URL that starts with http:// or https://.")]
    [InlineData("""{"webhook":{"callbackUrl":"https://"}}""", "webhook.callbackUrl must be a URL that starts with http:// or https://.")]
    [InlineData("""{"webhook":{"fallbackUrl":"x.example"}}""", "webhook.fallbackUrl must be a URL that starts with http:// or https://.")]
    [InlineData("""{"webhook":{"statusCallbackUrl":"/x"}}""", "webhook.statusCallbackUrl must be a URL that starts with http:// or https://.")]
    [InlineData("""{"webhook":{"callbackMethod":"GET"}}""", """webhook.callbackMethod must be one of "POST", "PUT".""")]
    [InlineData("""{"webhook":{"callbackMethod":"post"}}""", """webhook.callbackMethod must be one of "POST", "PUT".""")]
    [InlineData("""{"webhook":{"fallbackMethod":"DELETE"}}""", """webhook.fallbackMethod must be one of "POST", "PUT".""")]
    [InlineData("""{"configuration":{"verificationMethod":"fax"}}""", """configuration.verificationMethod must be one of "sms", "voice".""")]
    [InlineData("""{"waitFor":"ever"}""", """waitFor must be one of "settled", "online", "none".""")]
    [InlineData("""{"profile":{"accentColor":"red"}}""", "profile.accentColor must be a colour as # and six hexadecimal digits, for instance #c8102e.")]
    [InlineData("""{"profile":{"accentColor":"#fff"}}""", "profile.accentColor must be a colour as # and six hexadecimal digits, for instance #c8102e.")]
    [InlineData("""{"profile":{"logoUrl":"logo.png"}}""", "profile.logoUrl must be a URL that starts with http:// or https://.")]
    [InlineData("""{"profile":{"websites":[{"website":"shop.example"}]}}""", "profile.websites[0].website must be a URL that starts with http:// or https://.")]
    [InlineData("""{"profile":{"websites":["https://shop.example"]}}""", "profile.websites[0] must be an object, but is a string.")]
    [InlineData("""{"profile":{"emails":[{"email":"a@b.example"},null]}}""", "profile.emails[1] must be an object, but is null.")]
    [InlineData("""{"profile":{"emails":{"email":"a@b.example"}}}""", "profile.emails must be a list, but is an object.")]
    [InlineData("""{"profile":{"emails":[{"label":"x"}]}}""", "profile.emails[0].email is missing: The address.")]
    [InlineData("""{"profile":{"emails":[{"email":""}]}}""", "profile.emails[0].email must not be empty.")]
    [InlineData("""{"profile":{"name":5}}""", "profile.name must be a string, but is a number.")]
    [InlineData("""{"profile":true}""", "profile must be an object, but is a boolean.")]
    [InlineData("""{"status":"ONLINE"}""", "status is an output and can't be set.")]
    [InlineData("""{"profile":{"logo_url":"x"}}""", """profile.logo_url is not a property of this type. Did you mean "profile.logoUrl"?""")]
    [InlineData("""{"webhooks":{}}""", """webhooks is not a property of this type. Did you mean "webhook"?""")]
    [InlineData("""{"sender_id":"x"}""", """sender_id is not a property of this type. Did you mean "senderId"?""")]
    [InlineData("""{"profile":{"emails":[{"email":"a@b.example","lable":"x"}]}}""", """profile.emails[0].lable is not a property of this type. Did you mean "profile.emails[0].label"?""")]
    [InlineData("""{"configuration":{"zebra":1}}""", "configuration.zebra is not a property of this type. It has: wabaId, verificationMethod, verificationCode, voiceApplicationSid, accountType.")]
    public void A_mistake_is_told_where_it_is(string json, string reason)
    {
        var inputs = Senders.Inputs(json);
        Assert.Contains(reason, Senders.Check(Senders.Json(inputs["senderId"] is not null ? inputs : inputs.With("senderId", "rcs:agent"))));
    }

    [Fact]
    public void All_mistakes_are_told_in_one_go() => Assert.Equal(
        [
            "configuration.verificationMethod must be one of \"sms\", \"voice\".",
            "profile.accentColor must be a colour as # and six hexadecimal digits, for instance #c8102e.",
            "profile.name is missing: WhatsApp shows it as the sender's display name, so a whatsapp: sender needs one. Meta's display name guidelines apply.",
            "url is an output and can't be set.",
            "webhook.callbackMethod must be one of \"POST\", \"PUT\".",
        ],
        Senders.Check(
            """
            {"senderId":"whatsapp:+15017122661","url":"https://x.example","configuration":{"verificationMethod":"fax"},
             "webhook":{"callbackMethod":"GET"},"profile":{"accentColor":"red"}}
            """).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("""{"senderId":"whatsapp:+15017122661","profile":{"name":"x","vertical":"Space Travel"}}""", "profile.vertical is none of the values known to this version; it is sent as it is.")]
    [InlineData("""{"senderId":"rcs:agent","profile":{"useCase":"OTHER"}}""", "profile.useCase is none of the values known to this version; it is sent as it is.")]
    [InlineData("""{"senderId":"whatsapp:+15017122661","profile":{"name":"x"},"configuration":{"voiceApplicationSid":"AP1"}}""", "configuration.voiceApplicationSid is no application SID (AP and 32 hexadecimal digits).")]
    [InlineData("""{"senderId":"whatsapp:+15017122661","profile":{"name":"x","emails":[{"email":"a"},{"email":"b"}]}}""", "profile.emails has 2 items; WhatsApp keeps 1 at most.")]
    [InlineData("""{"senderId":"whatsapp:+15017122661","profile":{"name":"x","accentColor":"#c8102e"}}""", "profile.accentColor is for RCS senders; WhatsApp doesn't keep it.")]
    [InlineData("""{"senderId":"rcs:agent","profile":{"about":"x"}}""", "profile.about is for WhatsApp senders; RCS doesn't keep it.")]
    [InlineData("""{"senderId":"rcs:agent","profile":{"vertical":"Other"}}""", "profile.vertical is for WhatsApp senders; RCS doesn't keep it.")]
    public void A_doubt_only_warns(string json, string warning)
    {
        Assert.Equal([warning], Senders.Check(json, warns: true));
        Assert.Empty(Senders.Check(json));
    }

    [Fact]
    public void The_code_is_wrapped_and_nulls_are_gone() => Assert.Equal(
        Senders.Inputs(
            """
            {"senderId":"rcs:agent","configuration":{"verificationCode":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","value":"123456"}}}
            """),
        CheckRules.Check(SenderDescription.Resource, Senders.Inputs(
            """{"senderId":"rcs:agent","configuration":{"verificationCode":"123456","wabaId":null},"webhook":null,"__defaults":[]}"""), PropertyMap.Empty).Inputs);

    [Theory]
    [InlineData("""{"configuration":{"verificationCode":123456}}""")]
    [InlineData("""{"configuration":"123456"}""")]
    [InlineData("""{"configuration":["123456"]}""")]
    public void A_mistake_around_a_secret_names_no_property_to_the_engine_and_tells_no_value(string json)
    {
        var inputs = Senders.Inputs(json).With("senderId", "rcs:agent");
        var failure = FindingEncoder.Encode(CheckRules.Check(SenderDescription.Resource, inputs, PropertyMap.Empty).Findings.Single(), inputs);

        Assert.Equal("", failure.Property);
        Assert.StartsWith("configuration", failure.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("123456", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_under_a_name_that_is_none_is_not_told()
    {
        var inputs = PropertyMap.Of(("senderId", "rcs:agent"), ("authToken", new ListValue([SecretValue.Of("hunter2")])));
        var failure = FindingEncoder.Encode(CheckRules.Check(SenderDescription.Resource, inputs, PropertyMap.Empty).Findings.Single(), inputs);

        Assert.Equal("", failure.Property);
        Assert.StartsWith("authToken is not a property of this type.", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_callback_address_is_not_told()
    {
        var inputs = PropertyMap.Of(("senderId", "rcs:agent"), ("webhook", PropertyMap.Of(("callbackUrl", SecretValue.Of("token@hooks")))));
        var failure = FindingEncoder.Encode(CheckRules.Check(SenderDescription.Resource, inputs, PropertyMap.Empty).Findings.Single(), inputs);

        Assert.Equal("", failure.Property);
        Assert.Equal("webhook.callbackUrl must be a URL that starts with http:// or https://.", failure.Reason);
    }
}
