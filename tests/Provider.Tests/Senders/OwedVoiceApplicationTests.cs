using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Control;
using TwilioEmulator.Model;

namespace Provider.Tests.Senders;

/// <summary>
/// A Voice application that comes too early may be refused, taken or dropped. Whichever it is, the sender has it once it is
/// online, and the program may change its mind before.
/// </summary>
public sealed class OwedVoiceApplicationTests
{
    private const string First = "AP0123456789abcdef0123456789abcdef";
    private const string Second = "AP00000000000000000000000000000000";

    private const string WithVoice = """
        {"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"configuration":{"voiceApplicationSid":"AP0123456789abcdef0123456789abcdef"}}
        """;

    private static readonly string WithSecond = WithVoice.Replace(First, Second, StringComparison.Ordinal);

    private static readonly string WithCode = WithVoice.Replace("{\"voice", "{\"verificationCode\":{\"$secret\":\"123456\"},\"voice", StringComparison.Ordinal);

    public static TheoryData<VoiceBeforeOnline> Ways => [VoiceBeforeOnline.Refused, VoiceBeforeOnline.Taken, VoiceBeforeOnline.Dropped];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_create_ends_with_it_in_place(VoiceBeforeOnline how)
    {
        await using var bench = await StartAsync(how, StatusPath.WhatsApp);
        Assert.Empty((await bench.Stack.UpAsync(WithVoice)).Well().Warnings);
        await SettledAsync(bench, WithVoice, First);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_update_that_brings_the_code_gives_it(VoiceBeforeOnline how)
    {
        await using var bench = await StartAsync(how, StatusPath.Verification);
        (await bench.Stack.UpAsync(WithVoice)).Well();
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        (await bench.Stack.UpAsync(WithCode)).Well();
        await SettledAsync(bench, WithCode, First);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_sender_that_comes_online_by_itself_gets_it_after_a_refresh(VoiceBeforeOnline how)
    {
        await using var bench = await StartAsync(how, StatusPath.Verification);
        (await bench.Stack.UpAsync(WithVoice)).Well();
        bench.Twilio.Senders.SetPath(Bench.Number, StatusPath.Of("ONLINE"));
        (await bench.Stack.RefreshAsync()).Well();
        (await bench.Stack.UpAsync(WithVoice)).Well();
        await SettledAsync(bench, WithVoice, First);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Another_one_that_is_declared_before_the_sender_is_online_is_the_one_it_gets(VoiceBeforeOnline how)
    {
        await using var bench = await StartAsync(how, StatusPath.Verification);
        (await bench.Stack.UpAsync(WithVoice)).Well();
        (await bench.Stack.UpAsync(WithSecond)).Well();
        (await bench.Stack.UpAsync(WithCode.Replace(First, Second, StringComparison.Ordinal))).Well();
        await SettledAsync(bench, WithCode.Replace(First, Second, StringComparison.Ordinal), Second);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task One_that_is_taken_out_again_is_not_given(VoiceBeforeOnline how)
    {
        await using var bench = await StartAsync(how, StatusPath.Verification);
        (await bench.Stack.UpAsync(WithVoice)).Well();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        bench.Twilio.Senders.SetPath(Bench.Number, StatusPath.Of("ONLINE"));
        await SettledAsync(bench, Bench.Plain, null);
    }

    [Fact]
    public async Task One_that_was_never_given_is_not_cleared_so_that_nothing_else_is_refused_for_it()
    {
        await using var bench = await StartAsync(VoiceBeforeOnline.Refused, StatusPath.Verification);
        (await bench.Stack.UpAsync(WithVoice)).Well();
        var up = (await bench.Stack.UpAsync("""{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"configuration":{"accountType":"ISV"}}""")).Well();
        up.Wrote("POST", """{"configuration":{"account_type":"ISV"}}""");
    }

    [Fact]
    public async Task A_create_that_the_engine_repeats_does_not_lose_it()
    {
        await using var bench = await StartAsync(VoiceBeforeOnline.Refused, StatusPath.Of("CREATING"));
        bench.Stack.Timeout = 60;
        Assert.NotEmpty((await bench.Stack.UpAsync(WithVoice)).Reasons);
        bench.Stack.State = null;
        bench.Twilio.Senders.SetPath(Bench.Number, StatusPath.Of("ONLINE"));
        // That the number is taken counts more for Twilio than what else is wrong.
        bench.Twilio.Faults.Add(new("POST", "/v2/Channels/Senders") { Times = null, Answer = Reply.Error(409, 63100, "sender_id provided already exists") });
        (await bench.Stack.UpAsync(WithVoice)).Well();
        await SettledAsync(bench, WithVoice, First);
    }

    [Fact]
    public async Task A_refusal_that_is_not_for_its_sake_is_told_as_it_is()
    {
        await using var bench = await StartAsync(VoiceBeforeOnline.Refused, StatusPath.WhatsApp);
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Error(400, 63101, "waba_id provided is not valid or unable to be used") });
        bench.Twilio.Faults.Add(new("POST") { Nth = 2, Answer = Reply.Error(400, 63100, "The second refusal") });
        var up = await bench.Stack.UpAsync(WithVoice);
        Assert.Contains("waba_id provided is not valid", up.FailedWith(Grpc.Core.StatusCode.InvalidArgument), StringComparison.Ordinal);
        Assert.Equal([First, null], up.Writes.Select(w => (string?)w.Body!["configuration"]?["voice_application_sid"]));
    }

    private static async Task<Bench> StartAsync(VoiceBeforeOnline how, StatusPath path)
    {
        var bench = await Bench.StartAsync(new EmulatorOptions { VoiceBeforeOnline = how, WhatsAppPath = path });
        // A preview can't know whether Twilio takes it.
        bench.Stack.IsStale = true;
        return bench;
    }

    private static async Task SettledAsync(Bench bench, string program, string? voice)
    {
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        Assert.Equal("ONLINE", bench.Sender().Status);
        Assert.Equal(voice, (string?)bench.Sender().Resource["configuration"]?["voice_application_sid"]);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(program)).Well().Step);
    }
}
