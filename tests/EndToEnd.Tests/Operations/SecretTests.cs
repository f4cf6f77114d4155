using System.Text.Json.Nodes;
using Demo.Stage;
using EndToEnd.Tests.Harness;
using TwilioEmulator;
using TwilioEmulator.Control;
using TwilioEmulator.Model;

namespace EndToEnd.Tests.Operations;

/// <summary>Where secrets must not be: in the state, in what commands print, log lines of the plugin among it, in errors of calls.</summary>
public sealed class SecretTests(Stacks stacks) : IClassFixture<Stacks>
{
    const string Code = "84027159";
    const string CallbackPassword = "owls-hunt-at-night";

    [Fact]
    public async Task Secrets_of_configuration_and_program_are_kept_as_ciphertext_and_never_shown()
    {
        var senderId = "whatsapp:+15017122301";
        stacks.Twilio.Senders.SetPath(senderId, StatusPath.Verification with { VerificationCode = Code });
        var stack = await OpenAsync(senderId);
        await stack.DoneAsync("preview", "--diff");
        await stack.DoneAsync("up", "--yes", "--diff");
        await stack.SetSecretAsync("verificationCode", Code);
        await stack.DoneAsync("up", "--yes", "--diff");
        await stack.IsSettledAsync();
        Assert.Equal(SenderStatus.Online, stacks.Twilio.Senders.Find(senderId)!.Status);

        var (provider, sender) = (stack.State.Provider!, stack.State.Sender!);
        Assert.True(StackState.IsCiphertext(provider["inputs"]?["authToken"]));
        Assert.True(StackState.IsCiphertext(provider["inputs"]?["apiSecret"]));
        Assert.True(StackState.IsCiphertext(sender["inputs"]?["configuration"]?["verificationCode"]));
        Assert.True(StackState.IsCiphertext(sender["inputs"]?["webhook"]?["callbackUrl"]));
        NothingShown(stack);
        await stack.DoneAsync("destroy", "--yes");
        NothingShown(stack);
    }

    [Fact]
    public async Task Failures_do_not_repeat_secrets_that_Twilio_says_back()
    {
        var senderId = "whatsapp:+15017122302";
        stacks.Twilio.Faults.Add(new("POST")
        {
            Answer = Reply.Error(400, 63100, $"callback_url https://twilio:{CallbackPassword}@www.example.com/in is not good"),
        });
        var stack = await OpenAsync(senderId);
        var up = await stack.RunAsync("up", "--yes", "--skip-preview");
        Assert.NotEqual(0, up.ExitCode);
        Assert.Contains("63100", up.Output, StringComparison.Ordinal);
        NothingShown(stack);
    }

    [Fact]
    public async Task Credentials_of_the_environment_are_in_no_state()
    {
        var stack = await stacks.OpenAsync("whatsapp-sender", new()
        {
            ["twilio:pollInterval"] = "0.05", ["phoneNumber"] = "+15017122303", ["displayName"] = "Owl Support", ["callbackUrl"] = "https://www.example.com/in",
        });
        stack.Project.Environment["TWILIO_ACCOUNT_SID"] = EmulatorOptions.DefaultAccountSid;
        stack.Project.Environment["TWILIO_AUTH_TOKEN"] = EmulatorOptions.DefaultAuthToken;
        stack.Project.Environment["TWILIO_SENDERS_BASE_URL"] = stacks.Twilio.BaseUrl.AbsoluteUri;
        await stack.DoneAsync("up", "--yes");
        foreach (var side in new[] { "inputs", "outputs" })
            Assert.Empty(((JsonObject)stack.State.Provider![side]!).Select(entry => entry.Key).Intersect(["accountSid", "authToken", "baseUrl"]));
        NothingShown(stack);
        Assert.DoesNotContain(EmulatorOptions.DefaultAuthToken, await File.ReadAllTextAsync(stack.ExchangeFile), StringComparison.Ordinal);
    }

    Task<StackUnderTest> OpenAsync(string senderId) => stacks.OpenAsync(
        "whatsapp-sender",
        new()
        {
            ["twilio:baseUrl"] = stacks.Twilio.BaseUrl.AbsoluteUri, ["twilio:pollInterval"] = "0.05",
            ["twilio:accountSid"] = EmulatorOptions.DefaultAccountSid, ["twilio:apiKey"] = EmulatorOptions.DefaultApiKey,
            ["phoneNumber"] = senderId["whatsapp:".Length..], ["displayName"] = "Owl Support",
        },
        new()
        {
            ["twilio:authToken"] = EmulatorOptions.DefaultAuthToken, ["twilio:apiSecret"] = EmulatorOptions.DefaultApiSecret,
            ["callbackUrl"] = $"https://twilio:{CallbackPassword}@www.example.com/in",
        });

    static void NothingShown(StackUnderTest stack)
    {
        var secrets = new SecretSearch();
        secrets.AddLogin("auth token", EmulatorOptions.DefaultAccountSid, EmulatorOptions.DefaultAuthToken);
        secrets.AddLogin("API secret", EmulatorOptions.DefaultApiKey, EmulatorOptions.DefaultApiSecret);
        secrets.Add("verification code", Code);
        secrets.Add("callback password", CallbackPassword);
        var log = File.ReadLines(stack.ExchangeFile).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.NotEmpty(log);
        Assert.NotEmpty(stack.KeptFiles);
        Assert.Empty(secrets.In("what commands printed", stack.Output));
        Assert.Empty(secrets.In("errors of calls", string.Join('\n', log.Select(line => line["errors"]))));
        Assert.Empty(secrets.InFiles(stack.KeptFiles));
    }
}
