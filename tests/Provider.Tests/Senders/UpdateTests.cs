using Grpc.Core;
using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Model;

namespace Provider.Tests.Senders;

public sealed class UpdateTests
{
    private const string Full = """
        {
          "senderId": "whatsapp:+15017122661",
          "configuration": { "voiceApplicationSid": "AP0123456789abcdef0123456789abcdef", "accountType": "ISV" },
          "webhook": { "callbackUrl": "https://acme.example/in", "callbackMethod": "PUT", "fallbackUrl": "https://acme.example/fallback" },
          "profile": {
            "name": "Acme", "about": "Hi", "address": "1 Main St", "description": "Shop", "vertical": "Other",
            "logoUrl": "https://acme.example/logo.png", "emails": [{"email":"a@acme.example"}], "websites": [{"website":"https://acme.example"}]
          }
        }
        """;

    public static TheoryData<string, string, string> Changes => new()
    {
        { "https://acme.example/fallback", "https://acme.example/second",
          """{"webhook":{"callback_url":"https://acme.example/in","callback_method":"PUT","fallback_method":"POST","fallback_url":"https://acme.example/second"}}""" },
        { "\"accountType\": \"ISV\"", "\"accountType\": \"ISVSubAccount\"",
          """{"configuration":{"voice_application_sid":"AP0123456789abcdef0123456789abcdef","account_type":"ISVSubAccount"}}""" },
        { "\"1 Main St\"", "\"2 Side St\"", Profile("""
          "about":"Hi","address":"2 Side St","description":"Shop","vertical":"Other","logo_url":"https://acme.example/logo.png",
          "emails":[{"email":"a@acme.example"}],"websites":[{"website":"https://acme.example"}]
          """) },
        { "\"voiceApplicationSid\": \"AP0123456789abcdef0123456789abcdef\", ", "", """{"configuration":{"voice_application_sid":null,"account_type":"ISV"}}""" },
        { ", \"accountType\": \"ISV\"", "", """{"configuration":{"voice_application_sid":"AP0123456789abcdef0123456789abcdef","account_type":""}}""" },
        { ", \"fallbackUrl\": \"https://acme.example/fallback\"", "",
          """{"webhook":{"callback_url":"https://acme.example/in","callback_method":"PUT","fallback_method":"POST","fallback_url":""}}""" },
        { ", \"callbackMethod\": \"PUT\"", "",
          """{"webhook":{"callback_url":"https://acme.example/in","callback_method":"POST","fallback_method":"POST","fallback_url":"https://acme.example/fallback"}}""" },
        { "\"address\": \"1 Main St\", ", "", Profile("""
          "about":"Hi","address":"","description":"Shop","vertical":"Other","logo_url":"https://acme.example/logo.png",
          "emails":[{"email":"a@acme.example"}],"websites":[{"website":"https://acme.example"}]
          """) },
        { "\"emails\": [{\"email\":\"a@acme.example\"}], ", "", Profile("""
          "about":"Hi","address":"1 Main St","description":"Shop","vertical":"Other","logo_url":"https://acme.example/logo.png",
          "emails":[],"websites":[{"website":"https://acme.example"}]
          """) },
        { "[{\"website\":\"https://acme.example\"}]", "[{\"website\":\"https://acme.example\"},{\"website\":\"https://shop.example\"}]", Profile("""
          "about":"Hi","address":"1 Main St","description":"Shop","vertical":"Other","logo_url":"https://acme.example/logo.png",
          "emails":[{"email":"a@acme.example"}],"websites":[{"website":"https://acme.example"},{"website":"https://shop.example"}]
          """) },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Only_the_changed_block_travels_whole_and_a_removed_leaf_is_cleared_its_own_way(string before, string after, string body)
    {
        await using var bench = await OnlineAsync();
        var changed = Full.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(Full, changed);
        (await bench.Stack.UpAsync(changed)).Well().Wrote("POST", body);
    }

    [Fact]
    public async Task Changes_in_two_blocks_travel_together()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var up = await bench.Stack.UpAsync("""{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme","about":"Hi"},"webhook":{"callbackUrl":"https://a.example"}}""");
        up.Well().Wrote("POST", """{"webhook":{"callback_url":"https://a.example"},"profile":{"about":"Hi"}}""");
    }

    [Fact]
    public async Task Nothing_to_send_means_no_request()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var up = (await bench.Stack.UpAsync("""{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"waitFor":"online"}""")).Well();
        Assert.Equal(Step.Update, up.Step);
        Assert.Equal("waitFor", up.Changed);
        Assert.Empty(up.Writes);
    }

    [Fact]
    public async Task A_field_that_cannot_be_cleared_says_so_in_the_preview_and_is_left_alone()
    {
        await using var bench = await OnlineAsync();
        var without = Full.Replace("\"about\": \"Hi\", ", "", StringComparison.Ordinal);
        var preview = (await bench.Stack.PreviewAsync(without)).Well();
        Assert.Contains("profile.about can't be cleared at the service: what it is now stays. Declare another value to change it.", preview.Warnings);
        Assert.Equal("Hi", preview.Promised!.Fields["profile"].StructValue.Fields["about"].StringValue);
        var up = (await bench.Stack.UpAsync(without)).Well();
        Assert.Empty(up.Writes);
        Assert.Equal("Hi", (string?)bench.Sender().Stored["profile"]!["about"]);
    }

    [Fact]
    public async Task An_immutable_property_that_reaches_Update_is_refused()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        foreach (var program in new[]
        {
            """{"senderId":"whatsapp:+15017122662","profile":{"name":"Acme"}}""",
            """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"configuration":{"wabaId":"1"}}""",
        })
        {
            var refused = await bench.Stack.PatchAsync(program);
            Assert.Contains("can't be changed in place", refused.FailedWith(StatusCode.FailedPrecondition), StringComparison.Ordinal);
            Assert.Empty(refused.Writes);
        }
    }

    [Fact]
    public async Task An_update_waits_until_it_has_taken()
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions { UpdatingPolls = 3 });
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var up = (await bench.Stack.UpAsync("""{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme","about":"Hi"}}""")).Well();
        Assert.Equal(["status ONLINE:UPDATING (0 s)", "status ONLINE:UPDATING (5 s)"], up.StatusLines.Take(2));
        Assert.Equal("ONLINE", up.State!.Outputs.Fields["status"].StringValue);
    }

    [Fact]
    public async Task The_answer_to_an_update_is_never_taken_for_the_sender()
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions { UpdateEchoHidesSenderId = true });
        (await bench.Stack.UpAsync(Full.Replace("\"voiceApplicationSid\": \"AP0123456789abcdef0123456789abcdef\", ", "", StringComparison.Ordinal))).Well();
        var up = (await bench.Stack.UpAsync("""{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme Ltd","about":"Hi"}}""")).Well();
        Assert.Equal("whatsapp:+15017122661", up.State!.Outputs.Fields["senderId"].StringValue);
        Assert.NotEmpty(up.State.Outputs.Fields["configuration"].StructValue.Fields["wabaId"].StringValue);
    }

    [Fact]
    public async Task What_Twilio_accepted_and_does_not_show_is_told()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        bench.Twilio.Faults.Add(new("GET", "*/XE*")
        {
            Times = null,
            Answer = new TwilioEmulator.Control.Rewrite { Set = new Dictionary<string, System.Text.Json.Nodes.JsonNode?> { ["/profile/name"] = "Acme" } },
        });
        var up = await bench.Stack.PatchAsync("""{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme Ltd"}}""");
        Assert.Contains(up.Well().Warnings, w => w.StartsWith("profile.name: the service took the value that was sent and doesn't show it so far.", StringComparison.Ordinal));
        Assert.Equal("Acme", up.State!.Outputs.Fields["profile"].StructValue.Fields["name"].StringValue);
    }

    private static string Profile(string rest) => "{\"profile\":{" + rest + "}}";

    private static async Task<Bench> OnlineAsync()
    {
        var bench = await Bench.StartAsync(new EmulatorOptions { VoiceBeforeOnline = VoiceBeforeOnline.Taken });
        (await bench.Stack.UpAsync(Full)).Well();
        return bench;
    }
}
