using Provider.Tests.Front;
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
