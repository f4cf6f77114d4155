using Provider.Tests.Front;
using Pulumirpc;

namespace Provider.Tests.Senders;

public sealed class CheckTests
{
    [Fact]
    public async Task All_mistakes_are_told_at_once()
    {
        await using var bench = await Bench.StartAsync();
        var preview = await bench.Stack.PreviewAsync("""
            {
              "senderId": "whatsapp:5017122661",
              "sid": "XE0123456789abcdef0123456789abcdef",
              "waitFor": "forever",
              "configuration": { "verificationMethod": "mail", "verificationCode": {"$secret": 123456}, "wabaID": "1" },
              "webhook": { "callbackUrl": {"$secret": "ftp://t0k3n.example"}, "callbackMethod": "GET" },
              "profile": {
                "about": 7, "accentColor": "red", "emails": [{"label":"x"}], "websites": "https://acme.example",
                "phoneNumbers": [null]
              }
            }
            """);
        Assert.Equal(
            [
                ": configuration.verificationCode must be a string, but is a number.",
                ": configuration.verificationMethod must be one of \"sms\", \"voice\".",
                ": configuration.wabaID is not a property of this type. Did you mean \"configuration.wabaId\"?",
                ": profile.about must be a string, but is a number.",
                ": profile.accentColor must be a colour as # and six hexadecimal digits, for instance #c8102e.",
                ": profile.emails[0].email is missing: The address.",
                ": profile.name is missing: WhatsApp shows it as the sender's display name, so a whatsapp: sender needs one. Meta's display name guidelines apply.",
                ": profile.phoneNumbers[0] must be an object, but is null.",
                ": profile.websites must be a list, but is a string.",
                ": webhook.callbackMethod must be one of \"POST\", \"PUT\".",
                ": webhook.callbackUrl must be a URL that starts with http:// or https://.",
                "senderId: senderId must be \"whatsapp:\" and a phone number in E.164 form (whatsapp:+15017122661), or \"rcs:\" and the agent's name (rcs:my_agent). Did you mean \"whatsapp:+5017122661\"? A number loses its plus where it is read as a number: put it in quotes in Pulumi.<stack>.yaml.",
                "sid: sid is an output and can't be set.",
                "waitFor: waitFor must be one of \"settled\", \"online\", \"none\".",
            ],
            preview.Failures.Select(f => $"{f.Property}: {f.Reason}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{}", "senderId is missing")]
    [InlineData("""{"senderId":""}""", "senderId must not be empty.")]
    [InlineData("""{"senderId":null}""", "senderId is missing")]
    [InlineData("""{"senderId":"whatsapp:+0123"}""", "senderId must be")]
    [InlineData("""{"senderId":"rcs:"}""", "senderId must be")]
    [InlineData("""{"senderId":"messenger:acme"}""", "senderId must be")]
    [InlineData("""{"senderId":"whatsapp:+15017122661"}""", "profile.name is missing")]
    [InlineData("""{"senderId":"whatsapp:+15017122661","profile":{"name":""}}""", "profile.name is missing")]
    public async Task A_sender_needs_an_id_and_for_WhatsApp_a_name(string program, string reason)
    {
        await using var bench = await Bench.StartAsync();
        Assert.Contains((await bench.Stack.PreviewAsync(program)).Failures, f => f.Reason.StartsWith(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"about\":\"{140}\"", "profile.about is 140 characters long; WhatsApp keeps 139 at most.")]
    [InlineData("\"vertical\":\"Space Travel\"", "profile.vertical is none of the values known to this version; it is sent as it is.")]
    [InlineData("\"bannerUrl\":\"https://acme.example/b.png\"", "profile.bannerUrl is for RCS senders; WhatsApp doesn't keep it.")]
    [InlineData("\"emails\":[{\"email\":\"a@a.example\"},{\"email\":\"b@a.example\"}]", "profile.emails has 2 items; WhatsApp keeps 1 at most.")]
    public async Task What_may_be_a_mistake_is_let_through_with_a_warning(string property, string warning)
    {
        await using var bench = await Bench.StartAsync();
        var text = property.Replace("{140}", new string('x', 140), StringComparison.Ordinal);
        var preview = (await bench.Stack.PreviewAsync($"{{\"senderId\":\"whatsapp:+15017122661\",\"profile\":{{\"name\":\"Acme\",{text}}}}}")).Well();
        Assert.Equal([warning], preview.Warnings);
        Assert.Contains(preview.Logs, l => l.Severity == LogSeverity.Warning && l.Urn == bench.Stack.Urn);
    }

    [Fact]
    public async Task Nulls_are_left_out_and_the_rest_stays_as_it_was_written()
    {
        await using var bench = await Bench.StartAsync();
        var up = (await bench.Stack.UpAsync("""
            {"senderId":"whatsapp:+15017122661","configuration":null,"profile":{"name":" Acme ","about":null,"address":""},"webhook":{}}
            """)).Well();
        Assert.Equal("""{"profile":{"address":"","name":" Acme "},"senderId":"whatsapp:+15017122661","webhook":{}}""", PropertyText.Write(up.State!.Inputs));
    }

    [Fact]
    public async Task Unknown_values_are_let_through_in_a_preview()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.PreviewAsync("""{"senderId":"$unknown","profile":"$unknown","configuration":{"verificationCode":{"$secret":"$unknown"}}}""")).Well();
        (await bench.Stack.PreviewAsync("""{"senderId":"whatsapp:+15017122661","profile":{"name":"$unknown","emails":["$unknown"]},"webhook":{"callbackUrl":"$unknown"}}""")).Well();
    }
}
