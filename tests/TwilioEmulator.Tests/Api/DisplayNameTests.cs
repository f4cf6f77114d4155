using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using TwilioEmulator.Model;
using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;

namespace TwilioEmulator.Tests.Api;

/// <summary>What an update makes of a display name.</summary>
public sealed class DisplayNameTests
{
    const string Alone = """{"profile":{"name":"New"}}""";
    const string Beside = """{"profile":{"name":"New","address":"There"}}""";

    [Fact]
    public async Task A_name_is_under_review_and_the_active_one_stays()
    {
        var time = new FakeTimeProvider(new(2026, 11, 25, 10, 20, 30, TimeSpan.FromHours(1)));
        await using var emulation = await StartAsync(new() { NameChanges = NameChanges.Review, TimeProvider = time });
        var sender = emulation.Seed();
        var answer = await emulation.PostAsync(sender, Beside);
        Assert.Equal((202, "updating", "New"),
            (answer.Status, (string?)answer.Json["display_name_status"], (string?)answer.Json["profile"]!["name"]));
        Assert.DoesNotContain("pending_display_name", answer.Body, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromDays(3));
        for (var look = 0; look < 4; look++)
            Assert.Equal(("Example", "New", "PENDING_REVIEW", "2026-11-25T09:20:30Z"), NamesOf((await emulation.GetAsync(sender)).Json));
        Assert.Equal("There", (string?)(await emulation.GetAsync(sender)).Json["profile"]!["address"]);
    }

    [Theory]
    [InlineData("""{"profile":{"address":"There"}}""")]
    [InlineData("""{"profile":{"name":"Example"}}""")]
    public async Task A_sender_whose_name_was_never_changed_has_no_pending_one(string body)
    {
        await using var emulation = await StartAsync(new() { PendingNames = PendingNames.Both });
        var sender = emulation.Seed();
        await emulation.PostAsync(sender, body);
        Assert.DoesNotContain("pending_display_name", (await emulation.GetAsync(sender)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_update_with_a_name_says_what_became_of_it()
    {
        await using var emulation = await StartAsync();
        var answer = await emulation.PostAsync(emulation.Seed(), """{"profile":{"address":"There"}}""");
        Assert.DoesNotContain("display_name_status", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_can_be_the_active_one_at_once()
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed();
        Assert.Equal("updating", (string?)(await emulation.PostAsync(sender, Alone)).Json["display_name_status"]);
        var (active, pending, status, _) = NamesOf((await emulation.GetAsync(sender)).Json);
        Assert.Equal(("New", "New", "COMPLETED"), (active, pending, status));
    }

    [Fact]
    public async Task A_name_can_be_approved_for_a_while_before_it_is_the_active_one()
    {
        await using var emulation = await StartAsync(new() { NameChanges = NameChanges.Approved, NameLooks = 2 });
        var sender = emulation.Seed();
        await emulation.PostAsync(sender, Alone);
        await emulation.GetAsync(Collection + "?Channel=whatsapp");
        Assert.Equal(["Example APPROVED", "Example APPROVED"], await LooksAsync(emulation, sender, 2));
        Assert.Equal("New COMPLETED", LookOf(emulation.Server.Senders.Find(Number)!.Resource));
        Assert.Equal(["New COMPLETED", "New COMPLETED"], await LooksAsync(emulation, sender, 2));
    }

    [Fact]
    public async Task An_approved_name_that_needs_no_look_is_applied_at_once()
    {
        await using var emulation = await StartAsync(new() { NameChanges = NameChanges.Approved, NameLooks = 0 });
        var sender = emulation.Seed();
        await emulation.PostAsync(sender, Alone);
        Assert.Equal(["New COMPLETED"], await LooksAsync(emulation, sender, 1));
    }

    [Fact]
    public async Task A_decision_ends_the_wait_of_an_approved_name()
    {
        await using var emulation = await StartAsync(new() { NameChanges = NameChanges.Approved, NameLooks = 1 });
        var sender = emulation.Seed();
        await emulation.PostAsync(sender, Alone);
        emulation.Server.Senders.DecideName(Number, "PIN_MISMATCH");
        Assert.Equal(["Example PIN_MISMATCH", "Example PIN_MISMATCH"], await LooksAsync(emulation, sender, 2));
    }

    [Fact]
    public async Task Looks_can_come_to_know_of_a_review_late()
    {
        await using var emulation = await StartAsync(new() { NameChanges = NameChanges.Lagging, NameLooks = 2, ListsShowPendingNames = true });
        var sender = emulation.Seed();
        Assert.Equal("updating", (string?)(await emulation.PostAsync(sender, Alone)).Json["display_name_status"]);
        Assert.Equal("Example ", await ListedAsync(emulation));
        Assert.Equal(["Example ", "Example ", "Example PENDING_REVIEW"], await LooksAsync(emulation, sender, 3));
        Assert.Equal("Example PENDING_REVIEW", await ListedAsync(emulation));
    }

    [Fact]
    public async Task A_name_that_Meta_refuses_fails_with_a_code_when_it_comes_alone()
    {
        await using var emulation = await StartAsync(new() { NameChanges = NameChanges.Refused });
        var sender = emulation.Seed();
        (await emulation.PostAsync(sender, Alone)).IsError(
            400, 63124, "Display name was refused by Meta: The name doesn't tell what the business is");
        Assert.Equal(["ONLINE"], await emulation.StatusesAsync(sender, 1));
    }

    [Theory]
    [InlineData(Beside, "There", null)]
    [InlineData("""{"profile":{"name":"New"},"friendly_name":"Desk"}""", null, "Desk")]
    public async Task A_name_that_Meta_refuses_beside_other_fields_fails_without_a_reason(string body, string? address, string? friendlyName)
    {
        await using var emulation = await StartAsync(new() { NameChanges = NameChanges.Refused });
        var sender = emulation.Seed();
        var answer = await emulation.PostAsync(sender, body);
        Assert.Equal((202, "error"), (answer.Status, (string?)answer.Json["display_name_status"]));
        var read = (await emulation.GetAsync(sender)).Json;
        Assert.Equal(("Example", address, friendlyName),
            ((string?)read["profile"]!["name"], (string?)read["profile"]!["address"], (string?)read["friendly_name"]));
        Assert.DoesNotContain("pending_display_name", read.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NameChanges.Review)]
    [InlineData(NameChanges.AtOnce)]
    public async Task Another_name_during_a_review_has_to_wait(NameChanges changes)
    {
        await using var emulation = await StartAsync(new() { NameChanges = changes });
        var sender = emulation.Seed();
        emulation.Server.Senders.SetPendingName(Number, "Other", NameStatus.PendingReview);
        (await emulation.PostAsync(sender, Alone)).IsError(
            409, 63128, "Another display name of this sender is in review: wait for its outcome");
        Assert.Equal("error", (string?)(await emulation.PostAsync(sender, Beside)).Json["display_name_status"]);
        var read = (await emulation.GetAsync(sender)).Json;
        Assert.Equal(("Example", "Other", "PENDING_REVIEW"), NamesOf(read) switch { var (active, pending, status, _) => (active, pending, status) });
        Assert.Equal("There", (string?)read["profile"]!["address"]);
    }

    [Theory]
    [InlineData("Other", "pending_review")]
    [InlineData("Example", "no_change")]
    public async Task The_name_in_review_and_the_active_one_start_nothing(string name, string expected)
    {
        await using var emulation = await StartAsync(new() { NameChanges = NameChanges.Review });
        var sender = emulation.Seed();
        emulation.Server.Senders.SetPendingName(Number, "Other", NameStatus.PendingReview);
        var before = NamesOf((await emulation.GetAsync(sender)).Json);
        var answer = await emulation.PostAsync(sender, $$$"""{"profile":{"name":"{{{name}}}"}}""");
        Assert.Equal((202, expected), (answer.Status, (string?)answer.Json["display_name_status"]));
        Assert.Equal(before, NamesOf((await emulation.GetAsync(sender)).Json));
    }

    [Theory]
    [InlineData("New", NameStatus.Approved, "APPROVED")]
    [InlineData("New", NameStatus.PinMismatch, "APPROVED")]
    [InlineData("New", NameStatus.RegistrationFailed, "APPROVED")]
    [InlineData("New", NameStatus.Expired, "PENDING_REVIEW")]
    [InlineData("New", NameStatus.Declined, "PENDING_REVIEW")]
    [InlineData("New", "ON_HOLIDAY", "PENDING_REVIEW")]
    [InlineData("Other", NameStatus.Approved, "PENDING_REVIEW")]
    [InlineData("Other", NameStatus.Declined, "PENDING_REVIEW")]
    public async Task A_name_that_was_approved_already_needs_no_second_review(string name, string status, string expected)
    {
        await using var emulation = await StartAsync(new() { NameChanges = NameChanges.Review });
        var sender = emulation.Seed();
        emulation.Server.Senders.SetPendingName(Number, name, status);
        Assert.Equal("updating", (string?)(await emulation.PostAsync(sender, Alone)).Json["display_name_status"]);
        var (active, pending, now, _) = NamesOf((await emulation.GetAsync(sender)).Json);
        Assert.Equal(("Example", "New", expected), (active, pending, now));
    }

    [Theory]
    [InlineData(PendingNames.TopLevel, true, false)]
    [InlineData(PendingNames.Profile, false, true)]
    [InlineData(PendingNames.Both, true, true)]
    public async Task The_options_say_where_a_pending_name_is(PendingNames place, bool top, bool profile)
    {
        await using var emulation = await StartAsync(new() { NameChanges = NameChanges.Review, PendingNames = place });
        var sender = emulation.Seed();
        var updated = (await emulation.PostAsync(sender, Alone)).Json;
        Assert.Equal((top, profile), Places(updated, "display_name_status"));
        var read = (await emulation.GetAsync(sender)).Json;
        foreach (var key in new[] { "pending_display_name", "pending_display_name_status", "pending_display_name_status_date" })
            Assert.Equal((top, profile), Places(read, key));
        Answer.IsJson((await emulation.GetAsync(sender)).Body, emulation.Server.Senders.Find(Number)!.Resource);
    }

    [Theory]
    [InlineData(true, "Example PENDING_REVIEW")]
    [InlineData(false, "Example ")]
    public async Task Lists_have_a_pending_name_only_if_the_options_say_so(bool listed, string expected)
    {
        await using var emulation = await StartAsync(new() { NameChanges = NameChanges.Review, ListsShowPendingNames = listed });
        await emulation.PostAsync(emulation.Seed(), Alone);
        Assert.Equal(expected, await ListedAsync(emulation));
    }

    [Fact]
    public async Task The_name_of_an_rcs_sender_is_a_field_like_any_other()
    {
        await using var emulation = await StartAsync(new() { NameChanges = NameChanges.Review, RcsCanBeChanged = true });
        var sender = emulation.Seed("""{"sender_id":"rcs:agent","profile":{"name":"Example"}}""");
        Assert.DoesNotContain("display_name", (await emulation.PostAsync(sender, Alone)).Body, StringComparison.Ordinal);
        Assert.Equal(["New "], await LooksAsync(emulation, sender, 1));
    }

    [Fact]
    public async Task A_name_that_is_ignored_goes_nowhere()
    {
        await using var emulation = await StartAsync(new() { NeverTaken = new HashSet<string> { "profile.name" } });
        var sender = emulation.Seed();
        Assert.Equal("updating", (string?)(await emulation.PostAsync(sender, Alone)).Json["display_name_status"]);
        Assert.Equal(["Example "], await LooksAsync(emulation, sender, 1));
    }

    [Fact]
    public async Task A_name_stays_under_review_where_blocks_are_replaced()
    {
        await using var emulation = await StartAsync(new() { NameChanges = NameChanges.Review, BlockUpdates = BlockUpdate.Replace });
        var sender = emulation.Seed();
        await emulation.PostAsync(sender, Beside);
        await emulation.PostAsync(sender, """{"profile":{"description":"x"}}""");
        Assert.Equal(["Example PENDING_REVIEW"], await LooksAsync(emulation, sender, 1));
    }

    [Theory]
    [InlineData(Number, """{"profile":{"address":"There"}}""", 400)]
    [InlineData(Number, """{"profile":{"address":"There","name":"Example"}}""", 202)]
    [InlineData(Number, """{"webhook":{"callback_url":"https://a.example"}}""", 202)]
    [InlineData("rcs:agent", """{"profile":{"description":"There"}}""", 202)]
    public async Task A_profile_can_have_to_have_the_name_in_it(string senderId, string body, int status)
    {
        await using var emulation = await StartAsync(new() { NameRequired = true, RcsCanBeChanged = true });
        var sender = emulation.Seed($$$"""{"sender_id":"{{{senderId}}}","profile":{"name":"Example"}}""");
        var answer = await emulation.PostAsync(sender, body);
        Assert.Equal(status, answer.Status);
        if (status == 400)
            answer.IsError(400, 63100, "profile.name is required for whatsapp senders");
    }

    static (string? Active, string? Pending, string? Status, string? Date) NamesOf(JsonNode sender) => (
        (string?)sender["profile"]!["name"], (string?)sender["pending_display_name"],
        (string?)sender["pending_display_name_status"], (string?)sender["pending_display_name_status_date"]);

    static string LookOf(JsonNode sender) => $"{sender["profile"]!["name"]} {sender["pending_display_name_status"]}";

    static (bool Top, bool Profile) Places(JsonNode answer, string key) =>
        (answer.AsObject().ContainsKey(key), answer["profile"]!.AsObject().ContainsKey(key));

    static async Task<List<string>> LooksAsync(Emulation emulation, string sender, int looks)
    {
        var seen = new List<string>();
        for (var look = 0; look < looks; look++)
            seen.Add(LookOf((await emulation.GetAsync(sender)).Json));
        return seen;
    }

    static async Task<string> ListedAsync(Emulation emulation) =>
        LookOf((await emulation.GetAsync(Collection + "?Channel=whatsapp")).Json["senders"]![0]!);
}
