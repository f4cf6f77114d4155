using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Control;
using TwilioEmulator.Model;

namespace Provider.Tests.Senders;

/// <summary>The environment of the day may hold another account's credentials: nothing is lost or changed for that.</summary>
public sealed class AnotherAccountTests
{
    private const string Renamed = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme Ltd"}}""";
    private const string OtherWaba = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"configuration":{"wabaId":"555"}}""";

    private static readonly Account Other = new("AC" + new string('b', 32), new string('c', 32));

    [Fact]
    public async Task A_destroy_deletes_nothing_and_the_state_keeps_the_sender()
    {
        await using var bench = await UpAsync();
        await UseAsync(bench, Other);
        SaysWhoseItIs(await bench.Stack.DestroyAsync(), bench);
        Assert.NotNull(bench.Sender());
        await UseAsync(bench, EmulatorOptions.DefaultAccount);
        (await bench.Stack.DestroyAsync()).Well();
        Assert.Empty(bench.Twilio.Senders.All);
    }

    [Fact]
    public async Task An_update_sends_nothing_and_says_whose_credentials_these_are()
    {
        await using var bench = await UpAsync();
        await UseAsync(bench, Other);
        var up = await bench.Stack.UpAsync(Renamed);
        SaysWhoseItIs(up, bench);
        Assert.Empty(up.Writes);
        await UseAsync(bench, EmulatorOptions.DefaultAccount);
        (await bench.Stack.UpAsync(Renamed)).Well().Wrote("POST", """{"profile":{"name":"Acme Ltd"}}""");
    }

    [Fact]
    public async Task A_replacement_ends_before_anything_is_registered_in_the_wrong_account()
    {
        await using var bench = await UpAsync();
        await UseAsync(bench, Other);
        SaysWhoseItIs(await bench.Stack.UpAsync(OtherWaba), bench);
        Assert.Equal(EmulatorOptions.DefaultAccountSid, Assert.Single(bench.Twilio.Senders.All).AccountSid);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_imported_sender_is_kept_too(bool refreshes)
    {
        await using var bench = await StartAsync();
        bench.Twilio.Senders.Seed(new() { ["sender_id"] = Bench.Number, ["profile"] = new JsonObject { ["name"] = "Acme" } });
        (await bench.Stack.ImportAsync(Bench.Number)).Well();
        await UseAsync(bench, Other);
        SaysWhoseItIs(refreshes ? await bench.Stack.RefreshAsync() : await bench.Stack.DestroyAsync(), bench);
        Assert.NotNull(bench.Sender());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_state_of_an_earlier_version_is_as_safe_after_its_first_look(bool updates)
    {
        await using var bench = await UpAsync();
        bench.Stack.State!.Outputs.Fields.Remove("__seen");
        (updates ? await bench.Stack.UpAsync(Renamed) : await bench.Stack.RefreshAsync()).Well();
        await UseAsync(bench, Other);
        SaysWhoseItIs(await bench.Stack.RefreshAsync(), bench);
        SaysWhoseItIs(await bench.Stack.DestroyAsync(), bench);
        Assert.NotNull(bench.Sender());
    }

    [Fact]
    public async Task A_registration_that_broke_off_before_anybody_looked_is_kept()
    {
        await using var bench = await StartAsync();
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Times = null, Answer = Reply.Error(403, 20403, "Forbidden") });
        Assert.NotEmpty((await bench.Stack.UpAsync(Bench.Plain)).Reasons);
        bench.Twilio.Faults.Clear();
        await UseAsync(bench, Other);
        SaysWhoseItIs(await bench.Stack.RefreshAsync(), bench);
        await UseAsync(bench, EmulatorOptions.DefaultAccount);
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
    }

    [Fact]
    public async Task An_API_key_of_the_account_sees_the_sender_and_only_who_saw_it_last_can_say_that_it_is_gone()
    {
        await using var bench = await UpAsync();
        await UseKeyAsync(bench);
        Assert.Equal(Step.Read, (await bench.Stack.RefreshAsync()).Well().Step);
        bench.Twilio.Senders.Delete(Bench.Number);
        await UseAsync(bench, EmulatorOptions.DefaultAccount);
        var message = (await bench.Stack.RefreshAsync()).FailedWith(StatusCode.FailedPrecondition);
        Assert.EndsWith($"If it is truly gone: pulumi state delete '{bench.Stack.Urn}'", message, StringComparison.Ordinal);
        await UseKeyAsync(bench);
        Assert.Equal(Step.Gone, (await bench.Stack.RefreshAsync()).Well().Step);
    }

    [Fact]
    public async Task The_next_process_knows_who_saw_it_and_the_state_does_not_tell_the_name()
    {
        await using var bench = await UpAsync();
        Assert.DoesNotContain(EmulatorOptions.DefaultAccountSid, PropertyText.Write(bench.Stack.State!.Outputs), StringComparison.Ordinal);
        await using var plugin = await Plugin.StartAsync(bench.Clock, new Dictionary<string, string>(), bench.Engine.Address);
        var next = new Stack(plugin, bench.Twilio, bench.Engine) { State = bench.Stack.State };
        await plugin.ConfigureAsync(Settings(bench, Other));
        var message = (await next.DestroyAsync()).FailedWith(StatusCode.FailedPrecondition);
        Assert.Contains("other credentials than these saw it last", message, StringComparison.Ordinal);
        Assert.NotNull(bench.Sender());
    }

    private static async Task<Bench> UpAsync()
    {
        var bench = await StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        return bench;
    }

    private static Task<Bench> StartAsync() => Bench.StartAsync(new EmulatorOptions { Accounts = [EmulatorOptions.DefaultAccount, Other] });

    private static async Task UseAsync(Bench bench, Account account) => await bench.Plugin.ConfigureAsync(Settings(bench, account));

    private static async Task UseKeyAsync(Bench bench) => await bench.Plugin.ConfigureAsync(PropertyText.Read(
        $$"""{"baseUrl":"{{bench.Twilio.BaseUrl}}","apiKey":"{{EmulatorOptions.DefaultApiKey}}","apiSecret":"{{EmulatorOptions.DefaultApiSecret}}"}"""));

    private static Struct Settings(Bench bench, Account account) => PropertyText.Read(
        $$"""{"baseUrl":"{{bench.Twilio.BaseUrl}}","accountSid":"{{account.Sid}}","authToken":"{{account.AuthToken}}"}""");

    private static void SaysWhoseItIs(Outcome outcome, Bench bench)
    {
        var message = outcome.FailedWith(StatusCode.FailedPrecondition);
        Assert.Contains($"in the account of {Other.Sid}, but other credentials than these saw it last", message, StringComparison.Ordinal);
        Assert.Contains($"pulumi state delete '{bench.Stack.Urn}'", message, StringComparison.Ordinal);
        Assert.NotNull(outcome.State);
    }
}
