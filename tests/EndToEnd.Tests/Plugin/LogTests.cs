using Demo.Stage;
using EndToEnd.Tests.Harness;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;
using TwilioEmulator;
using TwilioEmulator.Control;
using TwilioEmulator.Model;

namespace EndToEnd.Tests.Plugin;

public sealed class LogTests
{
    const string Urn = "urn:pulumi:dev::project::twilio:messaging:Sender::support";
    const string Code = "84027159";
    const string SecretUrl = "https://twilio:owls-hunt-at-night@www.example.com/in";

    [Fact]
    public async Task No_line_to_the_engine_and_no_error_holds_a_secret()
    {
        await using var twilio = await EmulatorServer.StartAsync(new() { WhatsAppPath = StatusPath.Verification with { VerificationCode = Code } });
        await using var engine = await EngineDouble.StartAsync();
        await using var plugin = await PluginUnderTest.StartAsync("--logtostderr", "-v=9", engine.Address);
        await plugin.ConfigureAsync(Settings.Of(twilio));
        twilio.Faults.Add(new("POST") { Answer = Reply.TooManyRequests(TimeSpan.Zero) });
        var created = await plugin.Calls.CreateAsync(new CreateRequest { Urn = Urn, Type = "twilio:messaging:Sender", Name = "support", Properties = Inputs() });
        twilio.Faults.Add(new("POST") { Answer = Reply.Error(400, 63100, $"{SecretUrl} or {Code} or {EmulatorOptions.DefaultAuthToken} is not good") });
        var update = new UpdateRequest
        {
            Id = created.Id, Urn = Urn, Type = "twilio:messaging:Sender", Name = "support",
            Olds = created.Properties, OldInputs = Inputs(), News = Inputs(Code),
        };
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await plugin.Calls.UpdateAsync(update));
        var updated = await plugin.Calls.UpdateAsync(update);
        await plugin.Calls.CancelAsync(new());
        Assert.Equal(new PluginEnd(0, "", ""), await plugin.StopAsync());

        Assert.Equal("ONLINE", updated.Properties.Fields["status"].StringValue);
        Assert.Contains("63100", refused.ToString(), StringComparison.Ordinal);
        Assert.Contains(engine.Lines, line => line.Severity == LogSeverity.Warning);
        Assert.Contains(engine.Lines, line => line.Ephemeral);
        Assert.Empty(Secrets().In("log lines", string.Join('\n', engine.Lines)));
        Assert.Empty(Secrets().In("the error", refused.ToString()));
    }

    static SecretSearch Secrets()
    {
        var secrets = new SecretSearch();
        secrets.AddLogin("the auth token", EmulatorOptions.DefaultAccountSid, EmulatorOptions.DefaultAuthToken);
        secrets.Add("the verification code", Code);
        secrets.Add("the URL's password", "owls-hunt-at-night");
        return secrets;
    }

    static Struct Inputs(string? code = null) => Struct.Parser.ParseJson($$"""
        {
          "senderId": "whatsapp:+15017122661",
          "profile": {"name": "Owl Support"},
          "webhook": {"callbackUrl": {{Secret(SecretUrl)}}},
          "configuration": { {{(code is null ? "" : $"\"verificationCode\": {Secret(code)}")}} }
        }
        """);

    static string Secret(string value) =>
        $$"""{"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "{{value}}"}""";
}
