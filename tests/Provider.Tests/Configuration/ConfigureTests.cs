using Grpc.Core;
using Provider.Tests.Front;
using Pulumirpc;
using TwilioEmulator;

namespace Provider.Tests.Configuration;

public sealed class ConfigureTests
{
    private const string Sid = EmulatorOptions.DefaultAccountSid;
    private const string Token = EmulatorOptions.DefaultAuthToken;
    private const string Key = EmulatorOptions.DefaultApiKey;
    private const string KeySecret = EmulatorOptions.DefaultApiSecret;

    [Fact]
    public async Task Configure_works_without_CheckConfig_and_reads_texts()
    {
        Assert.Equal(Sid, await UserAsync($$"""{"accountSid":"{{Sid}}","authToken":{"$secret":"{{Token}}"},"maxRetries":"2","pollInterval":"0.5"}"""));
    }

    [Fact]
    public async Task Credentials_come_from_the_environment()
    {
        Assert.Equal(Sid, await UserAsync("{}", ("TWILIO_ACCOUNT_SID", Sid), ("TWILIO_AUTH_TOKEN", Token)));
        Assert.Equal(Key, await UserAsync("{}", ("TWILIO_API_KEY", Key), ("TWILIO_API_SECRET", KeySecret)));
        Assert.Equal(Sid, await UserAsync($$"""{"accountSid":"{{Sid}}"}""", ("TWILIO_AUTH_TOKEN", Token)));
    }

    [Fact]
    public async Task An_API_key_goes_before_account_and_token()
    {
        Assert.Equal(Key, await UserAsync($$"""{"accountSid":"{{Sid}}","authToken":"{{Token}}","apiKey":"{{Key}}","apiSecret":"{{KeySecret}}"}"""));
        Assert.Equal(Key, await UserAsync(
            "{}", ("TWILIO_ACCOUNT_SID", Sid), ("TWILIO_AUTH_TOKEN", Token), ("TWILIO_API_KEY", Key), ("TWILIO_API_SECRET", KeySecret)));
    }

    [Fact]
    public async Task What_is_explicit_beats_the_environment()
    {
        Assert.Equal(Sid, await UserAsync(
            $$"""{"accountSid":"{{Sid}}","authToken":"{{Token}}"}""",
            ("TWILIO_ACCOUNT_SID", "AC" + new string('d', 32)), ("TWILIO_AUTH_TOKEN", "wrong"),
            ("TWILIO_API_KEY", "SK" + new string('d', 32)), ("TWILIO_API_SECRET", "wrong")));
        Assert.Equal(Key, await UserAsync(
            $$"""{"apiKey":"{{Key}}","apiSecret":"{{KeySecret}}"}""", ("TWILIO_ACCOUNT_SID", Sid), ("TWILIO_AUTH_TOKEN", "wrong")));
    }

    [Theory]
    [InlineData("{}", false)]
    [InlineData("""{"baseUrl":"https://gateway.example/"}""", false)]
    [InlineData("""{"baseUrl":"http://127.0.0.1:4010/"}""", true)]
    [InlineData("""{"previewOnly":true}""", true)]
    public async Task A_machine_without_OpenSSL_is_told_before_anything_is_sent(string settings, bool isGood)
    {
        var environment = new Dictionary<string, string> { ["TWILIO_ACCOUNT_SID"] = Sid, ["TWILIO_AUTH_TOKEN"] = Token };
        await using var plugin = await Plugin.StartAsync(TimeProvider.System, environment, null, hasTls: false);
        var failure = await Record.ExceptionAsync(() => plugin.ConfigureAsync(PropertyText.Read(settings)));
        Assert.Equal(isGood, failure is null);
        if (failure is RpcException { Status: var status })
        {
            Assert.Equal(StatusCode.FailedPrecondition, status.StatusCode);
            Assert.Contains("libssl3 on Debian and Ubuntu", status.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Missing_credentials_are_named_with_where_they_can_come_from()
    {
        var missing = await MissingAsync("{}");
        Assert.Equal(["accountSid", "authToken"], missing.Select(m => m.Name));
        Assert.Contains("TWILIO_ACCOUNT_SID", missing[0].Description, StringComparison.Ordinal);
        Assert.Contains("TWILIO_AUTH_TOKEN", missing[1].Description, StringComparison.Ordinal);
        Assert.Contains("--secret", missing[1].Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"accountSid":"AC0123456789abcdef0123456789abcdef"}""", "authToken")]
    [InlineData("""{"apiKey":"SK0123456789abcdef0123456789abcdef"}""", "apiSecret")]
    [InlineData("""{"apiSecret":"s3cr3t"}""", "apiKey")]
    public async Task Half_of_a_pair_asks_for_the_other_half(string settings, string key) =>
        Assert.Equal([key], (await MissingAsync(settings)).Select(m => m.Name));

    [Fact]
    public async Task A_mistake_in_the_environment_names_the_variable()
    {
        await using var bench = await Bench.StartUnconfiguredAsync(
            environment: new Dictionary<string, string> { ["TWILIO_ACCOUNT_SID"] = "AC1", ["TWILIO_AUTH_TOKEN"] = "t0k3n" });
        var failure = await Assert.ThrowsAsync<RpcException>(() => bench.Plugin.ConfigureAsync(new()));
        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
        Assert.Contains("TWILIO_ACCOUNT_SID", failure.Status.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("t0k3n", failure.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configure_refuses_what_CheckConfig_refuses()
    {
        await using var bench = await Bench.StartUnconfiguredAsync();
        var failure = await Assert.ThrowsAsync<RpcException>(() => bench.Plugin.ConfigureAsync(
            PropertyText.Read("""{"accountSid":"AC1","authToken":"t","baseUrl":"http://evil.example"}""")));
        Assert.Contains("accountSid must be an account SID", failure.Status.Detail, StringComparison.Ordinal);
        Assert.Contains("baseUrl must be an https:// URL", failure.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_token_counts_from_the_next_Configure()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        bench.Twilio.Accounts.Add(EmulatorOptions.DefaultAccount with { AuthToken = "r0tated" });
        (await bench.Stack.RefreshAsync()).FailedWith(StatusCode.Unauthenticated);
        await bench.Plugin.ConfigureAsync(PropertyText.Read($$"""{"baseUrl":"{{bench.Twilio.BaseUrl}}","accountSid":"{{Sid}}","authToken":"r0tated"}"""));
        Assert.Equal(Step.Read, (await bench.Stack.RefreshAsync()).Well().Step);
    }

    /// <summary>Who Twilio sees with this configuration.</summary>
    private static async Task<string?> UserAsync(string settings, params (string Name, string Value)[] environment)
    {
        await using var bench = await Bench.StartUnconfiguredAsync(environment: environment.ToDictionary(e => e.Name, e => e.Value));
        var args = PropertyText.Read(settings);
        args.Fields["baseUrl"] = Google.Protobuf.WellKnownTypes.Value.ForString(bench.Twilio.BaseUrl.ToString());
        await bench.Plugin.ConfigureAsync(args);
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        return up.Requests.Select(r => r.User).Distinct().Single();
    }

    private static async Task<IReadOnlyList<ConfigureErrorMissingKeys.Types.MissingKey>> MissingAsync(string settings)
    {
        await using var bench = await Bench.StartUnconfiguredAsync();
        var failure = await Assert.ThrowsAsync<RpcException>(() => bench.Plugin.ConfigureAsync(PropertyText.Read(settings)));
        var status = Google.Rpc.Status.Parser.ParseFrom(failure.Trailers.GetValueBytes("grpc-status-details-bin"));
        return Assert.Single(status.Details).Unpack<ConfigureErrorMissingKeys>().MissingKeys;
    }
}
