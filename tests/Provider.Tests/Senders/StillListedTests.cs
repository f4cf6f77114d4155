using System.Text.Json.Nodes;
using Grpc.Core;
using Provider.Tests.Front;
using TwilioEmulator.Control;

namespace Provider.Tests.Senders;

/// <summary>Twilio's answers lag behind one another: a sender that its list shows is there, whatever a look says.</summary>
public sealed class StillListedTests
{
    private const string Renamed = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme Ltd"}}""";
    private const string Rcs = """{"senderId":"rcs:acme_agent","profile":{"name":"Acme"}}""";
    private const string List = "/v2/Channels/Senders";

    [Fact]
    public async Task A_refresh_keeps_what_two_looks_miss_and_the_list_shows()
    {
        await using var bench = await UpAsync();
        bench.Twilio.Senders.Hide(Bench.Number, 2);
        var message = (await bench.Stack.RefreshAsync()).FailedWith(StatusCode.Unavailable);
        Assert.StartsWith($"Twilio's list has the sender {bench.Sender().Sid}", message, StringComparison.Ordinal);
        Assert.EndsWith("It counts as there: run it again in a moment.", message, StringComparison.Ordinal);
        Assert.Equal(Step.Read, (await bench.Stack.RefreshAsync()).Well().Step);
    }

    [Fact]
    public async Task A_destroy_is_not_done_while_the_list_shows_the_sender()
    {
        await using var bench = await UpAsync();
        bench.Twilio.Senders.Hide(Bench.Number, 2);
        bench.Twilio.Faults.Add(new("DELETE") { Answer = Reply.Error(404, 20404, "The requested resource was not found") });
        (await bench.Stack.DestroyAsync()).FailedWith(StatusCode.Unavailable);
        Assert.NotNull(bench.Stack.State);
        Assert.NotNull(bench.Sender());
        (await bench.Stack.DestroyAsync()).Well();
        Assert.Null(bench.Twilio.Senders.Find(Bench.Number));
    }

    [Fact]
    public async Task An_update_sends_nothing_to_what_only_the_list_shows()
    {
        await using var bench = await UpAsync();
        bench.Twilio.Senders.Hide(Bench.Number, 2);
        var up = await bench.Stack.UpAsync(Renamed);
        up.FailedWith(StatusCode.Unavailable);
        Assert.Empty(up.Writes);
        (await bench.Stack.UpAsync(Renamed)).Well();
    }

    [Theory]
    [InlineData("refresh")]
    [InlineData("up")]
    [InlineData("destroy")]
    public async Task One_look_that_misses_it_means_nothing(string command)
    {
        await using var bench = await UpAsync();
        bench.Twilio.Senders.Hide(Bench.Number, 1);
        var outcome = command switch
        {
            "refresh" => await bench.Stack.RefreshAsync(),
            "up" => await bench.Stack.UpAsync(Renamed),
            _ => await DestroyAsync(bench),
        };
        outcome.Well();
        Assert.Equal(command == "destroy", bench.Twilio.Senders.Find(Bench.Number) is null);
        Assert.Equal(command == "destroy", outcome.State is null);
    }

    [Fact]
    public async Task A_list_that_lags_behind_a_deletion_delays_the_refresh_and_no_more()
    {
        await using var bench = await UpAsync();
        bench.Twilio.Options = bench.Twilio.Options with { ListsLag = 1 };
        bench.Twilio.Senders.Delete(Bench.Number);
        (await bench.Stack.RefreshAsync()).FailedWith(StatusCode.Unavailable);
        Assert.Equal(Step.Gone, (await bench.Stack.RefreshAsync()).Well().Step);
    }

    [Fact]
    public async Task The_list_is_read_to_its_end()
    {
        await using var bench = await UpAsync();
        bench.Twilio.Senders.Hide(Bench.Number, 2);
        bench.Twilio.Faults.Add(new("GET", List)
        {
            Answer = new Reply(200, new JsonObject
            {
                ["senders"] = new JsonArray(),
                ["meta"] = new JsonObject { ["next_page_url"] = $"{bench.Twilio.BaseUrl}v2/Channels/Senders?Channel=whatsapp&PageSize=1000&PageToken=PT0" },
            }.ToJsonString()),
        });
        (await bench.Stack.RefreshAsync()).FailedWith(StatusCode.Unavailable);
        Assert.NotNull(bench.Stack.State);
    }

    [Theory]
    [InlineData("refresh")]
    [InlineData("destroy")]
    public async Task A_list_that_cannot_be_read_proves_nothing(string command)
    {
        await using var bench = await UpAsync();
        bench.Twilio.Senders.Delete(Bench.Number);
        bench.Twilio.Faults.Add(new("GET", List) { Times = null, Answer = Reply.Error(403, 20403, "Forbidden") });
        var outcome = command == "refresh" ? await bench.Stack.RefreshAsync() : await bench.Stack.DestroyAsync();
        outcome.FailedWith(StatusCode.PermissionDenied);
        Assert.NotNull(outcome.State);
    }

    [Fact]
    public async Task An_RCS_sender_is_looked_for_in_the_list_of_its_own_channel()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Rcs)).Well();
        bench.Twilio.Senders.Delete(Bench.Agent);
        var refresh = (await bench.Stack.RefreshAsync()).Well();
        Assert.Equal(Step.Gone, refresh.Step);
        Assert.Equal($"{List}?Channel=rcs&PageSize=1000", Assert.Single(refresh.Requests, r => r.PathAndQuery.Contains('?')).PathAndQuery);
    }

    private static Task<Outcome> DestroyAsync(Bench bench)
    {
        bench.Twilio.Faults.Add(new("DELETE") { Answer = Reply.Error(404, 20404, "The requested resource was not found") });
        return bench.Stack.DestroyAsync();
    }

    private static async Task<Bench> UpAsync()
    {
        var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        return bench;
    }
}
