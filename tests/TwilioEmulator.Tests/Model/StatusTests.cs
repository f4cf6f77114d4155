using Microsoft.Extensions.Time.Testing;
using TwilioEmulator.Model;
using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;

namespace TwilioEmulator.Tests.Model;

public sealed class StatusTests
{
    const string RightCode = """{"configuration":{"verification_code":"123456"}}""";
    const string WrongCodeBody = """{"configuration":{"verification_code":"000000"}}""";

    static EmulatorOptions With(StatusPath path) => new() { Paths = new Dictionary<string, StatusPath> { [Number] = path } };

    [Fact]
    public async Task A_WhatsApp_sender_passes_through_offline_on_its_way_to_online()
    {
        await using var emulation = await StartAsync();
        var sender = await emulation.CreateAsync();
        Assert.Equal(["CREATING", "OFFLINE", "VERIFYING", "ONLINE", "ONLINE"], await emulation.StatusesAsync(sender, 5));
    }

    [Fact]
    public async Task Properties_are_null_until_online_and_offline_has_no_reasons_on_the_way()
    {
        await using var emulation = await StartAsync();
        var sender = await emulation.CreateAsync();
        await emulation.GetAsync(sender);
        var offline = (await emulation.GetAsync(sender)).Json;
        Assert.Equal("OFFLINE", (string?)offline["status"]);
        Assert.Null(offline["properties"]);
        Assert.Null(offline["offline_reasons"]);
    }

    [Theory]
    [InlineData(0, "ONLINE,ONLINE,ONLINE,ONLINE,ONLINE,ONLINE,ONLINE")]
    [InlineData(2, "CREATING,CREATING,OFFLINE,OFFLINE,VERIFYING,VERIFYING,ONLINE")]
    public async Task The_pace_says_how_many_gets_see_each_status(int polls, string expected)
    {
        await using var emulation = await StartAsync(new() { PollsPerStep = polls });
        var sender = await emulation.CreateAsync();
        Assert.Equal(expected.Split(','), await emulation.StatusesAsync(sender, 7));
    }

    [Fact]
    public async Task A_step_can_have_a_pace_of_its_own()
    {
        await using var emulation = await StartAsync(With(new([new("CREATING") { Polls = 0 }, new("VERIFYING") { Polls = 2 }, new("ONLINE")])));
        var sender = await emulation.CreateAsync();
        Assert.Equal(["VERIFYING", "VERIFYING", "ONLINE"], await emulation.StatusesAsync(sender, 3));
    }

    [Fact]
    public async Task Statuses_can_follow_the_clock_instead_of_the_gets()
    {
        var time = new FakeTimeProvider();
        await using var emulation = await StartAsync(new() { TimeProvider = time, StepEvery = TimeSpan.FromSeconds(10) });
        var sender = await emulation.CreateAsync();
        Assert.Equal(["CREATING", "CREATING"], await emulation.StatusesAsync(sender, 2));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["OFFLINE", "OFFLINE"], await emulation.StatusesAsync(sender, 2));
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(["OFFLINE"], await emulation.StatusesAsync(sender, 1));
        time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(["ONLINE"], await emulation.StatusesAsync(sender, 1));
    }

    [Fact]
    public async Task An_rcs_sender_ends_in_review_or_where_its_path_says()
    {
        await using var emulation = await StartAsync(new()
        {
            Paths = new Dictionary<string, StatusPath> { ["rcs:drafted"] = StatusPath.Of("CREATING", "DRAFT") },
        });
        await emulation.PostAsync(Collection, """{"sender_id":"rcs:agent"}""");
        await emulation.PostAsync(Collection, """{"sender_id":"rcs:drafted"}""");
        Assert.Equal(["CREATING", "TWILIO_REVIEW", "TWILIO_REVIEW"], await emulation.StatusesAsync($"{Collection}/{FirstSid}", 3));
        Assert.Equal(["CREATING", "DRAFT"], await emulation.StatusesAsync($"{Collection}/XE00000000000000000000000000000002", 2));
    }

    [Fact]
    public async Task A_status_nobody_has_heard_of_is_a_status()
    {
        await using var emulation = await StartAsync(With(StatusPath.Of("CREATING", "ON_HOLIDAY")));
        Assert.Equal(["CREATING", "ON_HOLIDAY"], await emulation.StatusesAsync(await emulation.CreateAsync(), 2));
    }

    [Fact]
    public async Task A_failed_registration_stays_offline_and_says_why()
    {
        await using var emulation = await StartAsync(With(StatusPath.Failing(new OfflineReason("63116", "No OTP"))));
        var sender = await emulation.CreateAsync();
        Assert.Equal(["CREATING", "OFFLINE", "OFFLINE", "OFFLINE"], await emulation.StatusesAsync(sender, 4));
        Answer.IsJson("""[{"code":"63116","message":"No OTP","more_info":"https://www.twilio.com/docs/errors/63116"}]""",
            (await emulation.GetAsync(sender)).Json["offline_reasons"]);
    }

    [Fact]
    public async Task A_sender_waits_for_the_right_code()
    {
        await using var emulation = await StartAsync(With(StatusPath.Verification with { VerificationCode = "424242" }));
        var sender = await emulation.CreateAsync();
        Assert.Equal(["CREATING", "PENDING_VERIFICATION", "PENDING_VERIFICATION"], await emulation.StatusesAsync(sender, 3));
        (await emulation.PostAsync(sender, RightCode)).IsError(400, 63113, "Sender Cannot Be Verified: verification_code is wrong");
        Assert.Equal(["PENDING_VERIFICATION"], await emulation.StatusesAsync(sender, 1));
        var verified = await emulation.PostAsync(sender, """{"configuration":{"verification_code":"424242"}}""");
        Assert.Equal("VERIFYING", (string?)verified.Json["status"]);
        Assert.Equal(["VERIFYING", "ONLINE"], await emulation.StatusesAsync(sender, 2));
    }

    [Fact]
    public async Task A_path_that_ends_in_pending_goes_on_to_online_with_the_code()
    {
        await using var emulation = await StartAsync(With(StatusPath.Of("CREATING", "PENDING_VERIFICATION")));
        var sender = await emulation.CreateAsync();
        await emulation.StatusesAsync(sender, 2);
        Assert.Equal(202, (await emulation.PostAsync(sender, RightCode)).Status);
        Assert.Equal(["VERIFYING", "ONLINE"], await emulation.StatusesAsync(sender, 2));
    }

    [Fact]
    public async Task A_wrong_code_can_put_a_sender_offline()
    {
        await using var emulation = await StartAsync(With(StatusPath.Verification with { WrongCode = WrongCode.GoesOffline }));
        var sender = await emulation.CreateAsync();
        await emulation.StatusesAsync(sender, 2);
        Assert.Equal(202, (await emulation.PostAsync(sender, WrongCodeBody)).Status);
        var offline = (await emulation.GetAsync(sender)).Json;
        Assert.Equal(("OFFLINE", "63113"), ((string?)offline["status"], (string?)offline["offline_reasons"]![0]!["code"]));
    }

    [Fact]
    public async Task An_update_during_registration_does_not_disturb_it()
    {
        await using var emulation = await StartAsync();
        var sender = await emulation.CreateAsync();
        await emulation.PostAsync(sender, """{"webhook":{"callback_url":"https://x.example.com"}}""");
        Assert.Equal(["CREATING", "OFFLINE", "VERIFYING", "ONLINE"], await emulation.StatusesAsync(sender, 4));
    }

    [Theory]
    [InlineData(null, "ONLINE:UPDATING,ONLINE,ONLINE")]
    [InlineData(2, "ONLINE:UPDATING,ONLINE:UPDATING,ONLINE")]
    public async Task An_update_of_an_online_sender_takes_a_while(int? polls, string expected)
    {
        await using var emulation = await StartAsync(new() { UpdatingPolls = polls });
        var sender = emulation.Seed();
        var answer = await emulation.PostAsync(sender, """{"profile":{"address":"There"}}""");
        Assert.Equal("ONLINE:UPDATING", (string?)answer.Json["status"]);
        Assert.Equal(expected.Split(','), await emulation.StatusesAsync(sender, 3));
    }

    [Theory]
    [InlineData("ONLINE")]
    [InlineData("DRAFT")]
    public async Task An_update_can_leave_the_status_where_it_is(string status)
    {
        await using var emulation = await StartAsync(new() { UpdatesMoveStatus = false });
        var sender = emulation.Seed($$$"""{"sender_id":"{{{Number}}}","status":"{{{status}}}","profile":{"name":"Example"}}""");
        Assert.Equal(status, (string?)(await emulation.PostAsync(sender, """{"profile":{"address":"There"}}""")).Json["status"]);
        Assert.Equal([status, status], await emulation.StatusesAsync(sender, 2));
        await emulation.PostAsync(sender, RightCode);
        Assert.Equal(["VERIFYING", "ONLINE"], await emulation.StatusesAsync(sender, 2));
    }

    [Theory]
    [InlineData("123-456")]
    [InlineData("123 456")]
    [InlineData(" 123456")]
    [InlineData("１２３４５６")]
    [InlineData("0123456")]
    public async Task A_code_counts_by_its_exact_text(string code)
    {
        await using var emulation = await StartAsync(With(StatusPath.Of("PENDING_VERIFICATION")));
        var sender = await emulation.CreateAsync();
        var refused = await emulation.PostAsync(sender, $$$"""{"configuration":{"verification_code":"{{{code}}}"}}""");
        refused.IsError(400, 63113, "Sender Cannot Be Verified: verification_code is wrong");
        Assert.Equal(["PENDING_VERIFICATION"], await emulation.StatusesAsync(sender, 1));
    }

    [Fact]
    public async Task An_update_can_be_scripted_to_fail()
    {
        await using var emulation = await StartAsync(With(StatusPath.WhatsApp with
        {
            AfterUpdate = [new("ONLINE:UPDATING"), new("OFFLINE") { OfflineReasons = [new("63051", "Locked")] }],
        }));
        var sender = emulation.Seed();
        await emulation.PostAsync(sender, """{"profile":{"address":"There"}}""");
        Assert.Equal(["ONLINE:UPDATING", "OFFLINE"], await emulation.StatusesAsync(sender, 2));
    }

    [Fact]
    public async Task A_new_path_takes_hold_of_the_sender_that_is_there()
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed();
        emulation.Server.Senders.SetPath(Number, StatusPath.Of("ONLINE", "OFFLINE"));
        Assert.Equal(["ONLINE", "OFFLINE"], await emulation.StatusesAsync(sender, 2));
    }
}
