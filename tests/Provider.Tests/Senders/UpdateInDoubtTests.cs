using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Control;

namespace Provider.Tests.Senders;

/// <summary>
/// An update that Twilio may have taken and whose end nobody saw. What was sent is remembered, so that the next update
/// completes it, or takes it back when the program was put back.
/// </summary>
public sealed class UpdateInDoubtTests
{
    private const string Wrong = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"webhook":{"callbackUrl":"https://wrong.example/in"}}""";
    private const string Address = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme","address":"1 Main St"}}""";

    private static readonly Reply Unreadable = Reply.Html(200);

    public static TheoryData<string, bool> Ends => new()
    {
        { "unreadable", false }, { "unreadable", true }, { "broken", false }, { "broken", true },
        { "late", false }, { "late", true }, { "unseen", false }, { "unseen", true },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_program_that_is_put_back_repairs_what_Twilio_has(string end, bool refreshes)
    {
        await using var bench = await UpAsync(Bench.Plain);
        await InDoubtAsync(bench, Wrong, end);
        Assert.Equal("https://wrong.example/in", Stored(bench, "webhook", "callback_url"));
        if (refreshes)
            Assert.Equal("webhook.callbackUrl", (await bench.Stack.RefreshAsync()).Well().Changed);
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal("webhook.callbackUrl", up.Changed);
        Assert.Null(Stored(bench, "webhook", "callback_url"));
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(Bench.Plain)).Well().Step);
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task The_same_program_completes_it(string end, bool refreshes)
    {
        await using var bench = await UpAsync(Bench.Plain);
        await InDoubtAsync(bench, Wrong, end);
        if (refreshes)
            (await bench.Stack.RefreshAsync()).Well();
        (await bench.Stack.UpAsync(Wrong)).Well();
        Assert.Equal("https://wrong.example/in", Stored(bench, "webhook", "callback_url"));
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(Wrong)).Well().Step);
    }

    [Fact]
    public async Task The_next_process_repairs_it_as_well()
    {
        await using var bench = await UpAsync(Bench.Plain);
        await InDoubtAsync(bench, Wrong, "unreadable");
        await using var other = await Bench.StartAsync();
        await other.Plugin.ConfigureAsync(PropertyText.Read(
            $$"""{"baseUrl":"{{bench.Twilio.BaseUrl}}","accountSid":"{{EmulatorOptions.DefaultAccountSid}}","authToken":"{{EmulatorOptions.DefaultAuthToken}}"}"""));
        other.Stack.State = bench.Stack.State;
        (await other.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Null(Stored(bench, "webhook", "callback_url"));
    }

    [Fact]
    public async Task What_was_cleared_comes_back_with_the_program()
    {
        await using var bench = await UpAsync(Address);
        await InDoubtAsync(bench, Bench.Plain, "unreadable");
        Assert.Null(Stored(bench, "profile", "address"));
        (await bench.Stack.UpAsync(Address)).Well();
        Assert.Equal("1 Main St", Stored(bench, "profile", "address"));
    }

    [Fact]
    public async Task A_doubt_on_top_of_a_doubt_is_mended_whole()
    {
        await using var bench = await UpAsync(Bench.Plain);
        await InDoubtAsync(bench, Address, "unreadable");
        await InDoubtAsync(bench, Wrong, "unreadable");
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Null(Stored(bench, "profile", "address"));
        Assert.Null(Stored(bench, "webhook", "callback_url"));
    }

    [Fact]
    public async Task A_refusal_of_the_next_update_forgets_no_doubt()
    {
        await using var bench = await UpAsync(Bench.Plain);
        await InDoubtAsync(bench, Address, "unreadable");
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Error(400, 63100, "webhook.callback_url is not reachable") });
        (await bench.Stack.UpAsync(Wrong)).FailedWith(Grpc.Core.StatusCode.InvalidArgument);
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Null(Stored(bench, "profile", "address"));
    }

    [Fact]
    public async Task A_refusal_after_a_lost_answer_is_still_a_doubt()
    {
        await using var bench = await UpAsync(Bench.Plain);
        bench.Twilio.Faults.Add(new("POST") { Commits = true, Answer = Reply.Unavailable });
        bench.Twilio.Faults.Add(new("POST") { Nth = 2, Answer = Reply.Error(400, 63100, "Invalid") });
        Assert.Contains("Nobody knows whether Twilio took the request.", (await bench.Stack.UpAsync(Address)).Reasons[0], StringComparison.Ordinal);
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Null(Stored(bench, "profile", "address"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_ignored_from_then_on_is_left_as_Twilio_has_it(bool refreshes)
    {
        await using var bench = await UpAsync(Address);
        var moved = Address.Replace("1 Main", "2 Side", StringComparison.Ordinal);
        await InDoubtAsync(bench, moved, "unseen");
        bench.Stack.IgnoreChanges = ["profile.address"];
        bench.Stack.IsStale = true;
        if (refreshes)
            Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        Assert.Empty((await bench.Stack.UpAsync(Address)).Well().Writes);
        var renamed = Address.Replace("Acme", "Acme Ltd", StringComparison.Ordinal);
        (await bench.Stack.UpAsync(renamed)).Well().Wrote("POST", """{"profile":{"name":"Acme Ltd"}}""");
        Assert.Equal("2 Side St", Stored(bench, "profile", "address"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_Voice_application_whose_sending_is_in_doubt_is_taken_back_or_sent_again(bool isTaken)
    {
        const string voice = """
            {"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"configuration":{"voiceApplicationSid":"AP0123456789abcdef0123456789abcdef"}}
            """;
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST", "*/XE*") { Times = null, Commits = isTaken, Answer = Unreadable });
        Assert.Contains("Nobody knows whether Twilio took the request.", (await bench.Stack.UpAsync(voice)).Reasons[0], StringComparison.Ordinal);
        bench.Twilio.Faults.Clear();
        (await bench.Stack.UpAsync(isTaken ? Bench.Plain : voice)).Well();
        Assert.Equal(isTaken ? null : "AP0123456789abcdef0123456789abcdef", Stored(bench, "configuration", "voice_application_sid"));
    }

    private static async Task<Bench> UpAsync(string program)
    {
        var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(program)).Well();
        return bench;
    }

    /// <summary>Twilio takes the change, and the answer is lost in one way or another.</summary>
    private static async Task InDoubtAsync(Bench bench, string program, string end)
    {
        var gate = new Gate();
        bench.Twilio.Faults.Add(new("POST")
        {
            Times = null, Commits = true, Gate = end == "late" ? gate : null, Answer = end is "broken" or "unseen" ? new Drop() : Unreadable,
        });
        if (end == "unseen")
            bench.Twilio.Faults.Add(new("GET", "*/XE*") { Nth = 2, Times = null, Answer = Reply.Error(403, 20403, "Forbidden") });
        bench.Stack.Timeout = end == "late" ? 20 : 0;
        var upping = bench.Stack.UpAsync(program);
        if (end == "late")
        {
            await gate.Arrived;
            bench.Clock.Advance(TimeSpan.FromSeconds(21));
            await gate.Deserted;
        }

        Assert.Contains("Nobody knows whether Twilio took the request.", (await upping).Reasons[0], StringComparison.Ordinal);
        bench.Stack.Timeout = 0;
        bench.Twilio.Faults.Clear();
    }

    private static string? Stored(Bench bench, string block, string field) => (string?)bench.Sender().Resource[block]?[field];
}
