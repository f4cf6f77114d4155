using EndToEnd.Tests.Harness;
using TwilioEmulator;

namespace EndToEnd.Tests.Operations;

/// <summary>Every example program lives its whole life.</summary>
public sealed class ExampleTests(Stacks stacks) : IClassFixture<Stacks>
{
    const string Collection = "/v2/Channels/Senders";

    [Fact]
    public async Task The_WhatsApp_example_goes_from_nothing_to_online_to_nothing()
    {
        var stack = await stacks.OpenAsync("whatsapp-sender", Connected(new()
        {
            ["phoneNumber"] = "+15017122001", ["displayName"] = "Owl Support", ["callbackUrl"] = "https://www.example.com/in",
        }));
        Assert.Empty(await stack.DoneAsync("preview", "--diff"));
        Assert.Equal([$"POST {Collection} 202"], await stack.DoneAsync("up", "--yes"));
        Assert.Equal("ONLINE", StatusOf("whatsapp:+15017122001"));
        await stack.IsSettledAsync();
        var sid = SidOf("whatsapp:+15017122001");
        Assert.Equal([$"DELETE {Collection}/{sid} 204"], await stack.DoneAsync("destroy", "--yes"));
        Assert.Empty(stack.State.Resources);
    }

    [Fact]
    public async Task The_RCS_example_does_not_wait_and_leaves_the_sender_behind()
    {
        var stack = await stacks.OpenAsync("rcs-sender", Connected(new() { ["agent"] = "owl_support" }));
        Assert.Empty(await stack.DoneAsync("preview", "--diff"));
        Assert.Equal([$"POST {Collection} 202"], await stack.DoneAsync("up", "--yes"));
        Assert.Empty(await stack.DoneAsync("up", "--yes", "--expect-no-changes"));
        // On its way through the carriers its status moves, which a refresh takes into the state.
        Assert.Empty(await stack.DoneAsync("refresh", "--yes"));
        await stack.IsSettledAsync();
        Assert.Empty(await stack.DoneAsync("destroy", "--yes"));
        Assert.Empty(stack.State.Resources);
        Assert.NotNull(stacks.Twilio.Senders.Find("rcs:owl_support"));
    }

    [Fact]
    public async Task The_import_example_adopts_a_sender_by_its_SID_and_protects_it()
    {
        var existing = stacks.Twilio.Senders.Seed(new() { ["sender_id"] = "whatsapp:+15017122002", ["profile"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "Owl Billing" } });
        var stack = await stacks.OpenAsync("import", Connected(new()
        {
            ["sender"] = existing.Sid, ["senderId"] = existing.SenderId, ["displayName"] = "Owl Billing",
        }));
        Assert.Empty(await stack.DoneAsync("preview", "--diff"));
        Assert.Empty(await stack.DoneAsync("up", "--yes"));
        Assert.Equal(existing.Sid, (string?)stack.State.Sender?["id"]);
        await stack.IsSettledAsync();
        Assert.NotEqual(0, (await stack.RunAsync("destroy", "--yes")).ExitCode);
        Assert.NotNull(stacks.Twilio.Senders.Find(existing.Sid));
    }

    [Fact]
    public async Task The_example_of_two_accounts_puts_each_sender_into_its_own()
    {
        stacks.Twilio.Accounts.Add(new("AC" + new string('a', 32), new string('b', 32)));
        var stack = await stacks.OpenAsync(
            "explicit-provider",
            new()
            {
                ["europe:accountSid"] = EmulatorOptions.DefaultAccountSid, ["europe:phoneNumber"] = "+15017122003",
                ["america:accountSid"] = "AC" + new string('a', 32), ["america:phoneNumber"] = "+15017122004",
            },
            new() { ["europe:authToken"] = EmulatorOptions.DefaultAuthToken, ["america:authToken"] = new string('b', 32) });
        stack.Project.Environment["TWILIO_SENDERS_BASE_URL"] = stacks.Twilio.BaseUrl.AbsoluteUri;
        Assert.Empty(await stack.DoneAsync("preview", "--diff"));
        Assert.Equal([$"POST {Collection} 202", $"POST {Collection} 202"], await stack.DoneAsync("up", "--yes", "--skip-preview"));
        Assert.Equal(EmulatorOptions.DefaultAccountSid, stacks.Twilio.Senders.Find("whatsapp:+15017122003")!.AccountSid);
        Assert.Equal("AC" + new string('a', 32), stacks.Twilio.Senders.Find("whatsapp:+15017122004")!.AccountSid);
        await stack.IsSettledAsync();
        Assert.Equal(2, (await stack.DoneAsync("destroy", "--yes", "--skip-preview")).Length);
        Assert.Empty(stack.State.Resources);
    }

    Dictionary<string, string> Connected(Dictionary<string, string> configuration)
    {
        foreach (var (name, value) in Settings.Of(stacks.Twilio))
            configuration[$"twilio:{name}"] = value;
        return configuration;
    }

    string SidOf(string senderId) => stacks.Twilio.Senders.Find(senderId)!.Sid;

    string StatusOf(string senderId) => stacks.Twilio.Senders.Find(senderId)!.Status;
}
