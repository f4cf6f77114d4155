using Grpc.Core;
using Provider.Tests.Front;
using TwilioEmulator;

namespace Provider.Tests.Configuration;

public sealed class PreviewOnlyTests
{
    [Theory]
    [InlineData("""{"previewOnly":"true"}""", null)]
    [InlineData("{}", "true")]
    [InlineData("{}", "1")]
    public async Task Previews_need_no_credentials_and_whatever_would_reach_Twilio_fails(string settings, string? variable)
    {
        var environment = variable is null ? [] : new Dictionary<string, string> { ["TWILIO_PREVIEW_ONLY"] = variable };
        await using var bench = await Bench.StartUnconfiguredAsync(environment: environment);
        await bench.Plugin.ConfigureAsync(PropertyText.Read(settings));
        (await bench.Stack.PreviewAsync(Bench.Plain)).Well();
        var up = await bench.Stack.UpAsync(Bench.Plain);
        Assert.Contains("previewOnly", up.FailedWith(StatusCode.FailedPrecondition), StringComparison.Ordinal);
        (await bench.Stack.ImportAsync(Bench.Number)).FailedWith(StatusCode.FailedPrecondition);
        Assert.Empty(bench.Twilio.Requests.Snapshot());
    }

    [Fact]
    public async Task A_preview_of_a_change_works_and_the_change_does_not()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        await bench.Plugin.ConfigureAsync(PropertyText.Read("""{"previewOnly":true}"""));
        const string Changed = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme Ltd"}}""";
        Assert.Equal("profile.name", (await bench.Stack.PreviewAsync(Changed)).Well().Changed);
        (await bench.Stack.UpAsync(Changed)).FailedWith(StatusCode.FailedPrecondition);
        (await bench.Stack.RefreshAsync()).FailedWith(StatusCode.FailedPrecondition);
        (await bench.Stack.DestroyAsync()).FailedWith(StatusCode.FailedPrecondition);
        Assert.NotNull(bench.Stack.State);
    }

    [Fact]
    public async Task Explicit_false_beats_the_environment()
    {
        await using var bench = await Bench.StartUnconfiguredAsync(
            environment: new Dictionary<string, string> { ["TWILIO_PREVIEW_ONLY"] = "true" });
        await bench.Plugin.ConfigureAsync(PropertyText.Read(
            $$"""{"previewOnly":"false","baseUrl":"{{bench.Twilio.BaseUrl}}","accountSid":"{{EmulatorOptions.DefaultAccountSid}}","authToken":"{{EmulatorOptions.DefaultAuthToken}}"}"""));
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
    }
}
