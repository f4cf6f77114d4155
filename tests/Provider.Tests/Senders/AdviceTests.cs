using Grpc.Core;
using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Control;

namespace Provider.Tests.Senders;

/// <summary>What a user is told to do fits what went wrong.</summary>
public sealed class AdviceTests
{
    private const string Agent = """{"senderId":"rcs:acme_agent","profile":{"name":"Acme"}}""";
    private const string WhatsAppOnly = "Twilio documents changing and deleting senders for WhatsApp only";

    [Fact]
    public async Task An_RCS_sender_that_cannot_be_made_is_not_told_about_changing()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Error(400, 63100, "accent_color: contrast is too low") });
        var message = (await bench.Stack.UpAsync(Agent)).FailedWith(StatusCode.InvalidArgument);
        Assert.Contains("Correct what Twilio's message names", message, StringComparison.Ordinal);
        Assert.DoesNotContain(WhatsAppOnly, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_RCS_sender_that_cannot_be_read_is_not_told_about_changing()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("GET") { Answer = Reply.Error(403, 20403, "Forbidden") });
        var message = (await bench.Stack.ImportAsync("rcs:acme_agent")).FailedWith(StatusCode.PermissionDenied);
        Assert.Contains("a restricted API key needs access to it", message, StringComparison.Ordinal);
        Assert.DoesNotContain(WhatsAppOnly, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(405)]
    [InlineData(409)]
    [InlineData(422)]
    public async Task However_an_RCS_sender_is_refused_a_change_the_reason_is_told(int status)
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Agent)).Well();
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Error(status, 63100, "Not supported") });
        var up = await bench.Stack.UpAsync(Agent.Replace("Acme", "Acme Ltd", StringComparison.Ordinal));
        Assert.Contains(WhatsAppOnly, up.Error!.Status.Detail, StringComparison.Ordinal);
        Assert.Contains("retainOnDelete", up.Error.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_with_the_status_of_a_conflict_is_not_taken_for_a_number_that_is_taken()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Error(409, 63103, "Could not extend credit line to the waba_id provided") });
        var message = (await bench.Stack.UpAsync(Bench.Plain)).FailedWith(StatusCode.FailedPrecondition);
        Assert.Contains("Ask Twilio's support", message, StringComparison.Ordinal);
        Assert.DoesNotContain("another Twilio account", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_the_list_shows_is_taken_whatever_the_refusal_is_called()
    {
        await using var bench = await Bench.StartAsync();
        var sid = bench.Twilio.Senders.Seed(new() { ["sender_id"] = Bench.Number, ["profile"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "Acme" } }).Sid;
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Error(400, 63100, "sender_id provided already exists") });
        var message = (await bench.Stack.UpAsync(Bench.Plain)).FailedWith(StatusCode.AlreadyExists);
        Assert.EndsWith($"pulumi import twilio:messaging:Sender support {sid}", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_that_ran_out_over_refusals_names_the_last_one()
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions(), """{"maxRetries":1000}""");
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        bench.Twilio.Faults.Add(new("GET") { Times = null, Answer = Reply.TooManyRequests() });
        var message = (await bench.Stack.RefreshAsync()).FailedWith(StatusCode.DeadlineExceeded);
        Assert.StartsWith(
            "Twilio didn't get it done within 1 min. Fetching the sender was last answered with HTTP 429 (Twilio error 20429, https://www.twilio.com/docs/errors/20429). Run it again",
            message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_that_is_offline_with_a_reason_is_told_about_on_refresh()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        bench.Twilio.Senders.Patch(Bench.Number, (System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(
            """{"status":"OFFLINE","offline_reasons":[{"code":"63051","message":"Locked"}]}""")!);
        var warning = Assert.Single((await bench.Stack.RefreshAsync()).Well().Warnings);
        Assert.StartsWith("whatsapp:+15017122661 is offline (status OFFLINE).\nOffline: Locked (Twilio error 63051", warning, StringComparison.Ordinal);
        Assert.Contains("appeal in WhatsApp Manager", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_sender_id_is_told_with_the_account_that_was_looked_in()
    {
        await using var bench = await Bench.StartAsync();
        var import = (await bench.Stack.ImportAsync(Bench.Number)).Well();
        Assert.Contains(import.Logs, l => l.Message == $"Twilio lists no sender {Bench.Number} in the account of {EmulatorOptions.DefaultAccountSid}.");
    }
}
