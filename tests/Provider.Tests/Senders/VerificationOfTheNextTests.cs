using System.Text.Json.Nodes;
using Provider.Tests.Front;
using TwilioEmulator.Model;

namespace Provider.Tests.Senders;

/// <summary>A one-time code belongs to one registration, and a verified sender needs neither code nor method.</summary>
public sealed class VerificationOfTheNextTests
{
    private const string Verified = """
        {"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},
         "configuration":{"wabaId":"111","verificationMethod":"voice","verificationCode":{"$secret":"123456"}}}
        """;

    [Theory]
    [InlineData("7122661", "7122662", """{"sender_id":"whatsapp:+15017122662","configuration":{"waba_id":"111"},"profile":{"name":"Acme"}}""")]
    [InlineData("\"111\"", "\"222\"", """{"sender_id":"whatsapp:+15017122661","configuration":{"waba_id":"222"},"profile":{"name":"Acme"}}""")]
    public async Task A_registration_that_replaces_another_carries_nothing_of_its_verification(string before, string after, string body)
    {
        await using var bench = await OnlineAsync();
        var next = Verified.Replace(before, after, StringComparison.Ordinal);
        var up = (await bench.Stack.UpAsync(next)).Well();
        Outcome.SameJson(body, Assert.Single(up.Writes, w => w.Method == "POST").Body);
        Assert.Equal("PENDING_VERIFICATION", up.State!.Outputs.Fields["status"].StringValue);
        Assert.Contains(up.Warnings, w => w.Contains("waits for its one-time code", StringComparison.Ordinal));
        var code = Code((await bench.Stack.UpAsync(next.Replace("123456", "123457", StringComparison.Ordinal))).Writes.Single().Body);
        Assert.Equal("123457", code);
    }

    [Fact]
    public async Task The_first_registration_carries_the_method_and_never_a_code()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification);
        (await bench.Stack.UpAsync(Verified)).Well().Wrote(
            "POST", """{"sender_id":"whatsapp:+15017122661","configuration":{"waba_id":"111","verification_method":"voice"},"profile":{"name":"Acme"}}""");
    }

    [Theory]
    [InlineData("\"accountType\":\"ISV\"", "account_type", "ISV")]
    [InlineData("\"voiceApplicationSid\":\"AP0123456789abcdef0123456789abcdef\"", "voice_application_sid", "AP0123456789abcdef0123456789abcdef")]
    public async Task A_change_beside_them_sends_neither_to_a_verified_sender(string declared, string field, string value)
    {
        await using var bench = await OnlineAsync();
        var up = (await bench.Stack.UpAsync(Verified.Replace("\"wabaId\"", $"{declared},\"wabaId\"", StringComparison.Ordinal))).Well();
        up.Wrote("POST", new JsonObject { ["configuration"] = new JsonObject { ["waba_id"] = "111", [field] = value } }.ToJsonString());
    }

    [Theory]
    [InlineData("\"voice\"", "\"sms\"")]
    [InlineData("\"123456\"", "\"654321\"")]
    public async Task Changing_them_on_a_verified_sender_is_no_difference(string before, string after)
    {
        await using var bench = await OnlineAsync();
        var up = (await bench.Stack.UpAsync(Verified.Replace(before, after, StringComparison.Ordinal))).Well();
        Assert.Equal(Step.Same, up.Step);
        Assert.Empty(up.Requests);
    }

    [Fact]
    public async Task What_the_state_takes_for_unverified_and_is_verified_by_now_is_sent_neither()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification);
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        bench.Twilio.Senders.SetPath(Bench.Number, StatusPath.Of("ONLINE"));
        bench.Stack.IsStale = true;
        var up = (await bench.Stack.UpAsync("""
            {"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},
             "configuration":{"accountType":"ISV","verificationMethod":"voice","verificationCode":{"$secret":"123456"}}}
            """)).Well();
        up.Wrote("POST", """{"configuration":{"account_type":"ISV"}}""");
    }

    private static async Task<Bench> OnlineAsync()
    {
        var bench = await Bench.StartOnAsync(StatusPath.Verification with { WrongCode = WrongCode.PassedOver });
        (await bench.Stack.UpAsync(Verified.Replace(",\"verificationCode\":{\"$secret\":\"123456\"}", "", StringComparison.Ordinal))).Well();
        (await bench.Stack.UpAsync(Verified)).Well();
        Assert.Equal("ONLINE", bench.Sender().Status);
        return bench;
    }

    private static string? Code(JsonNode? body) => (string?)body!["configuration"]?["verification_code"];
}
