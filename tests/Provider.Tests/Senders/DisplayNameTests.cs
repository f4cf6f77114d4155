using Grpc.Core;
using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Control;
using TwilioEmulator.Model;
using static Provider.Tests.Senders.Renaming;

namespace Provider.Tests.Senders;

/// <summary>A display name is changed by a review of Meta's, which takes days, can be refused and is to be had a few times a month.</summary>
public sealed class DisplayNameTests
{
    private const string NewAndMore = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme Ltd","about":"Hi"}}""";

    [Fact]
    public async Task A_new_name_is_submitted_alone_and_not_waited_for()
    {
        await using var bench = await UpAsync(NameChanges.Review);
        var preview = (await bench.Stack.PreviewAsync(New)).Well();
        Assert.Equal("profile.name", preview.Changed);
        Assert.Equal(PropertyText.Unknown, preview.Promised!.Fields["profile"].StructValue.Fields["name"].StringValue);
        var up = (await bench.Stack.UpAsync(New)).Well();
        up.Wrote("POST", """{"profile":{"name":"Acme Ltd"}}""");
        Assert.Equal(
            ["profile.name: \"Acme Ltd\" was submitted. Meta reviews it, which can take days; \"Acme\" stays until it agrees. How far it is: pulumi refresh, then the output pendingDisplayNameStatus."],
            up.Warnings);
        var outputs = up.State!.Outputs.Fields;
        Assert.Equal(("Acme", "Acme Ltd", "PENDING_REVIEW"), (NameIn(up.State.Outputs), outputs["pendingDisplayName"].StringValue, outputs["pendingDisplayNameStatus"].StringValue));
        Assert.NotEmpty(outputs["pendingDisplayNameStatusDate"].StringValue);
        await StaysAsync(bench, New);
    }

    [Theory]
    [InlineData(PendingNames.TopLevel)]
    [InlineData(PendingNames.Profile)]
    [InlineData(PendingNames.Both)]
    public async Task How_far_it_is_is_read_wherever_Twilio_says_it(PendingNames place)
    {
        await using var bench = await UpAsync(NameChanges.Review, o => o with { PendingNames = place });
        Assert.Equal("PENDING_REVIEW", (await bench.Stack.UpAsync(New)).Well().State!.Outputs.Fields["pendingDisplayNameStatus"].StringValue);
        await StaysAsync(bench, New);
    }

    [Fact]
    public async Task What_else_changes_goes_first_and_without_the_name()
    {
        await using var bench = await UpAsync(NameChanges.Review);
        var up = (await bench.Stack.UpAsync(NewAndMore)).Well();
        Assert.Equal(["""{"profile":{"about":"Hi"}}""", """{"profile":{"name":"Acme Ltd"}}"""], up.Writes.Select(w => w.Body!.ToJsonString()));
    }

    [Fact]
    public async Task A_change_beside_a_name_in_review_leaves_the_name_alone()
    {
        await using var bench = await UpAsync(NameChanges.Review);
        (await bench.Stack.UpAsync(New)).Well();
        (await bench.Stack.UpAsync(NewAndMore)).Well().Wrote("POST", """{"profile":{"about":"Hi"}}""");
        await StaysAsync(bench, NewAndMore);
    }

    [Fact]
    public async Task A_Twilio_that_wants_the_name_with_each_change_of_a_profile_gets_the_one_that_is_there()
    {
        await using var bench = await UpAsync(NameChanges.Review, o => o with { NameRequired = true });
        var up = (await bench.Stack.UpAsync(NewAndMore)).Well();
        Assert.Equal(
            ["""{"profile":{"about":"Hi"}}""", """{"profile":{"about":"Hi","name":"Acme"}}""", """{"profile":{"name":"Acme Ltd"}}"""],
            up.Writes.Select(w => w.Body!.ToJsonString()));
    }

    [Fact]
    public async Task A_name_that_was_applied_long_ago_is_no_difference()
    {
        await using var bench = await UpAsync(NameChanges.Review);
        (await bench.Stack.UpAsync(New)).Well();
        bench.Twilio.Senders.DecideName(Bench.Number, NameStatus.Completed);
        await StaysAsync(bench, New);
        bench.Twilio.Senders.FadeName(Bench.Number);
        await StaysAsync(bench, New);
        Assert.False(bench.Stack.State!.Outputs.Fields.ContainsKey("pendingDisplayName"));
    }

    [Fact]
    public async Task Another_name_while_one_is_in_review_fails_before_anything_is_sent()
    {
        await using var bench = await UpAsync(NameChanges.Review);
        (await bench.Stack.UpAsync(New)).Well();
        var up = await bench.Stack.UpAsync(NewAndMore.Replace("Acme Ltd", "Acme Inc", StringComparison.Ordinal));
        Assert.Contains("\"Acme Ltd\" is in review (status PENDING_REVIEW since 20", up.FailedWith(StatusCode.FailedPrecondition), StringComparison.Ordinal);
        Assert.Empty(up.Writes);
    }

    [Fact]
    public async Task A_name_in_review_of_which_only_Twilio_knows_is_named()
    {
        await using var bench = await UpAsync(NameChanges.Review);
        var told = bench.Sender();
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Answer = new Reply(200, told.Resource.ToJsonString()) });
        bench.Twilio.Senders.SetPendingName(Bench.Number, "Other", NameStatus.PendingReview);
        var message = (await bench.Stack.UpAsync(New)).FailedWith(StatusCode.FailedPrecondition);
        Assert.Contains("Twilio error 63128, HTTP 409, https://www.twilio.com/docs/errors/63128", message, StringComparison.Ordinal);
        Assert.Contains("\"Other\" was submitted before (status PENDING_REVIEW since 20", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declined_name_stops_nothing_else()
    {
        await using var bench = await UpAsync(NameChanges.Review);
        (await bench.Stack.UpAsync(New)).Well();
        bench.Twilio.Senders.DecideName(Bench.Number, NameStatus.Declined);
        (await bench.Stack.RefreshAsync()).Well();
        var up = await bench.Stack.UpAsync(NewAndMore);
        Assert.Equal(["""{"profile":{"about":"Hi"}}"""], up.Writes.Select(w => w.Body!.ToJsonString()));
        Assert.StartsWith("profile.name: Meta has declined \"Acme Ltd\"", up.Reasons[0], StringComparison.Ordinal);
        Assert.Equal("profile.name", (await bench.Stack.PreviewAsync(NewAndMore)).Well().Changed);
        (await bench.Stack.UpAsync(NewAndMore.Replace("Acme Ltd", "Acme Inc", StringComparison.Ordinal))).Well().Wrote("POST", """{"profile":{"name":"Acme Inc"}}""");
    }

    [Fact]
    public async Task A_refused_name_is_told_with_Metas_reason_and_is_all_that_is_left()
    {
        await using var bench = await UpAsync(NameChanges.Refused);
        var up = await bench.Stack.UpAsync(NewAndMore);
        Assert.Contains("Twilio error 63124, HTTP 400, https://www.twilio.com/docs/errors/63124", up.Reasons[0], StringComparison.Ordinal);
        Assert.Contains("declare another profile.name that follows Meta's guidelines", up.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(2, up.Writes.Count());
        bench.Twilio.Options = bench.Twilio.Options with { NameChanges = NameChanges.Review };
        var next = (await bench.Stack.UpAsync(NewAndMore)).Well();
        Assert.Equal("profile.name", next.Changed);
        next.Wrote("POST", """{"profile":{"name":"Acme Ltd"}}""");
        await StaysAsync(bench, NewAndMore);
    }

    [Fact]
    public async Task A_refused_name_alone_changes_nothing_in_the_state()
    {
        await using var bench = await UpAsync(NameChanges.Refused);
        var before = bench.Stack.State;
        (await bench.Stack.UpAsync(New)).FailedWith(StatusCode.InvalidArgument);
        Assert.Same(before, bench.Stack.State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_answer_is_looked_up_before_the_name_is_sent_once_more(bool isTaken)
    {
        await using var bench = await UpAsync(NameChanges.Review);
        bench.Twilio.Faults.Add(new("POST") { Commits = isTaken, Answer = new Drop() });
        var up = (await bench.Stack.UpAsync(New)).Well();
        Assert.Equal(isTaken ? 1 : 2, up.Writes.Count());
        await StaysAsync(bench, New);
    }

    [Fact]
    public async Task A_name_of_which_nobody_knows_is_kept_in_mind_and_submitted_twice_at_most()
    {
        await using var bench = await UpAsync(NameChanges.Review);
        bench.Twilio.Faults.Add(new("POST") { Times = null, Answer = Reply.Unavailable });
        var up = await bench.Stack.UpAsync(New);
        Assert.Equal(2, up.Writes.Count());
        Assert.Contains("Nobody knows whether Twilio took the request.", up.Reasons[0], StringComparison.Ordinal);
        bench.Twilio.Faults.Clear();
        (await bench.Stack.UpAsync(New)).Well().Wrote("POST", """{"profile":{"name":"Acme Ltd"}}""");
        await StaysAsync(bench, New);
    }

    [Fact]
    public async Task A_name_that_Twilio_could_not_process_is_an_error_unless_it_is_there_all_the_same()
    {
        await using var bench = await UpAsync(NameChanges.Review);
        var answer = new Reply(202, """{"sid":"XE00000000000000000000000000000000","display_name_status":"error"}""");
        bench.Twilio.Faults.Add(new("POST") { Answer = answer });
        Assert.Contains("couldn't process the change to \"Acme Ltd\"", (await bench.Stack.UpAsync(New)).FailedWith(StatusCode.FailedPrecondition), StringComparison.Ordinal);
        bench.Twilio.Faults.Add(new("POST") { Commits = true, Answer = answer });
        Assert.Single((await bench.Stack.UpAsync(New)).Well().Writes);
    }

    [Fact]
    public async Task Not_found_for_a_name_alone_does_not_mean_that_the_sender_is_gone()
    {
        await using var bench = await UpAsync(NameChanges.Review);
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Error(404, 20404, "The requested resource was not found") });
        Assert.Contains("Cloud API only. Ask Twilio's support", (await bench.Stack.UpAsync(New)).FailedWith(StatusCode.FailedPrecondition), StringComparison.Ordinal);
        Assert.NotNull(bench.Stack.State);
    }

    [Fact]
    public async Task A_pending_name_that_shows_only_later_is_looked_for_a_moment()
    {
        await using var bench = await UpAsync(NameChanges.Lagging);
        var up = (await bench.Stack.UpAsync(New)).Well();
        Assert.Contains(up.StatusLines, line => line.StartsWith("\"Acme Ltd\" isn't shown by Twilio so far", StringComparison.Ordinal));
        Assert.Equal("PENDING_REVIEW", up.State!.Outputs.Fields["pendingDisplayNameStatus"].StringValue);
        await StaysAsync(bench, New);
    }

    [Fact]
    public async Task A_name_that_registers_the_sender_anew_is_waited_for_like_any_update()
    {
        await using var bench = await UpAsync(NameChanges.AtOnce, o => o with { RegistersAnew = [new("OFFLINE"), new("VERIFYING"), new("ONLINE")] });
        var up = (await bench.Stack.UpAsync(New)).Well();
        Assert.Equal(("ONLINE", "Acme Ltd"), (up.State!.Outputs.Fields["status"].StringValue, NameIn(up.State.Outputs)));
        Assert.Empty(up.Warnings);
    }

    [Fact]
    public async Task Taking_a_name_back_while_it_is_in_review_says_that_it_may_come_all_the_same()
    {
        await using var bench = await UpAsync(NameChanges.Review);
        (await bench.Stack.UpAsync(New)).Well();
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Empty(up.Writes);
        Tells("\"Acme Ltd\" was submitted before (status PENDING_REVIEW since ", up);
        await StaysAsync(bench, Bench.Plain);
    }

    [Fact]
    public async Task An_import_takes_the_active_name_and_tells_of_the_other()
    {
        await using var bench = await UpAsync(NameChanges.Review);
        (await bench.Stack.UpAsync(New)).Well();
        bench.Stack.State = null;
        var import = (await bench.Stack.ImportAsync(Bench.Number)).Well();
        Assert.Equal("Acme", NameIn(import.State!.Inputs));
        Tells("a change to \"Acme Ltd\" was submitted (status PENDING_REVIEW since ", import);
    }

    [Fact]
    public async Task An_RCS_sender_knows_none_of_this()
    {
        const string agent = """{"senderId":"rcs:acme_agent","profile":{"name":"Acme","description":"Shop"}}""";
        await using var bench = await Bench.StartAsync(new() { RcsCanBeChanged = true, NameChanges = NameChanges.Review });
        (await bench.Stack.UpAsync(agent)).Well();
        (await bench.Stack.UpAsync(agent.Replace("Acme", "Acme Ltd", StringComparison.Ordinal))).Well()
            .Wrote("POST", """{"profile":{"description":"Shop","name":"Acme Ltd"}}""");
    }

    [Fact]
    public async Task A_name_has_255_characters_at_most()
    {
        await using var bench = await Bench.StartAsync();
        var preview = await bench.Stack.PreviewAsync(Bench.Plain.Replace("Acme", new string('x', 256), StringComparison.Ordinal));
        Assert.Equal("profile.name must have 255 characters at most.", Assert.Single(preview.Failures).Reason);
    }
}
