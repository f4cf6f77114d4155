using System.Text.Json.Nodes;
using Provider.Tests.Front;
using TwilioEmulator.Control;
using TwilioEmulator.Model;

namespace Provider.Tests.Senders;

public sealed class VerificationTests
{
    private const string WithCode = """
        {"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"configuration":{"verificationCode":{"$secret":"123456"}}}
        """;

    private const string Renamed = """
        {"senderId":"whatsapp:+15017122661","profile":{"name":"Acme Ltd"},"configuration":{"verificationCode":{"$secret":"123456"}}}
        """;

    [Fact]
    public async Task A_create_that_waits_for_its_code_ends_well_and_says_how_to_go_on()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification);
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal("PENDING_VERIFICATION", up.State!.Outputs.Fields["status"].StringValue);
        var warning = Assert.Single(up.Warnings);
        Assert.Contains("configuration.verificationCode", warning, StringComparison.Ordinal);
        Assert.Contains("--secret", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_is_sent_by_the_update_that_brings_it_and_the_sender_comes_online()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification);
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var up = (await bench.Stack.UpAsync(WithCode)).Well();
        Assert.Equal(Step.Update, up.Step);
        up.Wrote("POST", """{"configuration":{"verification_code":"123456"}}""");
        Assert.Equal("ONLINE", up.State!.Outputs.Fields["status"].StringValue);
        Assert.Equal("""{"$secret":"123456"}""", up.State.Outputs.Fields["configuration"].StructValue is { } c
            ? PropertyText.Node(c.Fields["verificationCode"])!.ToJsonString() : "");
    }

    [Fact]
    public async Task A_changed_code_is_sent_once()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification with { VerificationCode = "654321", WrongCode = WrongCode.Refused });
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        (await bench.Stack.UpAsync(WithCode)).FailedWith(Grpc.Core.StatusCode.InvalidArgument);
        var up = (await bench.Stack.UpAsync(WithCode.Replace("123456", "654321", StringComparison.Ordinal))).Well();
        up.Wrote("POST", """{"configuration":{"verification_code":"654321"}}""");
        Assert.Equal("ONLINE", bench.Sender().Status);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(WithCode.Replace("123456", "654321", StringComparison.Ordinal))).Well().Step);
    }

    [Fact]
    public async Task No_other_update_sends_the_code_again()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification);
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        (await bench.Stack.UpAsync(WithCode)).Well();
        (await bench.Stack.UpAsync(Renamed)).Well().Wrote("POST", """{"profile":{"name":"Acme Ltd"}}""");
        var voice = Renamed.Replace("\"verificationCode\"", "\"voiceApplicationSid\":\"AP0123456789abcdef0123456789abcdef\",\"verificationCode\"", StringComparison.Ordinal);
        (await bench.Stack.UpAsync(voice)).Well().Wrote("POST", """{"configuration":{"voice_application_sid":"AP0123456789abcdef0123456789abcdef"}}""");
    }

    [Fact]
    public async Task The_code_is_not_sent_again_after_an_update_that_broke_off()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification with { WrongCode = WrongCode.GoesOffline });
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.NotEmpty((await bench.Stack.UpAsync(WithCode.Replace("123456", "111111", StringComparison.Ordinal))).Reasons);
        bench.Twilio.Senders.SetPath(Bench.Number, StatusPath.Verification);
        await bench.Stack.RefreshAsync();
        var up = (await bench.Stack.UpAsync(WithCode)).Well();
        Assert.Equal("""{"configuration":{"verification_code":"123456"}}""", up.Writes.Last().Body!.ToJsonString());
        Assert.Equal("ONLINE", bench.Sender().Status);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 1)]
    public async Task A_code_is_sent_once_even_when_the_answer_is_lost(bool drop, int posts)
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification);
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        bench.Twilio.Faults.Add(new("POST") { Commits = true, Answer = drop ? new Drop() : Reply.Unavailable });
        var up = (await bench.Stack.UpAsync(WithCode)).Well();
        Assert.Equal(posts, up.Writes.Count());
        Assert.Equal("ONLINE", bench.Sender().Status);
    }

    [Fact]
    public async Task A_code_of_which_nobody_knows_whether_it_was_taken_is_for_the_user_to_send_again()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification);
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Unavailable });
        var up = await bench.Stack.UpAsync(WithCode);
        Assert.Contains("Nobody knows whether Twilio took the request.", up.Reasons[0], StringComparison.Ordinal);
        Assert.Single(up.Writes);
        (await bench.Stack.UpAsync(WithCode)).Well();
        Assert.Equal("ONLINE", bench.Sender().Status);
    }

    [Fact]
    public async Task What_travelled_with_a_lost_code_is_sent_again_without_it()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification);
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Unavailable });
        // Meanwhile the status moved on by itself: the code is not needed any more, the rest is.
        bench.Twilio.Senders.SetPath(Bench.Number, StatusPath.Of("ONLINE"));
        bench.Stack.IsStale = true;
        var up = (await bench.Stack.UpAsync(WithCode.Replace("\"Acme\"", "\"Acme Ltd\"", StringComparison.Ordinal))).Well();
        Outcome.SameJson("""{"profile":{"name":"Acme Ltd"}}""", up.Writes.Last().Body);
        Assert.Equal("Acme Ltd", (string?)bench.Sender().Stored["profile"]!["name"]);
    }

    [Fact]
    public async Task A_sender_that_is_verified_is_sent_no_code()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(WithCode)).Well().Wrote("POST", """{"sender_id":"whatsapp:+15017122661","profile":{"name":"Acme"}}""");
        Assert.Empty((await bench.Stack.UpAsync(WithCode.Replace("123456", "654321", StringComparison.Ordinal))).Well().Writes);
    }

    [Fact]
    public async Task Cancel_while_a_code_is_under_way_tells_of_the_doubt()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification);
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var gate = new Gate();
        bench.Twilio.Faults.Add(new("POST") { Gate = gate, Answer = new Drop() });
        var running = bench.Stack.UpAsync(WithCode);
        await gate.Arrived;
        await bench.Plugin.CancelAsync();
        gate.Release();
        var up = await running;
        Assert.StartsWith("The wait for the sender was cancelled. Updating the sender failed: the connection broke", up.Reasons[0], StringComparison.Ordinal);
        Assert.Contains("Nobody knows whether Twilio took the request.", up.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_of_a_broken_off_update_is_not_sent_again_after_a_refresh()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification);
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Nth = 2, Times = null, Answer = Reply.Error(403, 20403, "Forbidden") });
        Assert.NotEmpty((await bench.Stack.UpAsync(WithCode)).Reasons);
        bench.Twilio.Faults.Clear();
        (await bench.Stack.RefreshAsync()).Well();
        Assert.Empty((await bench.Stack.UpAsync(WithCode)).Well().Writes);
    }

    [Fact]
    public async Task A_status_that_lags_behind_the_code_is_given_a_moment()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification);
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        bench.Twilio.Faults.Add(new("GET", "*/XE*")
        {
            Times = 2, Answer = new Rewrite { Set = new Dictionary<string, JsonNode?> { ["/status"] = "PENDING_VERIFICATION" } },
        });
        Assert.Equal("ONLINE", (await bench.Stack.UpAsync(WithCode)).Well().State!.Outputs.Fields["status"].StringValue);
    }

    [Fact]
    public async Task A_code_that_brought_nothing_is_told()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification with { VerificationCode = "654321", WrongCode = WrongCode.PassedOver });
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var up = (await bench.Stack.UpAsync(WithCode)).Well();
        Assert.Contains(up.Warnings, w => w.StartsWith("The code was sent, but whatsapp:+15017122661 waits for its one-time code (status PENDING_VERIFICATION): it may be wrong", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sender_online_but_to_be_verified_anew_gets_its_code()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Of("ONLINE:PENDING_VERIFICATION") with { AfterUpdate = [new("ONLINE")] });
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        (await bench.Stack.UpAsync(WithCode)).Well().Wrote("POST", """{"configuration":{"verification_code":"123456"}}""");
    }

    [Fact]
    public async Task Taking_the_code_out_of_the_program_is_no_difference()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification);
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        (await bench.Stack.UpAsync(WithCode)).Well();
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal(Step.Same, up.Step);
        Assert.Empty(up.Requests);
    }

    [Fact]
    public async Task Refresh_keeps_the_code_that_Twilio_never_gives_back()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification);
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        (await bench.Stack.UpAsync(WithCode)).Well();
        var refresh = (await bench.Stack.RefreshAsync()).Well();
        Assert.Equal("", refresh.Changed);
        Assert.Equal(JsonNode.Parse(WithCode)!["configuration"]!.ToJsonString(), PropertyText.Write(refresh.State!.Inputs.Fields["configuration"].StructValue));
    }

    [Fact]
    public async Task Verification_method_travels_with_the_create_and_is_never_drift()
    {
        await using var bench = await Bench.StartAsync();
        const string Program = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"configuration":{"verificationMethod":"voice"}}""";
        (await bench.Stack.UpAsync(Program)).Well().Wrote(
            "POST", """{"sender_id":"whatsapp:+15017122661","profile":{"name":"Acme"},"configuration":{"verification_method":"voice"}}""");
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(Program)).Well().Step);
    }
}
