using Provider.Tests.Front;
using TwilioEmulator.Control;
using TwilioEmulator.Model;

namespace Provider.Tests.Senders;

public sealed class VoiceApplicationTests
{
    private const string WithVoice = """
        {"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"configuration":{"voiceApplicationSid":"AP0123456789abcdef0123456789abcdef"}}
        """;

    [Fact]
    public async Task A_create_gives_the_Voice_application_once_the_sender_is_online()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(WithVoice)).Well();
        Truth.Holds(WithVoice, bench);
        Assert.Equal("ONLINE", bench.Sender().Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_create_that_broke_off_leaves_the_Voice_application_to_the_next_update(bool refreshes)
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Times = null, Answer = Reply.Error(403, 20403, "Forbidden") });
        Assert.NotEmpty((await bench.Stack.UpAsync(WithVoice)).Reasons);
        bench.Twilio.Faults.Clear();
        if (refreshes)
        {
            bench.Twilio.Senders.SetPath(Bench.Number, StatusPath.Of("ONLINE"));
            await bench.Stack.RefreshAsync();
        }

        (await bench.Stack.UpAsync(WithVoice)).Well();
        Truth.Holds(WithVoice, bench);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(WithVoice)).Well().Step);
    }

    [Fact]
    public async Task A_Voice_application_that_had_to_wait_is_sent_once_a_refresh_shows_the_sender_online()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification);
        bench.Stack.IsStale = true;
        (await bench.Stack.UpAsync(WithVoice)).Well();
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(WithVoice)).Well().Step);
        (await bench.Stack.UpAsync(WithVoice.Replace("Acme", "Acme Ltd", StringComparison.Ordinal))).Well();
        bench.Twilio.Senders.SetPath(Bench.Number, StatusPath.Of("ONLINE"));
        (await bench.Stack.RefreshAsync()).Well();
        var up = (await bench.Stack.UpAsync(WithVoice.Replace("Acme", "Acme Ltd", StringComparison.Ordinal))).Well();
        Assert.Equal("configuration.voiceApplicationSid", up.Changed);
        up.Wrote("POST", """{"configuration":{"voice_application_sid":"AP0123456789abcdef0123456789abcdef"}}""");
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(WithVoice.Replace("Acme", "Acme Ltd", StringComparison.Ordinal))).Well().Step);
    }

    [Fact]
    public async Task A_Voice_application_that_Twilio_refuses_for_good_is_an_error_until_it_takes_it()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST", "*/XE*") { Answer = Reply.Error(400, 63100, "voice_application_sid needs a messaging limit of 2,000") });
        var up = await bench.Stack.UpAsync(WithVoice);
        Assert.Contains("needs a messaging limit of 2,000", up.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(bench.Sender().Sid, up.State!.Id);
        (await bench.Stack.UpAsync(WithVoice)).Well();
        Truth.Holds(WithVoice, bench);
    }

    [Fact]
    public async Task A_sender_that_waits_for_its_code_gets_the_Voice_application_later_and_the_user_is_told()
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification);
        // The preview can't know that Twilio will not take it yet.
        bench.Stack.IsStale = true;
        var up = (await bench.Stack.UpAsync(WithVoice)).Well();
        Assert.Contains(up.Warnings, w => w.Contains("voiceApplicationSid", StringComparison.Ordinal) && w.Contains("online", StringComparison.Ordinal));
        var withCode = WithVoice.Replace("{\"voice", "{\"verificationCode\":{\"$secret\":\"123456\"},\"voice", StringComparison.Ordinal);
        (await bench.Stack.UpAsync(withCode)).Well();
        Truth.Holds(withCode, bench);
    }
}
