using Provider.Tests.Front;
using TwilioEmulator;

namespace Provider.Tests.Configuration;

public sealed class CheckConfigTests
{
    private const string Sid = EmulatorOptions.DefaultAccountSid;

    [Fact]
    public async Task Texts_become_the_types_they_stand_for_and_version_is_kept()
    {
        var (inputs, failures) = await CheckAsync("""
            {
              "version": "0.1.0", "pluginDownloadURL": "github://api.github.com/acme", "accountSid": "AC0123456789abcdef0123456789abcdef",
              "maxRetries": "3", "maxConcurrentRequests": "7", "pollInterval": "0.5", "previewOnly": "true"
            }
            """);
        Assert.Empty(failures);
        Assert.Equal(
            """{"accountSid":"AC0123456789abcdef0123456789abcdef","maxConcurrentRequests":7,"maxRetries":3,"pluginDownloadURL":"github://api.github.com/acme","pollInterval":0.5,"previewOnly":true,"version":"0.1.0"}""",
            inputs);
    }

    [Fact]
    public async Task Typed_values_stay_as_they_are()
    {
        const string Typed = """{"maxConcurrentRegistrations":2,"maxRetries":0,"pollInterval":2.5,"previewOnly":false}""";
        await PassesAsync(Typed);
    }

    [Fact]
    public async Task Nothing_is_filled_in_from_the_environment()
    {
        var environment = new Dictionary<string, string>
        {
            ["TWILIO_ACCOUNT_SID"] = Sid, ["TWILIO_AUTH_TOKEN"] = "t0k3n-of-the-environment", ["TWILIO_REGION"] = "ie1", ["TWILIO_PREVIEW_ONLY"] = "true",
        };
        await PassesAsync("""{"version":"0.1.0"}""", environment);
    }

    [Fact]
    public async Task Secrets_come_back_as_secrets()
    {
        var (inputs, _) = await CheckAsync($$"""{"accountSid":"{{Sid}}","authToken":"t0k3n","apiSecret":"s3cr3t"}""");
        Assert.Equal($$$"""{"accountSid":"{{{Sid}}}","apiSecret":{"$secret":"s3cr3t"},"authToken":{"$secret":"t0k3n"}}""", inputs);
    }

    [Fact]
    public async Task Unknown_values_pass_through()
    {
        const string Unknown = """{"accountSid":"$unknown","maxRetries":"$unknown","version":"0.1.0"}""";
        await PassesAsync(Unknown);
    }

    public static TheoryData<string, string> Mistakes => new()
    {
        { """{"accountSid":"AC123"}""", "accountSid must be an account SID: AC and 32 hexadecimal digits." },
        { """{"accountSid":"SK0123456789abcdef0123456789abcdef"}""", "accountSid must be an account SID: AC and 32 hexadecimal digits." },
        { """{"apiKey":"AC0123456789abcdef0123456789abcdef"}""", "apiKey must be an API key: SK and 32 hexadecimal digits." },
        { """{"maxRetries":"many"}""", "maxRetries must be a whole number, but is a string." },
        { """{"maxRetries":-1}""", "maxRetries must be 0 or more." },
        { """{"maxConcurrentRequests":0}""", "maxConcurrentRequests must be 1 or more." },
        { """{"maxConcurrentRegistrations":"0"}""", "maxConcurrentRegistrations must be 1 or more." },
        { """{"pollInterval":-1}""", "pollInterval must be 0 seconds or more." },
        { """{"pollInterval":3601}""", "pollInterval must be 3600 seconds or less." },
        { """{"previewOnly":"maybe"}""", "previewOnly must be true or false, but is a string." },
        { """{"region":"ie1.evil.example/"}""", "region must be a part of a host name, for instance ie1." },
        { """{"edge":"-dublin"}""", "edge must be a part of a host name, for instance dublin." },
        { """{"acountSid":"x"}""", "twilio:acountSid is not a setting of this provider. Did you mean \"twilio:accountSid\"?" },
        { """{"greeting":"hello"}""", "twilio:greeting is not a setting of this provider. The configuration namespace twilio: is the provider's; what a program configures for itself needs another one, as new Config(\"app\") reads it." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_told_with_its_remedy(string settings, string reason)
    {
        var (_, failures) = await CheckAsync(settings);
        Assert.Equal([reason], failures);
    }

    [Theory]
    [InlineData("http://messaging.twilio.com/", false)]
    [InlineData("http://localhost.evil.example/", false)]
    [InlineData("ftp://127.0.0.1/", false)]
    [InlineData("https://user:pass@messaging.twilio.com/", false)]
    [InlineData("https://messaging.twilio.com/?a=b", false)]
    [InlineData("messaging.twilio.com", false)]
    [InlineData("http://127.0.0.1:4010/", true)]
    [InlineData("http://localhost:4010", true)]
    [InlineData("http://[::1]:4010", true)]
    [InlineData("https://twilio.gateway.example/base/", true)]
    public async Task A_base_URL_is_https_or_this_machine(string url, bool isGood)
    {
        var (_, failures) = await CheckAsync($$"""{"baseUrl":"{{url}}"}""");
        Assert.Equal(isGood, failures.Count == 0);
    }

    [Fact]
    public async Task What_is_declared_empty_is_not_declared()
    {
        var (_, failures) = await CheckAsync(
            """{"accountSid":"","authToken":"t0k3n","region":""}""", new Dictionary<string, string> { ["TWILIO_ACCOUNT_SID"] = Sid });
        Assert.Empty(failures);
    }

    [Fact]
    public async Task A_token_without_its_account_is_a_mistake_wherever_the_account_should_come_from()
    {
        var (_, failures) = await CheckAsync("""{"authToken":"t0k3n"}""");
        Assert.Contains("TWILIO_ACCOUNT_SID", Assert.Single(failures), StringComparison.Ordinal);
        Assert.Empty((await CheckAsync("""{"authToken":"t0k3n"}""", new Dictionary<string, string> { ["TWILIO_ACCOUNT_SID"] = Sid })).Failures);
        Assert.Empty((await CheckAsync("""{"authToken":"t0k3n","accountSid":"$unknown"}""")).Failures);
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once_and_no_failure_points_at_a_secret()
    {
        await using var bench = await Bench.StartUnconfiguredAsync();
        var check = await bench.Plugin.CheckConfigAsync(PropertyText.Read("""{"accountSid":"x","authToken":["t0k3n"],"maxRetries":"y","regoin":"ie1"}"""));
        Assert.Equal(["", "accountSid", "maxRetries", "regoin"], check.Failures.Select(f => f.Property).Order(StringComparer.Ordinal));
        Assert.All(check.Failures, f => Assert.DoesNotContain("t0k3n", f.Reason, StringComparison.Ordinal));
    }

    private static async Task PassesAsync(string settings, IReadOnlyDictionary<string, string>? environment = null)
    {
        var (inputs, failures) = await CheckAsync(settings, environment);
        Assert.Empty(failures);
        Assert.Equal(settings, inputs);
    }

    private static async Task<(string Inputs, IReadOnlyList<string> Failures)> CheckAsync(
        string settings, IReadOnlyDictionary<string, string>? environment = null)
    {
        await using var bench = await Bench.StartUnconfiguredAsync(environment: environment);
        var check = await bench.Plugin.CheckConfigAsync(PropertyText.Read(settings));
        ExchangeRules.Holds(check, preview: true);
        return (PropertyText.Write(check.Inputs), [.. check.Failures.Select(f => f.Reason)]);
    }
}
