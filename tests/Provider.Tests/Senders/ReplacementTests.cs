using System.Text.Json.Nodes;
using Grpc.Core;
using Provider.Tests.Front;
using TwilioEmulator;

namespace Provider.Tests.Senders;

public sealed class ReplacementTests
{
    private const string OtherNumber = """{"senderId":"whatsapp:+15017122662","profile":{"name":"Acme"}}""";
    private const string OtherWaba = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"configuration":{"wabaId":"222"}}""";
    private const string Rcs = """{"senderId":"rcs:acme_agent","profile":{"name":"Acme"}}""";

    [Fact]
    public async Task Another_sender_id_makes_the_new_sender_and_then_deletes_the_old_one()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var old = bench.Sender().Sid;
        var up = (await bench.Stack.UpAsync(OtherNumber)).Well();
        Assert.Equal(Step.ReplaceThenDelete, up.Step);
        Assert.Equal("senderId", up.Changed);
        Assert.Equal(
            ["POST /v2/Channels/Senders", $"DELETE /v2/Channels/Senders/{old}"], up.Writes.Select(w => $"{w.Method} {w.PathAndQuery}"));
        Assert.Equal("whatsapp:+15017122662", Assert.Single(bench.Twilio.Senders.All).SenderId);
    }

    [Fact]
    public async Task A_replacement_says_what_deleting_the_old_sender_means()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var preview = (await bench.Stack.PreviewAsync(OtherNumber)).Well();
        Assert.Contains(preview.Warnings, w => w.Contains("two-factor authentication", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_waba_deletes_the_sender_first_and_says_what_a_person_must_do()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(OtherWaba.Replace("222", "111", StringComparison.Ordinal))).Well();
        var old = bench.Sender().Sid;
        var preview = (await bench.Stack.PreviewAsync(OtherWaba)).Well();
        Assert.Equal(Step.DeleteThenReplace, preview.Step);
        Assert.Contains(preview.Warnings, w => w.Contains("wabaId", StringComparison.Ordinal) && w.Contains("two-factor authentication", StringComparison.Ordinal)
            && w.Contains("new verification", StringComparison.Ordinal));
        var up = (await bench.Stack.UpAsync(OtherWaba)).Well();
        Assert.Equal(
            [$"DELETE /v2/Channels/Senders/{old}", "POST /v2/Channels/Senders"], up.Writes.Select(w => $"{w.Method} {w.PathAndQuery}"));
        Assert.NotEqual(old, up.State!.Id);
    }

    [Fact]
    public async Task A_number_that_Twilio_holds_for_a_while_after_its_deletion_is_waited_for()
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions { ConflictsAfterDeletion = 2 });
        (await bench.Stack.UpAsync(OtherWaba.Replace("222", "111", StringComparison.Ordinal))).Well();
        var up = (await bench.Stack.UpAsync(OtherWaba)).Well();
        Assert.Equal([204, 409, 409, 202], up.Writes.Select(w => w.ResponseStatus));
        Assert.Contains("deleted just now, and Twilio still holds whatsapp:+15017122661 (HTTP 409): trying again in 2 s", up.StatusLines);
        Assert.Equal(bench.Sender().Sid, up.State!.Id);
    }

    [Fact]
    public async Task A_number_that_another_run_deleted_may_still_be_held_and_the_error_says_so()
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions { ConflictsAfterDeletion = 1 });
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        (await bench.Stack.DestroyAsync()).Well();
        await using var plugin = await Plugin.StartAsync(bench.Clock, new Dictionary<string, string>(), bench.Engine.Address);
        await plugin.ConfigureAsync(PropertyText.Read(
            $$"""{"baseUrl":"{{bench.Twilio.BaseUrl}}","accountSid":"{{EmulatorOptions.DefaultAccountSid}}","authToken":"{{EmulatorOptions.DefaultAuthToken}}"}"""));
        var next = new Stack(plugin, bench.Twilio, bench.Engine);
        var message = (await next.UpAsync(Bench.Plain)).FailedWith(StatusCode.AlreadyExists);
        Assert.Contains("Twilio hasn't let go of it since it was deleted", message, StringComparison.Ordinal);
        (await next.UpAsync(Bench.Plain)).Well();
    }

    [Fact]
    public async Task A_new_sender_id_that_exists_already_leaves_the_old_sender_and_a_way_to_import_that_works()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var sid = bench.Twilio.Senders.Seed(new() { ["sender_id"] = Bench.OtherNumber, ["profile"] = new JsonObject { ["name"] = "Acme" } }).Sid;
        var up = await bench.Stack.UpAsync(OtherNumber);
        var message = up.FailedWith(StatusCode.AlreadyExists);
        Assert.Contains($"another name in the program and run pulumi import twilio:messaging:Sender NEWNAME {sid}", message, StringComparison.Ordinal);
        Assert.EndsWith(
            $"pulumi state delete '{bench.Stack.Urn}', which leaves the old one at Twilio, and then pulumi import twilio:messaging:Sender support {sid}",
            message, StringComparison.Ordinal);
        Assert.Equal(bench.Sender().Sid, up.State!.Id);
        Assert.Equal(2, bench.Twilio.Senders.All.Count);
    }

    [Fact]
    public async Task Declaring_the_waba_that_the_sender_has_replaces_nothing()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var own = EmulatorOptions.DefaultAccount.WabaId;
        var up = (await bench.Stack.UpAsync(OtherWaba.Replace("222", own, StringComparison.Ordinal))).Well();
        Assert.Equal(Step.Same, up.Step);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(Bench.Plain)).Well().Step);
    }

    [Fact]
    public async Task Another_sender_id_and_another_waba_at_once_need_no_deletion_first()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var up = (await bench.Stack.UpAsync(OtherWaba.Replace("7122661", "7122662", StringComparison.Ordinal))).Well();
        Assert.Equal(Step.ReplaceThenDelete, up.Step);
    }

    [Fact]
    public async Task Changing_an_rcs_sender_warns_in_the_preview_and_explains_the_refusal()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Rcs)).Well();
        var preview = (await bench.Stack.PreviewAsync(Rcs.Replace("Acme\"", "Acme Ltd\"", StringComparison.Ordinal))).Well();
        Assert.Contains(preview.Warnings, w => w.Contains("RCS", StringComparison.Ordinal) && w.Contains("Console", StringComparison.Ordinal));
        var up = await bench.Stack.UpAsync(Rcs.Replace("Acme\"", "Acme Ltd\"", StringComparison.Ordinal));
        var message = up.FailedWith(StatusCode.InvalidArgument);
        Assert.Contains("WhatsApp only", message, StringComparison.Ordinal);
        Assert.Contains("Console", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_an_rcs_sender_explains_the_refusal_and_keeps_it()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Rcs)).Well();
        var destroy = await bench.Stack.DestroyAsync();
        var message = destroy.FailedWith(StatusCode.InvalidArgument);
        Assert.Contains("retainOnDelete", message, StringComparison.Ordinal);
        Assert.Contains("Console", message, StringComparison.Ordinal);
        Assert.NotNull(destroy.State);
    }

    [Fact]
    public async Task Replacing_an_rcs_sender_warns_that_the_old_one_may_stay()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Rcs)).Well();
        var preview = (await bench.Stack.PreviewAsync(Rcs.Replace("acme_agent", "acme_other", StringComparison.Ordinal))).Well();
        Assert.Contains(preview.Warnings, w => w.Contains("retainOnDelete", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deleting_is_done_when_the_sender_is_gone_whoever_deleted_it()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var state = bench.Stack.State;
        (await bench.Stack.DestroyAsync()).Well();
        Assert.Empty(bench.Twilio.Senders.All);
        bench.Stack.State = state;
        (await bench.Stack.DestroyAsync()).Well();
    }

    [Fact]
    public async Task Deleting_waits_until_the_sender_is_gone()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var resource = bench.Sender().Resource.ToJsonString();
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Times = 2, Answer = new TwilioEmulator.Control.Reply(200, resource) });
        var destroy = (await bench.Stack.DestroyAsync()).Well();
        Assert.Equal(["DELETE", "GET", "GET", "GET"], destroy.Requests.Select(r => r.Method));
    }
}
