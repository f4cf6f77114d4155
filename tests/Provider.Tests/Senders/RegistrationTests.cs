using Grpc.Core;
using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Control;

namespace Provider.Tests.Senders;

public sealed class RegistrationTests
{
    [Fact]
    public async Task A_create_whose_answer_is_lost_is_found_and_not_sent_again()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Commits = true, Answer = new Drop() });
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Single(up.Writes);
        Assert.Equal(bench.Sender().Sid, up.State!.Id);
        Assert.Contains(up.Warnings, w => w.Contains("it is taken for the one that was asked for", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_create_that_stays_in_doubt_says_so_and_is_never_sent_twice(bool drop)
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Answer = drop ? new Drop() : Reply.PlainServerError });
        var up = await bench.Stack.UpAsync(Bench.Plain);
        var message = up.FailedWith(StatusCode.Unknown);
        Assert.Contains("Nobody knows whether Twilio took it: its list doesn't show whatsapp:+15017122661 so far. Run the update again.", message, StringComparison.Ordinal);
        Assert.EndsWith("pulumi import twilio:messaging:Sender support whatsapp:+15017122661", message, StringComparison.Ordinal);
        Assert.Single(up.Writes);
        Assert.Null(up.State);
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Single(bench.Twilio.Senders.All);
    }

    [Fact]
    public async Task A_number_that_is_taken_is_not_adopted_but_the_way_to_import_it_is_told()
    {
        await using var bench = await Bench.StartAsync();
        var other = new Stack(bench.Plugin, bench.Twilio, bench.Engine, "sales");
        (await other.UpAsync(Bench.Plain)).Well();
        var message = (await bench.Stack.UpAsync(Bench.Plain)).FailedWith(StatusCode.AlreadyExists);
        Assert.Contains($"pulumi import twilio:messaging:Sender support {bench.Sender().Sid}", message, StringComparison.Ordinal);
        Assert.Contains("63100", message, StringComparison.Ordinal);
        Assert.Null(bench.Stack.State);
    }

    [Fact]
    public async Task A_second_create_for_the_same_resource_goes_on_from_the_first()
    {
        await using var bench = await Bench.StartOnAsync(TwilioEmulator.Model.StatusPath.Of("CREATING"));
        bench.Stack.Timeout = 60;
        var sid = (await bench.Stack.UpAsync(Bench.Plain)).State!.Id;
        // What an error hook with retries asks for: the create again, in the same process.
        bench.Stack.State = null;
        bench.Twilio.Senders.SetPath(Bench.Number, TwilioEmulator.Model.StatusPath.Of("ONLINE"));
        var again = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal(sid, again.State!.Id);
        Assert.Contains(again.Warnings, w => w.Contains("was registered earlier in this run", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_create_whose_list_cannot_be_read_either_leaves_the_way_to_import_it()
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions(), """{"maxRetries":0}""");
        bench.Twilio.Faults.Add(new("POST") { Commits = true, Answer = new Drop() });
        bench.Twilio.Faults.Add(new("GET", "/v2/Channels/Senders") { Nth = 2, Answer = Reply.Unavailable });
        Assert.EndsWith("pulumi import twilio:messaging:Sender support whatsapp:+15017122661",
            (await bench.Stack.UpAsync(Bench.Plain)).FailedWith(StatusCode.Unknown), StringComparison.Ordinal);
        Assert.EndsWith($"pulumi import twilio:messaging:Sender support {bench.Sender().Sid}",
            (await bench.Stack.UpAsync(Bench.Plain)).FailedWith(StatusCode.AlreadyExists), StringComparison.Ordinal);
        (await bench.Stack.ImportAsync(Bench.Number)).Well();
    }

    [Fact]
    public async Task Too_many_requests_are_waited_out_even_for_a_create()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Times = 2, Answer = Reply.TooManyRequests(TimeSpan.FromSeconds(17)) });
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal([17, 17], bench.Clock.Pauses.Take(2).Select(p => p.TotalSeconds));
        Assert.Contains("Twilio answered 429, trying again in 17 s (repetition 1)", up.StatusLines);
    }

    [Fact]
    public async Task A_refused_create_tells_what_Twilio_said_and_leaves_nothing_in_the_state()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Error(400, 63101, "waba_id provided is not valid or unable to be used") });
        var up = await bench.Stack.UpAsync(Bench.Plain);
        var message = up.FailedWith(StatusCode.InvalidArgument);
        Assert.Contains("waba_id provided is not valid or unable to be used", message, StringComparison.Ordinal);
        Assert.Contains("Twilio error 63101, HTTP 400, https://www.twilio.com/docs/errors/63101", message, StringComparison.Ordinal);
        Assert.Contains("request RQ", message, StringComparison.Ordinal);
        Assert.Contains("Check configuration.wabaId", message, StringComparison.Ordinal);
        Assert.Null(up.State);
    }

    [Fact]
    public async Task What_says_nothing_is_not_sent()
    {
        await using var bench = await Bench.StartAsync();
        var up = await bench.Stack.UpAsync(
            """{"senderId":"whatsapp:+15017122661","configuration":{"accountType":""},"webhook":{},"profile":{"name":"Acme","about":"","emails":[]}}""");
        up.Well().Wrote("POST", """{"sender_id":"whatsapp:+15017122661","profile":{"name":"Acme"}}""");
    }

    [Fact]
    public async Task An_answer_without_a_sid_leaves_no_orphan()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Answer = new Rewrite { Remove = ["/sid"] } });
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Single(up.Writes);
        Assert.Equal(bench.Sender().Sid, up.State!.Id);
    }

    [Fact]
    public async Task Cancel_while_waiting_for_another_registration_sends_nothing()
    {
        await using var bench = await Bench.StartAsync();
        bench.Clock.Freeze();
        var first = bench.Stack.UpAsync(Bench.Plain);
        await bench.Clock.PauseTaken;
        var other = new Stack(bench.Plugin, bench.Twilio, bench.Engine, "sales");
        var second = other.CreateAsync("""{"senderId":"whatsapp:+15017122662","profile":{"name":"Acme"}}""");
        await bench.Engine.HeardAsync("waiting for other registrations (place 1)");
        await bench.Plugin.CancelAsync();
        Assert.NotEmpty((await first).Reasons);
        var failure = await Assert.ThrowsAsync<RpcException>(() => second);
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        Assert.Null(bench.Sender(Bench.OtherNumber));
    }
}
