using TwilioEmulator.Model;
using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;

namespace TwilioEmulator.Tests.Api;

public sealed class AccessTests
{
    const string List = Collection + "?Channel=whatsapp";
    const string OtherSid = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    static EmulatorOptions TwoAccounts => new()
    {
        Accounts = [EmulatorOptions.DefaultAccount, new(OtherSid, "other-token") { ParentSid = EmulatorOptions.DefaultAccountSid }],
    };

    [Theory]
    [InlineData("AC0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210", 200)]
    [InlineData("SK0123456789abcdef0123456789abcdef", "emulator-api-key-secret-of-32-ch", 200)]
    [InlineData("AC0123456789abcdef0123456789abcdef", "wrong", 401)]
    [InlineData("AC0123456789abcdef0123456789abcdef", "", 401)]
    [InlineData("SK0123456789abcdef0123456789abcdef", "wrong", 401)]
    [InlineData("ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "other-token", 200)]
    [InlineData("ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "fedcba9876543210fedcba9876543210", 200)]
    [InlineData("AC0123456789abcdef0123456789abcdef", "other-token", 401)]
    [InlineData("ACffffffffffffffffffffffffffffffff", "fedcba9876543210fedcba9876543210", 401)]
    public async Task Only_the_right_pair_of_user_and_password_opens_an_account(string user, string password, int status)
    {
        await using var emulation = await StartAsync(TwoAccounts);
        emulation.SignIn(user, password);
        Assert.Equal(status, (await emulation.GetAsync(List)).Status);
    }

    [Fact]
    public async Task A_request_without_credentials_is_refused_in_Twilios_words()
    {
        await using var emulation = await StartAsync();
        emulation.SignOut();
        var answer = await emulation.GetAsync(List);
        answer.IsError(401, 20003, "Authenticate");
        Assert.Equal("Basic realm=\"Twilio API\"", answer.Headers["WWW-Authenticate"]);
    }

    [Fact]
    public async Task Senders_of_another_account_are_not_there()
    {
        await using var emulation = await StartAsync(TwoAccounts);
        var sender = await emulation.CreateAsync();
        emulation.SignIn(OtherSid, "other-token");
        Assert.Equal(404, (await emulation.GetAsync(sender)).Status);
        Assert.Equal(404, (await emulation.DeleteAsync(sender)).Status);
        Answer.IsJson("[]", (await emulation.GetAsync(List)).Json["senders"]);
    }

    [Theory]
    [InlineData("AC0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210")]
    [InlineData("ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "other-token")]
    public async Task A_sender_id_that_exists_in_any_account_is_a_conflict(string user, string password)
    {
        await using var emulation = await StartAsync(TwoAccounts);
        await emulation.CreateAsync();
        emulation.SignIn(user, password);
        var answer = await emulation.PostAsync(Collection, """{"sender_id":"whatsapp:+15017122661","profile":{"name":"Again"}}""");
        answer.IsError(409, 63100, "sender_id provided already exists");
    }

    [Fact]
    public async Task Of_many_creates_of_one_sender_id_at_the_same_time_one_wins()
    {
        // The winner takes its time between the look for duplicates and the sender's coming into being.
        await using var emulation = await StartAsync(beforeNaming: prefix => Thread.SpinWait(prefix == "XE" ? 20_000_000 : 0));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            emulation.PostAsync(Collection, """{"sender_id":"whatsapp:+15017122661","profile":{"name":"A"}}""")));
        Assert.Equal([202, 409, 409, 409, 409, 409], answers.Select(answer => answer.Status).Order());
        Assert.Single(emulation.Server.Senders.All);
    }

    [Theory]
    [InlineData("/v2/channels/senders")]
    [InlineData("/v2/Channels/Senders/")]
    [InlineData("/v2/Channels/senders/XE00000000000000000000000000000001")]
    [InlineData("/v2/Channels/Senders/xe00000000000000000000000000000001")]
    [InlineData("/v2/Channels/Senders/XE00000000000000000000000000000001/More")]
    [InlineData("/v1/Channels/Senders")]
    [InlineData("/")]
    public async Task Paths_are_case_sensitive_and_unknown_ones_not_found(string path)
    {
        await using var emulation = await StartAsync();
        emulation.Seed();
        (await emulation.GetAsync(path)).IsError(404, 20404, $"The requested resource {path} was not found");
    }

    [Theory]
    [InlineData("PUT", Collection)]
    [InlineData("DELETE", Collection)]
    [InlineData("PATCH", Collection + "/" + FirstSid)]
    [InlineData("PUT", Collection + "/" + FirstSid)]
    public async Task Methods_the_api_does_not_have_are_refused(string method, string path)
    {
        await using var emulation = await StartAsync();
        emulation.Seed();
        (await emulation.SendAsync(method, path, "{}")).IsError(405, 20004, "Method not allowed");
    }

    [Fact]
    public async Task Every_answer_carries_a_request_id()
    {
        await using var emulation = await StartAsync();
        Assert.Equal("RQ00000000000000000000000000000001", (await emulation.GetAsync(List)).Headers["Twilio-Request-Id"]);
        Assert.Equal("RQ00000000000000000000000000000002", (await emulation.GetAsync("/nowhere")).Headers["Twilio-Request-Id"]);
    }

    [Fact]
    public async Task Each_account_has_its_own_default_waba()
    {
        await using var emulation = await StartAsync(TwoAccounts);
        var first = await emulation.PostAsync(Collection, """{"sender_id":"whatsapp:+15017122661","profile":{"name":"A"}}""");
        emulation.SignIn(OtherSid, "other-token");
        var second = await emulation.PostAsync(Collection, """{"sender_id":"whatsapp:+15017122662","profile":{"name":"B"}}""");
        Assert.Matches("^[0-9]{15}$", (string?)first.Json["configuration"]!["waba_id"]);
        Assert.NotEqual((string?)first.Json["configuration"]!["waba_id"], (string?)second.Json["configuration"]!["waba_id"]);
    }

    [Fact]
    public async Task An_account_with_a_malformed_sid_is_refused()
    {
        await using var emulation = await StartAsync();
        Assert.Throws<ArgumentException>(() => emulation.Server.Accounts.Add(new("AC1", "token")));
        Assert.Throws<ArgumentException>(() => emulation.Server.Accounts.Add(
            EmulatorOptions.DefaultAccount with { ApiKeys = [new ApiKey("SK1", "secret")] }));
    }
}
