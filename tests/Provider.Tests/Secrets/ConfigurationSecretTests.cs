using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Provider.Tests.Front;
using Pulumirpc;

namespace Provider.Tests.Secrets;

public sealed class ConfigurationSecretTests
{
    [Theory]
    [InlineData("""{"accountSid":"AC0123456789abcdef0123456789abcdef","authToken":"TOKEN"}""")]
    [InlineData("""{"apiKey":"SK0123456789abcdef0123456789abcdef","apiSecret":"TOKEN"}""")]
    [InlineData("""{"apiKey":"SK","apiSecret":"TOKEN"}""")]
    [InlineData("""{"authToken":"TOKEN"}""")]
    [InlineData("""{"authToken":["TOKEN"]}""")]
    [InlineData("""{"authToken":{"x":"TOKEN"}}""")]
    [InlineData("""{"authtoken":"TOKEN"}""")]
    [InlineData("""{"auth_token":"TOKEN"}""")]
    [InlineData("""{"token":"TOKEN"}""")]
    [InlineData("""{"accountSid":{"$secret":"TOKEN"}}""")]
    [InlineData("""{"baseUrl":{"$secret":"TOKEN"}}""")]
    [InlineData("""{"baseUrl":"https://AC:TOKEN@twilio.example/"}""")]
    public async Task Neither_checking_nor_comparing_nor_configuring_tells_a_secret(string settings)
    {
        await using var bench = await Bench.StartUnconfiguredAsync();
        var news = PropertyText.Read(settings.Replace("TOKEN", JsonEncodedText.Encode(Marks.Token).ToString(), StringComparison.Ordinal));
        var check = await bench.Plugin.CheckConfigAsync(news);
        foreach (var failure in check.Failures)
        {
            Marks.AreNotIn(failure.Reason, "a check failure");
            // The engine prints the value of the property that is named.
            if (news.Fields.TryGetValue(failure.Property, out var shown))
                Assert.DoesNotContain("tok3n", shown.ToString(), StringComparison.Ordinal);
        }

        if (check.Failures.Count == 0)
            Marks.AreNotIn(check.Inputs, "checked configuration");
        var diff = await bench.Plugin.Client.DiffConfigAsync(new()
        {
            Urn = Plugin.ProviderUrn, OldInputs = news, Olds = news, News = PropertyText.Read("""{"authToken":"other"}"""),
        });
        Marks.AreNotIn(diff.ToString(), "a difference");
        try
        {
            await bench.Plugin.ConfigureAsync(news);
        }
        catch (RpcException failure)
        {
            Marks.AreNotIn(failure.ToString(), "a failure to configure");
        }

        await bench.Plugin.CancelAsync();
        Assert.All(bench.Engine.Logs, l => Marks.AreNotIn(l.Message, "a log line"));
    }

    [Theory]
    [InlineData("TWILIO_ACCOUNT_SID")]
    [InlineData("TWILIO_API_KEY")]
    [InlineData("TWILIO_SENDERS_BASE_URL")]
    [InlineData("TWILIO_REGION")]
    [InlineData("TWILIO_PREVIEW_ONLY")]
    public async Task A_secret_in_the_wrong_variable_is_not_told(string variable)
    {
        await using var bench = await Bench.StartUnconfiguredAsync(environment: new Dictionary<string, string> { [variable] = Marks.Token });
        var failure = await Assert.ThrowsAsync<RpcException>(() => bench.Plugin.ConfigureAsync(new()));
        Assert.Contains(variable, failure.Status.Detail, StringComparison.Ordinal);
        Marks.AreNotIn(failure.ToString(), "a failure to configure");
    }
}
