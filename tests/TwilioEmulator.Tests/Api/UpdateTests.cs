using System.Text.Json.Nodes;
using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;

namespace TwilioEmulator.Tests.Api;

public sealed class UpdateTests
{
    const string Full = """
        {
          "sender_id": "whatsapp:+15017122661",
          "configuration": {"waba_id": "1", "voice_application_sid": "AP00000000000000000000000000000001", "account_type": "ISV"},
          "webhook": {"callback_url": "https://callback.example.com", "callback_method": "PUT", "fallback_url": "https://fallback.example.com"},
          "profile": {"name": "Example", "about": "Us", "address": "Here", "emails": [{"email": "a@x"}, {"email": "b@x"}]}
        }
        """;

    [Theory]
    [InlineData("""{"profile":{"address":"There"}}""", "webhook/callback_url", "\"https://callback.example.com\"")]
    [InlineData("""{"profile":{"address":"There"}}""", "profile/about", "\"Us\"")]
    [InlineData("""{"profile":{"address":"There"}}""", "profile/address", "\"There\"")]
    [InlineData("""{"profile":{"address":""}}""", "profile/address", "null")]
    [InlineData("""{"webhook":{"callback_url":"https://new.example.com"}}""", "webhook/fallback_url", "\"https://fallback.example.com\"")]
    [InlineData("""{"webhook":{"callback_url":"https://new.example.com"}}""", "webhook/callback_method", "\"PUT\"")]
    [InlineData("""{"webhook":{"fallback_url":""}}""", "webhook/fallback_url", "null")]
    [InlineData("""{"webhook":{"fallback_url":""}}""", "webhook/fallback_method", "null")]
    [InlineData("""{"configuration":{"voice_application_sid":null}}""", "configuration/voice_application_sid", "null")]
    [InlineData("""{"configuration":{"voice_application_sid":null}}""", "configuration/account_type", "\"ISV\"")]
    [InlineData("""{"configuration":{"account_type":""}}""", "configuration/account_type", "null")]
    [InlineData("""{"configuration":{"account_type":""}}""", "configuration/voice_application_sid", "\"AP00000000000000000000000000000001\"")]
    [InlineData("""{"profile":{"emails":[{"email":"c@x"}]}}""", "profile/emails", """[{"email":"c@x"}]""")]
    [InlineData("""{"profile":{"emails":[]}}""", "profile/emails", "null")]
    public async Task An_update_merges_by_leaf_and_clears_by_the_fields_own_value(string body, string path, string expected)
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed(Full);
        Assert.Equal(202, (await emulation.PostAsync(sender, body)).Status);
        var read = path.Split('/').Aggregate((JsonNode?)(await emulation.GetAsync(sender)).Json, (node, key) => node![key]);
        Answer.IsJson(expected, read);
    }

    [Theory]
    [InlineData("""{"webhook":{"callback_url":"https://new.example.com"}}""", "webhook", """{"callback_url":"https://new.example.com"}""")]
    [InlineData("""{"webhook":{"fallback_url":""}}""", "webhook", "{}")]
    [InlineData("""{"profile":{"address":"There"}}""", "profile", """{"name":"Example","address":"There"}""")]
    [InlineData("""{"profile":{"name":"New"}}""", "profile", """{"name":"New"}""")]
    [InlineData("""{"configuration":{"account_type":"ISV"}}""", "configuration", """{"waba_id":"1","account_type":"ISV"}""")]
    public async Task An_update_can_replace_a_block_but_for_what_a_sender_is_never_without(string body, string block, string expected)
    {
        await using var emulation = await StartAsync(new() { BlockUpdates = BlockUpdate.Replace });
        Assert.Equal(202, (await emulation.PostAsync(emulation.Seed(Full), body)).Status);
        var stored = emulation.Server.Senders.Find(Number)!.Stored;
        Answer.IsJson(expected, stored[block]);
        var others = ((JsonObject)JsonNode.Parse(Full)!).Where(pair => pair.Key != block && pair.Value is JsonObject).ToList();
        Assert.Equal(2, others.Count);
        Assert.All(others, pair => Answer.IsJson(pair.Value!.ToJsonString(), stored[pair.Key]));
    }

    [Fact]
    public async Task A_replaced_block_of_an_rcs_sender_loses_its_name_as_well()
    {
        await using var emulation = await StartAsync(new() { BlockUpdates = BlockUpdate.Replace, RcsCanBeChanged = true });
        await emulation.PostAsync(emulation.Seed("""{"sender_id":"rcs:agent","profile":{"name":"RCS"}}"""), """{"profile":{"description":"New"}}""");
        Answer.IsJson("""{"description":"New"}""", emulation.Server.Senders.Find("rcs:agent")!.Stored["profile"]);
    }

    [Theory]
    [InlineData("""{"configuration":{"waba_id":"2"}}""", "configuration.waba_id can't be changed")]
    [InlineData("""{"profile":{"address":"There"},"webhook":{}}""", "webhook is empty: leave it out")]
    [InlineData("""{"configuration":{"voice_application_sid":"banana"}}""", "configuration.voice_application_sid must be AP and 32 hexadecimal digits")]
    public async Task An_update_that_nobody_knows_the_outcome_of_is_refused(string body, string message)
    {
        await using var emulation = await StartAsync();
        (await emulation.PostAsync(emulation.Seed(Full), body)).IsError(400, 63100, message);
    }

    [Fact]
    public async Task The_account_of_a_sender_may_be_sent_along()
    {
        await using var emulation = await StartAsync();
        Assert.Equal(202, (await emulation.PostAsync(emulation.Seed(Full), """{"configuration":{"waba_id":"1","account_type":"ISV"}}""")).Status);
    }

    [Fact]
    public async Task What_is_write_only_reads_back_null()
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed();
        await emulation.PostAsync(sender, """{"configuration":{"verification_method":"voice","verification_code":"123456"}}""");
        var read = (await emulation.GetAsync(sender)).Json["configuration"]!;
        Assert.Equal((null, null), ((string?)read["verification_method"], (string?)read["verification_code"]));
        Answer.IsJson("""{"verification_method":"voice","verification_code":"123456"}""",
            emulation.Server.Senders.Find(Number)!.Stored["configuration"]);
    }

    [Fact]
    public async Task A_voice_application_waits_for_the_sender_to_be_online()
    {
        await using var emulation = await StartAsync();
        var sender = await emulation.CreateAsync();
        const string body = """{"configuration":{"voice_application_sid":"AP00000000000000000000000000000001"}}""";
        (await emulation.PostAsync(sender, body)).IsError(
            400, 63100, "configuration.voice_application_sid can only be set once the sender is ONLINE");
        await emulation.StatusesAsync(sender, 4);
        Assert.Equal(202, (await emulation.PostAsync(sender, body)).Status);
    }

    [Fact]
    public async Task The_options_let_a_voice_application_in_early()
    {
        await using var emulation = await StartAsync(new() { VoiceBeforeOnline = VoiceBeforeOnline.Taken });
        var sender = await emulation.CreateAsync();
        Assert.Equal(202, (await emulation.PostAsync(sender, """{"configuration":{"voice_application_sid":"AP00000000000000000000000000000001"}}""")).Status);
        Assert.Equal("AP00000000000000000000000000000001",
            (string?)(await emulation.GetAsync(sender)).Json["configuration"]!["voice_application_sid"]);
    }

    [Fact]
    public async Task A_voice_application_that_comes_early_can_be_dropped_without_a_word()
    {
        await using var emulation = await StartAsync(new() { VoiceBeforeOnline = VoiceBeforeOnline.Dropped });
        const string body = """{"configuration":{"voice_application_sid":"AP00000000000000000000000000000001","account_type":"ISV"}}""";
        var created = await emulation.PostAsync(Collection, $$"""{"sender_id":"{{Number}}","profile":{"name":"A"},{{body[1..]}}""");
        Assert.Equal("AP00000000000000000000000000000001", (string?)created.Json["configuration"]!["voice_application_sid"]);
        var sender = $"{Collection}/{FirstSid}";
        var updated = await emulation.PostAsync(sender, body);
        Assert.Equal((202, "AP00000000000000000000000000000001"),
            (updated.Status, (string?)updated.Json["configuration"]!["voice_application_sid"]));
        Answer.IsJson("""{"account_type":"ISV"}""", emulation.Server.Senders.Find(Number)!.Stored["configuration"]);
        await emulation.StatusesAsync(sender, 4);
        await emulation.PostAsync(sender, body);
        Assert.Equal("AP00000000000000000000000000000001",
            (string?)(await emulation.GetAsync(sender)).Json["configuration"]!["voice_application_sid"]);
    }

    [Fact]
    public async Task An_rcs_sender_can_be_neither_updated_nor_deleted()
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed("""{"sender_id":"rcs:agent"}""");
        (await emulation.PostAsync(sender, """{"profile":{"name":"New"}}""")).IsError(
            400, 63100, "rcs senders can't be updated: this operation is WhatsApp only");
        (await emulation.DeleteAsync(sender)).IsError(
            400, 63100, "rcs senders can't be deleted: this operation is WhatsApp only");
        Assert.Equal(200, (await emulation.GetAsync(sender)).Status);
    }

    [Fact]
    public async Task The_options_let_rcs_senders_be_updated_and_deleted()
    {
        await using var emulation = await StartAsync(new() { RcsCanBeChanged = true });
        var sender = emulation.Seed("""{"sender_id":"rcs:agent"}""");
        Assert.Equal(202, (await emulation.PostAsync(sender, """{"profile":{"name":"New"}}""")).Status);
        Assert.Equal(204, (await emulation.DeleteAsync(sender)).Status);
    }

    [Fact]
    public async Task A_sender_that_is_deleted_is_not_found_afterwards()
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed();
        var deleted = await emulation.DeleteAsync(sender);
        Assert.Equal((204, ""), (deleted.Status, deleted.Body));
        var message = "The requested resource /v2/Channels/Senders/XE00000000000000000000000000000001 was not found";
        (await emulation.GetAsync(sender)).IsError(404, 20404, message);
        (await emulation.DeleteAsync(sender)).IsError(404, 20404, message);
        (await emulation.PostAsync(sender, """{"profile":{"name":"New"}}""")).IsError(404, 20404, message);
    }

    [Fact]
    public async Task A_deleted_number_can_be_registered_again_under_a_new_sid()
    {
        await using var emulation = await StartAsync();
        var first = await emulation.CreateAsync();
        await emulation.DeleteAsync(first);
        Assert.NotEqual(first, await emulation.CreateAsync());
    }

    [Theory]
    [InlineData(63100)]
    [InlineData(63128)]
    public async Task A_sender_can_be_busy_for_a_number_of_updates(int code)
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed();
        emulation.Server.Senders.MakeBusy(Number, 2, code);
        for (var update = 0; update < 2; update++)
            (await emulation.PostAsync(sender, "{}")).IsError(409, code, "The sender is being updated, try again later");
        Assert.Equal(["ONLINE"], await emulation.StatusesAsync(sender, 1));
        Assert.Equal(202, (await emulation.PostAsync(sender, """{"profile":{"address":"There"}}""")).Status);
    }

    [Fact]
    public async Task A_deleted_number_can_stay_taken_for_a_number_of_creates()
    {
        await using var emulation = await StartAsync(new() { ConflictsAfterDeletion = 2, Spelling = NumberSpelling.AsWhatsApp });
        await emulation.DeleteAsync(await emulation.CreateAsync("whatsapp:+525512345678"));
        foreach (var spelling in new[] { "whatsapp:+525512345678", "whatsapp:+5215512345678" })
        {
            var answer = await emulation.PostAsync(Collection, $$$"""{"sender_id":"{{{spelling}}}","profile":{"name":"A"}}""");
            answer.IsError(409, 63100, "sender_id provided already exists");
            await emulation.CreateAsync($"{spelling}9");
        }
        await emulation.CreateAsync("whatsapp:+525512345678");
    }

    [Fact]
    public async Task A_number_that_was_not_deleted_through_the_api_is_free_at_once()
    {
        await using var emulation = await StartAsync(new() { ConflictsAfterDeletion = 2 });
        await emulation.CreateAsync();
        emulation.Server.Senders.Delete(Number);
        await emulation.CreateAsync();
    }
}
