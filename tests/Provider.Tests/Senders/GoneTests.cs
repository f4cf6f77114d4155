using Grpc.Core;
using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Control;

namespace Provider.Tests.Senders;

/// <summary>Only Twilio's own word that a sender is not there takes it out of a state.</summary>
public sealed class GoneTests
{
    [Fact]
    public async Task A_sender_that_Twilio_says_is_not_there_is_dropped_and_made_again()
    {
        await using var bench = await UpAsync();
        var sid = bench.Stack.State!.Id;
        bench.Twilio.Senders.Delete(Bench.Number);
        var refresh = (await bench.Stack.RefreshAsync()).Well();
        Assert.Equal(Step.Gone, refresh.Step);
        Assert.Contains(refresh.Logs, l => l.Message == $"Twilio has no sender {sid} in the account of {EmulatorOptions.DefaultAccountSid}: two looks and the list don't show it.");
        Assert.Equal(Step.Create, (await bench.Stack.UpAsync(Bench.Plain)).Well().Step);
    }

    public static TheoryData<string, StatusCode> Refusals => new()
    {
        { "401", StatusCode.Unauthenticated },
        { "403", StatusCode.PermissionDenied },
        { "429", StatusCode.ResourceExhausted },
        { "500", StatusCode.Unavailable },
        { "503", StatusCode.Unavailable },
        { "html 404", StatusCode.NotFound },
        { "text 404", StatusCode.NotFound },
        { "other 404", StatusCode.NotFound },
        { "302", StatusCode.FailedPrecondition },
        { "drop", StatusCode.Unavailable },
        { "truncated", StatusCode.FailedPrecondition },
        { "flood", StatusCode.Unavailable },
        { "null", StatusCode.FailedPrecondition },
        { "{}", StatusCode.Unavailable },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Nothing_else_means_gone(string how, StatusCode code)
    {
        await using var bench = await UpAsync();
        bench.Twilio.Faults.Add(new("GET") { Times = null, Answer = Answer(how) });
        var refresh = await bench.Stack.RefreshAsync();
        refresh.FailedWith(code);
        Assert.NotNull(refresh.State);
    }

    [Fact]
    public async Task An_account_without_access_to_the_API_has_not_lost_its_senders()
    {
        await using var bench = await UpAsync();
        bench.Twilio.Faults.Add(new("GET") { Times = null, Answer = Reply.Error(404, 20404, "The requested resource /v2/Channels/Senders was not found") });
        var refresh = await bench.Stack.RefreshAsync();
        refresh.FailedWith(StatusCode.NotFound);
        Assert.NotNull(refresh.State);
    }

    [Fact]
    public async Task Another_accounts_credentials_lose_no_sender_and_say_in_which_account_they_looked()
    {
        var other = new TwilioEmulator.Model.Account("AC" + new string('b', 32), new string('c', 32));
        await using var bench = await Bench.StartAsync(new EmulatorOptions { Accounts = [EmulatorOptions.DefaultAccount, other] });
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        await bench.Plugin.ConfigureAsync(PropertyText.Read(
            $$"""{"baseUrl":"{{bench.Twilio.BaseUrl}}","accountSid":"{{other.Sid}}","authToken":{"$secret":"{{other.AuthToken}}"} }"""));
        var message = (await bench.Stack.RefreshAsync()).FailedWith(StatusCode.FailedPrecondition);
        Assert.Contains($"in the account of {other.Sid}, but other credentials than these saw it last", message, StringComparison.Ordinal);
        Assert.EndsWith($"If it is truly gone: pulumi state delete '{bench.Stack.Urn}'", message, StringComparison.Ordinal);
        Assert.NotNull(bench.Stack.State);
    }

    [Fact]
    public async Task A_Twilio_that_is_not_reachable_has_not_lost_its_senders()
    {
        await using var bench = await UpAsync();
        await bench.Twilio.DisposeAsync();
        var refresh = await bench.Stack.RefreshAsync();
        Assert.Contains("no connection could be made", refresh.FailedWith(StatusCode.Unavailable), StringComparison.Ordinal);
        Assert.NotNull(refresh.State);
    }

    [Theory]
    [InlineData("401")]
    [InlineData("403")]
    [InlineData("html 404")]
    [InlineData("500")]
    public async Task Deleting_takes_nothing_else_for_done(string how)
    {
        await using var bench = await UpAsync();
        bench.Twilio.Faults.Add(new("DELETE") { Times = null, Answer = Answer(how) });
        var destroy = await bench.Stack.DestroyAsync();
        Assert.NotNull(destroy.Error);
        Assert.NotNull(destroy.State);
        Assert.NotNull(bench.Sender());
    }

    private static async Task<Bench> UpAsync()
    {
        var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        return bench;
    }

    private static FaultAnswer Answer(string how) => how switch
    {
        "401" => Reply.Error(401, 20003, "Authenticate"),
        "403" => Reply.Error(403, 20403, "Forbidden"),
        "429" => Reply.TooManyRequests(),
        "500" => Reply.PlainServerError,
        "503" => Reply.Unavailable,
        "html 404" => Reply.Html(404),
        "text 404" => new Reply(404, "404 page not found") { ContentType = "text/plain" },
        "other 404" => Reply.Error(404, 20001, "Unknown path"),
        "302" => Reply.Redirect(new("https://login.example/")),
        "drop" => new Drop(),
        "truncated" => new Cut(),
        "flood" => new Flood(),
        "null" => new Reply(200, "null"),
        _ => new Reply(200, "{}"),
    };
}
