using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;

namespace TwilioEmulator.Tests.Api;

/// <summary>What an update makes of a display name.</summary>
public sealed class DisplayNameTests
{
    [Theory]
    [InlineData(Number, """{"profile":{"address":"There"}}""", 400)]
    [InlineData(Number, """{"profile":{"address":"There","name":"Example"}}""", 202)]
    [InlineData(Number, """{"webhook":{"callback_url":"https://a.example"}}""", 202)]
    [InlineData("rcs:agent", """{"profile":{"description":"There"}}""", 202)]
    public async Task A_profile_can_have_to_have_the_name_in_it(string senderId, string body, int status)
    {
        await using var emulation = await StartAsync(new() { NameRequired = true, RcsCanBeChanged = true });
        var sender = emulation.Seed($$$"""{"sender_id":"{{{senderId}}}","profile":{"name":"Example"}}""");
        var answer = await emulation.PostAsync(sender, body);
        Assert.Equal(status, answer.Status);
        if (status == 400)
            answer.IsError(400, 63100, "profile.name is required for whatsapp senders");
    }
}
