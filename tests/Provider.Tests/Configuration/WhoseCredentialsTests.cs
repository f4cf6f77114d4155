using Grpc.Core;
using Provider.Tests.Front;
using Pulumirpc;
using TwilioEmulator;
using TwilioEmulator.Model;

namespace Provider.Tests.Configuration;

/// <summary>What is configured says which account it is; nothing in the environment can take a program to another.</summary>
public sealed class WhoseCredentialsTests
{
    private const string Sid = EmulatorOptions.DefaultAccountSid;
    private const string Token = EmulatorOptions.DefaultAuthToken;
    private const string OtherKey = "SKdddddddddddddddddddddddddddddddd";
    private const string OtherKeySecret = "the-other-key-s-secret-of-32-chr";

    private static readonly Account Other = new("AC" + new string('b', 32), new string('c', 32)) { ApiKeys = [new(OtherKey, OtherKeySecret)] };

    private static readonly (string Name, string Value)[] KeyOfAnother = [("TWILIO_API_KEY", OtherKey), ("TWILIO_API_SECRET", OtherKeySecret)];

    [Theory]
    [InlineData($$"""{"accountSid":"{{Sid}}"}""")]
    [InlineData($$"""{"authToken":"{{Token}}"}""")]
    [InlineData($$"""{"accountSid":"{{Sid}}","authToken":"{{Token}}"}""")]
    public async Task A_configured_account_is_not_left_for_an_API_key_of_the_environment(string settings)
    {
        var environment = KeyOfAnother.Append(("TWILIO_AUTH_TOKEN", Token));
        if (!settings.Contains("accountSid", StringComparison.Ordinal))
            environment = environment.Append(("TWILIO_ACCOUNT_SID", Sid));
        await using var bench = await StartAsync([.. environment]);
        await ConfigureAsync(bench, settings);
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal(Sid, Assert.Single(up.Requests.Select(r => r.User).Distinct()));
        Assert.Equal(Sid, bench.Sender().AccountSid);
    }

    [Theory]
    [InlineData(null, "of an account that nobody names")]
    [InlineData("ACbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "of another account, as TWILIO_ACCOUNT_SID beside it says")]
    public async Task A_key_that_may_be_anothers_is_not_used_and_the_way_to_say_whose_it_is_is_told(string? named, string whose)
    {
        await using var bench = await StartAsync([.. KeyOfAnother, .. named is null ? [] : new[] { ("TWILIO_ACCOUNT_SID", named) }]);
        var settings = $$"""{"accountSid":"{{Sid}}"}""";
        var reason = Assert.Single((await bench.Plugin.CheckConfigAsync(PropertyText.Read(settings))).Failures).Reason;
        Assert.Contains($"an API key {whose}", reason, StringComparison.Ordinal);
        Assert.Contains("say so with TWILIO_ACCOUNT_SID beside it", reason, StringComparison.Ordinal);
        var failure = await Assert.ThrowsAsync<RpcException>(() => ConfigureAsync(bench, settings));
        Assert.Equal(reason, failure.Status.Detail);
    }

    [Theory]
    [InlineData($$"""{"apiKey":"{{EmulatorOptions.DefaultApiKey}}"}""", "apiSecret")]
    [InlineData($$"""{"apiSecret":"{{EmulatorOptions.DefaultApiSecret}}"}""", "apiKey")]
    public async Task Half_of_a_configured_key_is_never_passed_over_for_the_token_of_the_environment(string settings, string missing)
    {
        await using var bench = await StartAsync(("TWILIO_ACCOUNT_SID", Other.Sid), ("TWILIO_AUTH_TOKEN", Other.AuthToken));
        var failure = await Assert.ThrowsAsync<RpcException>(() => ConfigureAsync(bench, settings));
        var status = Google.Rpc.Status.Parser.ParseFrom(failure.Trailers.GetValueBytes("grpc-status-details-bin"));
        Assert.Equal(missing, Assert.Single(Assert.Single(status.Details).Unpack<ConfigureErrorMissingKeys>().MissingKeys).Name);
    }

    [Fact]
    public async Task The_other_half_of_a_configured_key_may_come_from_the_environment()
    {
        await using var bench = await StartAsync(
            ("TWILIO_ACCOUNT_SID", Other.Sid), ("TWILIO_AUTH_TOKEN", Other.AuthToken), ("TWILIO_API_SECRET", EmulatorOptions.DefaultApiSecret));
        await ConfigureAsync(bench, $$"""{"apiKey":"{{EmulatorOptions.DefaultApiKey}}"}""");
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal(Sid, bench.Sender().AccountSid);
    }

    private static async Task<Bench> StartAsync(params (string Name, string Value)[] environment) => await Bench.StartUnconfiguredAsync(
        new EmulatorOptions { Accounts = [EmulatorOptions.DefaultAccount, Other] }, environment.ToDictionary(e => e.Name, e => e.Value));

    private static async Task ConfigureAsync(Bench bench, string settings)
    {
        var args = PropertyText.Read(settings);
        args.Fields["baseUrl"] = Google.Protobuf.WellKnownTypes.Value.ForString(bench.Twilio.BaseUrl.ToString());
        await bench.Plugin.ConfigureAsync(args);
    }
}
