using TwilioEmulator.Model;
using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;

namespace TwilioEmulator.Tests.Api;

/// <summary>What is accepted and echoed, and never seen again.</summary>
public sealed class IgnoredTests
{
    const string Seeded = """{"sender_id":"whatsapp:+15017122661","profile":{"name":"Example","about":"Us","address":"Here"}}""";

    [Fact]
    public async Task A_field_can_be_one_that_is_never_taken()
    {
        await using var emulation = await StartAsync(new() { NeverTaken = new HashSet<string> { "profile.about", "webhook.callback_url" } });
        var created = await emulation.PostAsync(Collection, """
            {"sender_id":"whatsapp:+15017122661","webhook":{"callback_url":"https://a.example"},"profile":{"name":"A","about":"Us"}}
            """);
        Assert.Equal(("Us", "https://a.example"), ((string?)created.Json["profile"]!["about"], (string?)created.Json["webhook"]!["callback_url"]));
        Answer.IsJson("""{"webhook":{},"profile":{"name":"A"}}""", emulation.Server.Senders.Find(Number)!.Stored);
        var updated = await emulation.PostAsync($"{Collection}/{FirstSid}", """{"profile":{"about":"We","address":"There"}}""");
        Assert.Equal((202, "We"), (updated.Status, (string?)updated.Json["profile"]!["about"]));
        Answer.IsJson("""{"webhook":{},"profile":{"name":"A","address":"There"}}""", emulation.Server.Senders.Find(Number)!.Stored);
    }

    [Theory]
    [InlineData(BlockUpdate.Merge, """{"profile":{"address":""}}""", """{"name":"Example","about":"Us","address":"Here"}""")]
    [InlineData(BlockUpdate.Merge, """{"profile":{"about":"We","address":"There"}}""", """{"name":"Example","about":"We","address":"Here"}""")]
    [InlineData(BlockUpdate.Replace, """{"profile":{"about":"We"}}""", """{"name":"Example","about":"We","address":"Here"}""")]
    public async Task Updates_of_one_sender_can_leave_a_field_as_it_is(BlockUpdate update, string body, string expected)
    {
        await using var emulation = await StartAsync(new() { BlockUpdates = update });
        var sender = emulation.Seed(Seeded);
        emulation.Server.Senders.IgnoreChanges(Number, "profile.address");
        Assert.Equal(202, (await emulation.PostAsync(sender, body)).Status);
        Answer.IsJson(expected, emulation.Server.Senders.Find(Number)!.Stored["profile"]);
    }

    [Fact]
    public async Task What_is_ignored_of_one_sender_can_end()
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed(Seeded);
        emulation.Server.Senders.IgnoreChanges(Number, "profile.address");
        emulation.Server.Senders.IgnoreChanges(Number);
        await emulation.PostAsync(sender, """{"profile":{"address":"There"}}""");
        Assert.Equal("There", (string?)(await emulation.GetAsync(sender)).Json["profile"]!["address"]);
    }

    [Theory]
    [InlineData("000000")]
    [InlineData("123456")]
    public async Task A_code_that_is_ignored_verifies_nothing_and_is_not_looked_at(string code)
    {
        await using var emulation = await StartAsync(new() { WhatsAppPath = StatusPath.Of(SenderStatus.PendingVerification) });
        var sender = await emulation.CreateAsync();
        emulation.Server.Senders.IgnoreChanges(Number, "configuration.verification_code");
        var sent = await emulation.PostAsync(sender, $$$"""{"configuration":{"verification_code":"{{{code}}}"}}""");
        Assert.Equal((202, code), (sent.Status, (string?)sent.Json["configuration"]!["verification_code"]));
        Assert.Equal(["PENDING_VERIFICATION"], await emulation.StatusesAsync(sender, 1));
    }

    [Fact]
    public async Task A_field_that_is_none_cannot_be_ignored()
    {
        await using var emulation = await StartAsync();
        emulation.Seed();
        Assert.Throws<ArgumentException>(() => emulation.Server.Senders.IgnoreChanges(Number, "profile.abuot"));
    }
}
