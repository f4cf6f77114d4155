using System.Text.Json.Nodes;
using Grpc.Core;
using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Control;

namespace Provider.Tests.Faults;

/// <summary>Whose a sender is when an answer is lost or a registration refused.</summary>
public sealed class NeverAdoptedTests
{
    [Theory]
    [InlineData("ONLINE", "Acme")]
    [InlineData("OFFLINE", "Other")]
    [InlineData("PENDING_VERIFICATION", "Acme")]
    public async Task A_sender_that_was_there_before_is_not_adopted_when_the_answer_is_lost(string status, string name)
    {
        await using var bench = await Bench.StartAsync();
        var sid = Seed(bench, status, name);
        bench.Twilio.Faults.Add(new("POST") { Times = null, Answer = new Drop() });
        var up = await bench.Stack.UpAsync(Bench.Plain);
        Assert.Contains(
            $"was registered before, as {sid}. To manage it with this program: pulumi import twilio:messaging:Sender support {sid}",
            up.FailedWith(StatusCode.AlreadyExists), StringComparison.Ordinal);
        Assert.Null(up.State);
        Assert.Single(up.Writes);
    }

    [Fact]
    public async Task A_list_that_lags_behind_a_lost_answer_is_looked_at_again()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Commits = true, Answer = new Drop() });
        // The list lags behind: the second look doesn't show the sender yet.
        bench.Twilio.Faults.Add(new("GET", "/v2/Channels/Senders") { Nth = 2, Answer = new Reply(200, """{"senders":[],"meta":{}}""") });
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Single(up.Writes);
        Assert.Equal(bench.Sender().Sid, up.State!.Id);
        Assert.Contains(up.Warnings, w => w.Contains("was lost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_that_never_shows_it_leaves_the_way_to_import_it()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Commits = true, Answer = new Drop() });
        bench.Twilio.Faults.Add(new("GET", "/v2/Channels/Senders") { Nth = 2, Times = null, Answer = new Reply(200, """{"senders":[],"meta":{}}""") });
        var message = (await bench.Stack.UpAsync(Bench.Plain)).FailedWith(StatusCode.Unknown);
        Assert.Contains("its list doesn't show whatsapp:+15017122661 so far", message, StringComparison.Ordinal);
        Assert.EndsWith("pulumi import twilio:messaging:Sender support whatsapp:+15017122661", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Voice_application_is_sent_to_a_sender_that_was_found_after_a_lost_answer()
    {
        const string voice = """
            {"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"configuration":{"voiceApplicationSid":"AP0123456789abcdef0123456789abcdef"}}
            """;
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Nth = 2, Commits = true, Answer = Reply.Unavailable });
        (await bench.Stack.UpAsync(voice)).Well();
        Assert.Equal("AP0123456789abcdef0123456789abcdef", (string?)bench.Sender().Resource["configuration"]?["voice_application_sid"]);
    }

    [Fact]
    public async Task A_doubt_of_long_ago_adopts_nothing()
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions(), """{"maxRetries":0}""");
        bench.Twilio.Faults.Add(new("POST") { Answer = new Drop() });
        (await bench.Stack.UpAsync(Bench.Plain)).FailedWith(StatusCode.Unknown);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        var sid = Seed(bench, "ONLINE", "Somebody");
        var message = (await bench.Stack.UpAsync(Bench.Plain)).FailedWith(StatusCode.AlreadyExists);
        Assert.Contains($"was registered before, as {sid}.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_asks_for_a_pause_of_years_is_not_waited_for_that_long()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Times = null, Answer = Reply.Unavailable with { Headers = new Dictionary<string, string> { ["Retry-After"] = "99999999" } } });
        Assert.Contains("Nobody knows whether Twilio took it", (await bench.Stack.UpAsync(Bench.Plain)).FailedWith(StatusCode.Unknown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_resource_never_takes_the_sender_of_another()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        bench.Twilio.Faults.Add(new("POST") { Times = null, Answer = Reply.Unavailable });
        var other = new Stack(bench.Plugin, bench.Twilio, bench.Engine, "sales");
        var message = (await other.UpAsync(Bench.Plain)).FailedWith(StatusCode.AlreadyExists);
        Assert.Contains($"for {bench.Stack.Urn}: a program can declare a sender once only", message, StringComparison.Ordinal);
        Assert.Null(other.State);
    }

    [Fact]
    public async Task A_sender_that_somebody_made_since_the_first_registration_is_not_adopted()
    {
        await using var bench = await Bench.StartAsync();
        var other = new Stack(bench.Plugin, bench.Twilio, bench.Engine, "sales");
        (await other.UpAsync(Bench.Plain.Replace(Bench.Number, Bench.OtherNumber, StringComparison.Ordinal))).Well();
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        var sid = Seed(bench, "ONLINE", "Somebody");
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Unavailable });
        var message = (await bench.Stack.UpAsync(Bench.Plain)).FailedWith(StatusCode.AlreadyExists);
        Assert.Contains($"was registered before, as {sid}.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_refused_registration_left_behind_is_not_taken_for_another_program()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Commits = true, Answer = Reply.Error(403, 20403, "Forbidden") });
        (await bench.Stack.UpAsync(Bench.Plain)).FailedWith(StatusCode.PermissionDenied);
        bench.Twilio.Faults.Add(new("POST") { Times = null, Answer = Reply.Html(502) });
        var message = (await bench.Stack.UpAsync(Bench.Plain.Replace("Acme", "Acme Ltd", StringComparison.Ordinal))).FailedWith(StatusCode.AlreadyExists);
        Assert.EndsWith($"pulumi import twilio:messaging:Sender support {bench.Sender().Sid}", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_SID_that_cannot_be_looked_up_is_not_needed_for_the_import()
    {
        await using var bench = await Bench.StartAsync();
        Seed(bench, "ONLINE", "Acme");
        bench.Twilio.Faults.Add(new("GET", "/v2/Channels/Senders") { Nth = 2, Times = null, Answer = Reply.Unavailable });
        var message = (await bench.Stack.UpAsync(Bench.Plain)).FailedWith(StatusCode.AlreadyExists);
        Assert.EndsWith("pulumi import twilio:messaging:Sender support whatsapp:+15017122661", message, StringComparison.Ordinal);
        bench.Twilio.Faults.Clear();
        (await bench.Stack.ImportAsync(Bench.Number)).Well();
    }

    [Fact]
    public async Task A_number_that_another_account_has_is_said_to_be_there()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Error(409, 63100, "sender_id provided already exists") });
        var message = (await bench.Stack.UpAsync(Bench.Plain)).FailedWith(StatusCode.AlreadyExists);
        Assert.Contains($"No sender of the account of {EmulatorOptions.DefaultAccountSid} is called whatsapp:+15017122661: another Twilio account may have it", message, StringComparison.Ordinal);
        Assert.DoesNotContain("pulumi import", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_import_command_names_the_resource_as_a_shell_needs_it()
    {
        await using var bench = await Bench.StartAsync();
        var sid = Seed(bench, "ONLINE", "Acme");
        var stack = new Stack(bench.Plugin, bench.Twilio, bench.Engine, "Anna's sales desk");
        var message = (await stack.UpAsync(Bench.Plain)).FailedWith(StatusCode.AlreadyExists);
        Assert.EndsWith($@"pulumi import twilio:messaging:Sender 'Anna'\''s sales desk' {sid}", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_answer_does_not_lose_what_has_to_wait_for_the_sender_to_be_online()
    {
        const string voice = """
            {"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"configuration":{"voiceApplicationSid":"AP0123456789abcdef0123456789abcdef"}}
            """;
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Nth = 2, Commits = true, Answer = new Drop() });
        var up = (await bench.Stack.UpAsync(voice)).Well();
        Assert.Equal([400, null, 202], up.Writes.Select(w => w.ResponseStatus));
        Assert.Equal("AP0123456789abcdef0123456789abcdef", (string?)bench.Sender().Resource["configuration"]?["voice_application_sid"]);
    }

    [Fact]
    public async Task Cancel_while_a_lost_registration_is_looked_for_ends_soon_and_keeps_what_is_found()
    {
        await using var bench = await Bench.StartAsync();
        var gate = new Gate();
        bench.Twilio.Faults.Add(new("POST") { Commits = true, Gate = gate, Answer = new Drop() });
        var upping = bench.Stack.UpAsync(Bench.Plain);
        await gate.Arrived;
        await bench.Plugin.CancelAsync();
        gate.Release();
        var up = await upping;
        Assert.StartsWith("The wait for the sender was cancelled.", up.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(bench.Sender().Sid, up.State!.Id);
    }

    private static string Seed(Bench bench, string status, string name) => bench.Twilio.Senders.Seed(new()
    {
        ["sender_id"] = Bench.Number, ["status"] = status, ["profile"] = new JsonObject { ["name"] = name },
    }).Sid;
}
