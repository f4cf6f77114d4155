using System.Text.Json.Nodes;
using EndToEnd.Tests.Harness;

namespace EndToEnd.Tests.Operations;

public sealed class ImportCommandTests(Stacks stacks) : IClassFixture<Stacks>
{
    [Theory]
    [InlineData("whatsapp:+15017122101", true)]
    [InlineData("whatsapp:+15017122102", false)]
    public async Task A_sender_is_imported_by_SID_or_sender_id_with_code_for_it(string senderId, bool bySid)
    {
        var existing = stacks.Twilio.Senders.Seed(new()
        {
            ["sender_id"] = senderId,
            ["profile"] = new JsonObject { ["name"] = "Owl Billing", ["about"] = "Ask us anything" },
            ["webhook"] = new JsonObject { ["callback_url"] = "https://www.example.com/in", ["callback_method"] = "POST" },
        });
        var stack = await stacks.OpenAsync("import", Settings.Of(stacks.Twilio).ToDictionary(setting => $"twilio:{setting.Key}", setting => setting.Value));
        Assert.Empty(await stack.DoneAsync("import", "twilio:messaging:Sender", "adopted", bySid ? existing.Sid : senderId, "--yes"));
        var state = stack.State.Sender!;
        Assert.Equal(existing.Sid, (string?)state["id"]);
        Assert.Equal(senderId, (string?)state["inputs"]?["senderId"]);
        Assert.Equal("Ask us anything", (string?)state["inputs"]?["profile"]?["about"]);
        Assert.Contains("Ask us anything", stack.Output, StringComparison.Ordinal);
        Assert.Empty(await stack.DoneAsync("refresh", "--yes", "--expect-no-changes"));
    }

    [Fact]
    public async Task A_sender_that_is_not_there_is_not_imported()
    {
        var stack = await stacks.OpenAsync("import", Settings.Of(stacks.Twilio).ToDictionary(setting => $"twilio:{setting.Key}", setting => setting.Value));
        var import = await stack.RunAsync("import", "twilio:messaging:Sender", "adopted", "whatsapp:+15017122199", "--yes");
        Assert.NotEqual(0, import.ExitCode);
        Assert.Contains("whatsapp:+15017122199", import.Output, StringComparison.Ordinal);
    }
}
