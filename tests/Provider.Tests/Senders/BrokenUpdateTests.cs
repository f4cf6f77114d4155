using System.Text.Json.Nodes;
using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Control;
using TwilioEmulator.Model;

namespace Provider.Tests.Senders;

/// <summary>An update that broke off half way leaves the state with the old inputs and what is live.</summary>
public sealed class BrokenUpdateTests
{
    private const string Changed = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme","about":"Hi","address":"1 Main St"}}""";
    private const string Full = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme","address":"2 Side St"}}""";

    [Fact]
    public async Task The_next_up_converges()
    {
        await using var bench = await BrokenAsync(Bench.Plain, Changed);
        (await bench.Stack.UpAsync(Changed)).Well();
        Outcome.SameJson("""{"name":"Acme","about":"Hi","address":"1 Main St"}""", bench.Sender().Stored["profile"]);
    }

    [Fact]
    public async Task The_next_up_converges_also_when_the_program_was_put_back_meanwhile()
    {
        await using var bench = await BrokenAsync(Full, Full.Replace("2 Side", "3 High", StringComparison.Ordinal));
        Assert.Equal("3 High St", (string?)bench.Sender().Stored["profile"]!["address"]);
        (await bench.Stack.UpAsync(Full)).Well();
        Outcome.SameJson("""{"name":"Acme","address":"2 Side St"}""", bench.Sender().Stored["profile"]);
    }

    [Fact]
    public async Task What_a_broken_update_added_is_taken_back_when_the_program_is_put_back()
    {
        const string added = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"webhook":{"callbackUrl":"https://acme.example/in"}}""";
        await using var bench = await BrokenAsync(Bench.Plain, added);
        Assert.Equal("https://acme.example/in", (string?)bench.Sender().Stored["webhook"]!["callback_url"]);
        (await bench.Stack.UpAsync(Bench.Plain)).Well().Wrote("POST", """{"webhook":{"callback_url":"","callback_method":"POST"}}""");
        Assert.False(bench.Stack.State!.Outputs.Fields.ContainsKey("__sent"));
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(Bench.Plain)).Well().Step);
    }

    [Fact]
    public async Task What_a_broken_update_added_is_taken_back_after_a_refresh_too_unless_somebody_has_changed_it()
    {
        const string added = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"webhook":{"callbackUrl":"https://acme.example/in","fallbackUrl":"https://acme.example/fb"}}""";
        await using var bench = await BrokenAsync(Bench.Plain, added);
        bench.Twilio.Senders.Patch(Bench.Number, (JsonObject)JsonNode.Parse("""{"webhook":{"fallback_url":"https://console.example"}}""")!);
        Assert.Equal("webhook.callbackUrl", (await bench.Stack.RefreshAsync()).Well().Changed);
        (await bench.Stack.UpAsync(Bench.Plain.Replace("Acme", "Acme Ltd", StringComparison.Ordinal))).Well();
        Assert.Null((string?)bench.Sender().Stored["webhook"]!["callback_url"]);
        Assert.Equal("https://console.example", (string?)bench.Sender().Stored["webhook"]!["fallback_url"]);
    }

    [Fact]
    public async Task After_a_refresh_the_preview_shows_what_a_broken_update_left_behind()
    {
        const string added = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"webhook":{"callbackUrl":"https://acme.example/in"}}""";
        await using var bench = await BrokenAsync(Bench.Plain, added);
        Assert.Equal("webhook.callbackUrl", (await bench.Stack.RefreshAsync()).Well().Changed);
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal("webhook.callbackUrl", up.Changed);
        up.Wrote("POST", """{"webhook":{"callback_url":"","callback_method":"POST"}}""");
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
    }

    [Fact]
    public async Task What_Twilio_never_shows_is_put_back_after_a_broken_update_and_a_refresh()
    {
        const string isv = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"configuration":{"accountType":"ISV"}}""";
        await using var bench = await BrokenAsync(isv, isv.Replace("ISV", "ISVSubAccount", StringComparison.Ordinal));
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Times = null, Answer = new Rewrite { Set = new Dictionary<string, JsonNode?> { ["/configuration/account_type"] = null } } });
        (await bench.Stack.RefreshAsync()).Well();
        (await bench.Stack.UpAsync(isv)).Well().Wrote("POST", """{"configuration":{"account_type":"ISV"}}""");
    }

    [Fact]
    public async Task What_a_policy_took_out_of_its_envelope_is_kept_in_one_by_the_memory_of_a_broken_update()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification);
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Nth = 2, Times = null, Answer = Reply.Error(403, 20403, "Forbidden") });
        var state = bench.Stack.State!;
        var failure = await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () => await bench.Plugin.Client.UpdateAsync(new()
        {
            Id = state.Id, Urn = bench.Stack.Urn, Type = Stack.Token, OldInputs = state.Inputs, Olds = state.Outputs,
            News = PropertyText.Read("""{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"configuration":{"verificationCode":"123456"}}"""),
        }));
        Assert.Contains("\"__sent\":{\"configuration\":{\"verificationCode\":{\"$secret\":\"123456\"}}", PropertyText.Write(Stack.HalfDone(failure)!.Properties), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_after_a_broken_update_sees_what_is_there()
    {
        await using var bench = await BrokenAsync(Full, Full.Replace("2 Side", "3 High", StringComparison.Ordinal));
        Assert.Equal("profile.address", (await bench.Stack.RefreshAsync()).Well().Changed);
        (await bench.Stack.UpAsync(Full)).Well();
        Outcome.SameJson("""{"name":"Acme","address":"2 Side St"}""", bench.Sender().Stored["profile"]);
    }

    [Fact]
    public async Task The_next_preview_promises_nothing_that_only_the_broken_update_declared()
    {
        const string declared = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme Ltd"},"configuration":{"verificationMethod":"voice","accountType":"ISV"}}""";
        await using var bench = await BrokenAsync(Bench.Plain, declared);
        var up = (await bench.Stack.UpAsync(Bench.Plain.Replace("Acme", "Acme Inc", StringComparison.Ordinal))).Well();
        Assert.Null(up.Promised!.Fields["configuration"].StructValue?.Fields.GetValueOrDefault("verificationMethod"));
    }

    [Fact]
    public async Task An_update_whose_answer_was_lost_is_sent_again_and_comes_to_the_same()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        bench.Twilio.Faults.Add(new("POST") { Commits = true, Answer = new Drop() });
        var up = (await bench.Stack.UpAsync(Changed)).Well();
        Assert.Equal(2, up.Writes.Count());
        Outcome.SameJson("""{"name":"Acme","about":"Hi","address":"1 Main St"}""", bench.Sender().Stored["profile"]);
    }

    [Fact]
    public async Task An_update_that_Twilio_refuses_changes_nothing_in_the_state()
    {
        await using var bench = await Bench.StartAsync();
        var before = (await bench.Stack.UpAsync(Bench.Plain)).Well().State;
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Error(400, 63100, "profile.about is too long") });
        var message = (await bench.Stack.UpAsync(Changed)).FailedWith(Grpc.Core.StatusCode.InvalidArgument);
        Assert.Contains("profile.about is too long", message, StringComparison.Ordinal);
        Assert.Contains("https://www.twilio.com/docs/errors/63100", message, StringComparison.Ordinal);
        Assert.Same(before, bench.Stack.State);
    }

    /// <summary>Twilio has taken the change, and then the look at what became of it fails.</summary>
    private static async Task<Bench> BrokenAsync(string before, string after)
    {
        var bench = await Bench.StartAsync(new() { WhatsAppPath = StatusPath.Of("ONLINE") });
        (await bench.Stack.UpAsync(before)).Well();
        // The first look tells what is live, the later ones fail.
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Nth = 2, Times = null, Answer = Reply.Error(403, 20403, "Forbidden") });
        var up = await bench.Stack.UpAsync(after);
        Assert.NotEmpty(up.Reasons);
        bench.Twilio.Faults.Clear();
        return bench;
    }
}
