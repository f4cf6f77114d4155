using Provider.Tests.Front;
using Pulumirpc;

namespace Provider.Tests.Configuration;

public sealed class DiffConfigTests
{
    private const string Old = """
        {"version":"0.1.0","accountSid":"AC0123456789abcdef0123456789abcdef","authToken":"t0k3n","region":"ie1","maxRetries":3}
        """;

    private const string WithKey = """
        {"accountSid":"AC0123456789abcdef0123456789abcdef","apiKey":"SK0123456789abcdef0123456789abcdef","apiSecret":"s3cr3t"}
        """;

    [Fact]
    public async Task Another_known_account_replaces_the_provider_create_first()
    {
        var diff = await DiffAsync(Old.Replace("AC0", "AC1", StringComparison.Ordinal));
        Assert.Equal(["accountSid"], diff.Replaces);
        Assert.False(diff.DeleteBeforeReplace);
    }

    [Theory]
    [InlineData("t0k3n", "r0tated", "authToken")]
    [InlineData("\"ie1\"", "\"au1\"", "region")]
    [InlineData("\"maxRetries\":3", "\"maxRetries\":4", "maxRetries")]
    [InlineData("\"accountSid\":\"AC0123456789abcdef0123456789abcdef\"", "\"accountSid\":\"$unknown\"", "accountSid")]
    [InlineData("\"accountSid\":\"AC0123456789abcdef0123456789abcdef\",\"authToken\":\"t0k3n\"", "\"apiKey\":\"SK0123456789abcdef0123456789abcdef\",\"apiSecret\":\"s\"", "accountSid apiKey apiSecret authToken")]
    public async Task Nothing_else_replaces_it(string before, string after, string changed)
    {
        var diff = await DiffAsync(Old.Replace(before, after, StringComparison.Ordinal));
        Assert.Equal(changed, string.Join(" ", diff.Diffs.Order(StringComparer.Ordinal)));
        Assert.Empty(diff.Replaces);
        Assert.DoesNotContain(diff.DetailedDiff.Values, d => d.Kind.ToString().EndsWith("Replace", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0.1.0", "0.2.0")]
    [InlineData("\"maxRetries\":3", "\"maxRetries\":\"3\"")]
    [InlineData("\"t0k3n\"", """{"$secret":"t0k3n"}""")]
    public async Task Another_version_or_another_writing_is_no_difference(string before, string after)
    {
        var diff = await DiffAsync(Old.Replace(before, after, StringComparison.Ordinal));
        Assert.Equal(DiffResponse.Types.DiffChanges.DiffNone, diff.Changes);
    }

    [Theory]
    [InlineData("AC0123", "AC1123", "accountSid")]
    [InlineData("SK0123", "SK1123", "apiKey")]
    public async Task With_an_API_key_before_and_after_nothing_replaces_it(string before, string after, string changed)
    {
        await using var bench = await Bench.StartUnconfiguredAsync();
        var diff = await DiffAsync(bench, WithKey, WithKey.Replace(before, after, StringComparison.Ordinal));
        Assert.Equal([changed], diff.Diffs);
        Assert.Empty(diff.Replaces);
        await bench.Plugin.CancelAsync();
        var warns = bench.Engine.Logs.Any(l => l.Severity == LogSeverity.Warning
            && l.Message.Contains("an API key decides the account, before as now: nothing is replaced", StringComparison.Ordinal));
        Assert.Equal(changed == "accountSid", warns);
    }

    [Theory]
    [InlineData(Old, WithKey)]
    [InlineData(WithKey, Old)]
    public async Task With_an_API_key_on_one_side_only_another_account_is_another_account(string olds, string news)
    {
        await using var bench = await Bench.StartUnconfiguredAsync();
        Assert.Equal(["accountSid"], (await DiffAsync(bench, olds, news.Replace("AC0", "AC1", StringComparison.Ordinal))).Replaces);
    }

    private static async Task<DiffResponse> DiffAsync(string news)
    {
        await using var bench = await Bench.StartUnconfiguredAsync();
        return await DiffAsync(bench, Old, news);
    }

    private static async Task<DiffResponse> DiffAsync(Bench bench, string olds, string news)
    {
        var diff = await bench.Plugin.Client.DiffConfigAsync(new()
        {
            Urn = Plugin.ProviderUrn,
            OldInputs = PropertyText.Read(olds),
            Olds = PropertyText.Read(olds),
            News = PropertyText.Read(news),
        });
        ExchangeRules.Holds(diff);
        return diff;
    }
}
