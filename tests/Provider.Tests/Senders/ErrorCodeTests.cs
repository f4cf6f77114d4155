using Grpc.Core;
using Provider.Tests.Front;
using TwilioEmulator.Control;

namespace Provider.Tests.Senders;

/// <summary>What Twilio's codes mean for a sender and what to do next; the same status means different things in different operations.</summary>
public sealed class ErrorCodeTests
{
    private const string Moved = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme","address":"1 Main St"}}""";

    [Theory]
    [InlineData(400, 63100, StatusCode.InvalidArgument, "Correct what Twilio's message names")]
    [InlineData(409, 63100, StatusCode.AlreadyExists, "another Twilio account may have it")]
    [InlineData(400, 63101, StatusCode.InvalidArgument, "Check configuration.wabaId")]
    [InlineData(409, 63103, StatusCode.FailedPrecondition, "another provider may hold it. Ask Twilio's support")]
    [InlineData(409, 63110, StatusCode.AlreadyExists, "Delete that registration in the WhatsApp app")]
    [InlineData(400, 63110, StatusCode.AlreadyExists, "Delete that registration in the WhatsApp app")]
    [InlineData(400, 20249, StatusCode.InvalidArgument, "more than ten times in 72 hours")]
    [InlineData(404, 20404, StatusCode.NotFound, "no access to the Senders API")]
    [InlineData(400, 572005, StatusCode.InvalidArgument, "https://www.twilio.com/docs/errors/572005")]
    public async Task A_registration_that_is_refused_is_not_repeated_and_says_what_to_do(int status, int code, StatusCode kind, string advice)
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Error(status, code, "Refused") });
        var up = await bench.Stack.UpAsync(Bench.Plain);
        var message = up.FailedWith(kind);
        Assert.Contains($"Registering the sender failed: Refused (Twilio error {code}, HTTP {status}, https://www.twilio.com/docs/errors/{code}, request RQ", message, StringComparison.Ordinal);
        Assert.Contains(advice, message, StringComparison.Ordinal);
        Assert.Single(up.Writes);
        Assert.Null(up.State);
    }

    [Theory]
    [InlineData(400, 63100, StatusCode.InvalidArgument, "Correct what Twilio's message names")]
    [InlineData(400, 63101, StatusCode.InvalidArgument, "Check configuration.wabaId")]
    [InlineData(409, 63128, StatusCode.FailedPrecondition, "Meta takes one at a time")]
    [InlineData(409, 63121, StatusCode.FailedPrecondition, "Meta takes one at a time")]
    [InlineData(400, 63124, StatusCode.InvalidArgument, "Meta has refused the display name")]
    [InlineData(400, 63117, StatusCode.InvalidArgument, "couldn't reach Meta")]
    public async Task An_update_that_is_refused_is_not_repeated_and_says_what_to_do(int status, int code, StatusCode kind, string advice)
    {
        await using var bench = await UpAsync();
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Error(status, code, "Refused") });
        var up = await bench.Stack.UpAsync(Moved);
        Assert.Contains(advice, up.FailedWith(kind), StringComparison.Ordinal);
        Assert.Single(up.Writes);
    }

    [Theory]
    [InlineData(409, 63100, 2)]
    [InlineData(429, 63119, 30)]
    [InlineData(400, 63119, 30)]
    public async Task An_update_that_comes_too_early_is_waited_out(int status, int code, int seconds)
    {
        await using var bench = await UpAsync();
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Error(status, code, "Later") });
        var up = (await bench.Stack.UpAsync(Moved)).Well();
        Assert.Equal(2, up.Writes.Count());
        if (status != 429)
            Assert.Contains(up.StatusLines, line => line.EndsWith($"trying again in {seconds} s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Meta_limiting_the_rate_is_waited_out_by_a_registration_too()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Error(400, 63119, "Too many requests for this WABA") });
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal(2, up.Writes.Count());
        Assert.Contains("Meta limits the rate (HTTP 400): trying again in 30 s", up.StatusLines);
    }

    private static async Task<Bench> UpAsync()
    {
        var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        return bench;
    }
}
