using Microsoft.Extensions.Time.Testing;
using TwilioEmulator.Model;
using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;

namespace TwilioEmulator.Tests.Control;

/// <summary>Display names past the API: what Meta decides, and what Twilio makes of it.</summary>
public sealed class PendingNameTests
{
    const string Control = "/_emulator/senders/whatsapp:+15017122661/pending-name";

    [Fact]
    public async Task A_name_can_be_taken_through_every_status()
    {
        var time = new FakeTimeProvider(new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero));
        await using var emulation = await StartAsync(new() { TimeProvider = time });
        var sender = emulation.Seed();
        emulation.Server.Senders.SetPendingName(Number, "New", NameStatus.PendingReview);
        string[] statuses = ["APPROVED", "DECLINED", "PIN_MISMATCH", "REGISTRATION_FAILED", "EXPIRED", "ON_HOLIDAY"];
        foreach (var status in statuses)
        {
            time.Advance(TimeSpan.FromHours(1));
            emulation.Server.Senders.DecideName(Number, status);
            var read = (await emulation.GetAsync(sender)).Json;
            Assert.Equal(("Example", "New", status, $"{time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'}"),
                ((string?)read["profile"]!["name"], (string?)read["pending_display_name"],
                    (string?)read["pending_display_name_status"], (string?)read["pending_display_name_status_date"]));
        }
        emulation.Server.Senders.DecideName(Number, NameStatus.Completed);
        Assert.Equal("New", (string?)(await emulation.GetAsync(sender)).Json["profile"]!["name"]);
    }

    [Fact]
    public async Task A_name_that_is_set_as_completed_is_the_active_one()
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed();
        emulation.Server.Senders.SetPendingName(Number, "New", NameStatus.Completed);
        Assert.Equal("New", (string?)(await emulation.GetAsync(sender)).Json["profile"]!["name"]);
    }

    [Fact]
    public async Task A_change_fades_and_the_active_name_stays()
    {
        await using var emulation = await StartAsync(new() { NameChanges = NameChanges.Approved, NameLooks = 1 });
        var sender = emulation.Seed();
        await emulation.PostAsync(sender, """{"profile":{"name":"New"}}""");
        emulation.Server.Senders.FadeName(Number);
        for (var look = 0; look < 3; look++)
        {
            var read = await emulation.GetAsync(sender);
            Assert.Equal("Example", (string?)read.Json["profile"]!["name"]);
            Assert.DoesNotContain("pending_display_name", read.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_stored_has_the_pending_name_wherever_answers_have_it()
    {
        var time = new FakeTimeProvider(new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero));
        await using var emulation = await StartAsync(new()
        {
            TimeProvider = time, PendingNames = PendingNames.Profile, NameChanges = NameChanges.Lagging,
        });
        await emulation.PostAsync(emulation.Seed(), """{"friendly_name":"Desk","profile":{"name":"New"}}""");
        Answer.IsJson("""
            {
              "profile": {"name": "Example"}, "friendly_name": "Desk", "pending_display_name": "New",
              "pending_display_name_status": "PENDING_REVIEW", "pending_display_name_status_date": "2026-11-25T08:00:00Z"
            }
            """, emulation.Server.Senders.Find(Number)!.Stored);
    }

    [Fact]
    public async Task A_pending_name_can_be_seeded_and_patched()
    {
        await using var emulation = await StartAsync(new() { PendingNames = PendingNames.Profile });
        var sender = emulation.Seed("""
            {"sender_id":"whatsapp:+15017122661","profile":{"name":"Example"},"pending_display_name":"New",
             "pending_display_name_status":"DECLINED","pending_display_name_status_date":"2026-11-01T00:00:00Z"}
            """);
        var read = (await emulation.GetAsync(sender)).Json;
        Assert.Equal(("New", "DECLINED"),
            ((string?)read["profile"]!["pending_display_name"], (string?)read["profile"]!["pending_display_name_status"]));
        Assert.Null(read["pending_display_name"]);
        emulation.Server.Senders.Patch(Number, new() { ["pending_display_name_status"] = "APPROVED" });
        Assert.Equal("APPROVED", (string?)(await emulation.GetAsync(sender)).Json["profile"]!["pending_display_name_status"]);
    }

    [Fact]
    public async Task Whatever_is_seeded_into_a_profile_reads_back_there()
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed("""{"sender_id":"whatsapp:+15017122661","profile":{"name":"Example","pending_display_name":"New"}}""");
        Assert.Equal("New", (string?)(await emulation.GetAsync(sender)).Json["profile"]!["pending_display_name"]);
    }

    [Fact]
    public async Task The_same_goes_over_http()
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed();
        var set = await emulation.SendAsync("PUT", Control, """{"name":"New","status":"PENDING_REVIEW"}""");
        Assert.Equal((200, "New"), (set.Status, (string?)set.Json["stored"]!["pending_display_name"]));
        Assert.Equal("PENDING_REVIEW", (string?)(await emulation.GetAsync(sender)).Json["pending_display_name_status"]);
        var decided = await emulation.SendAsync("PATCH", Control, """{"status":"COMPLETED"}""");
        Assert.Equal((200, "New"), (decided.Status, (string?)decided.Json["stored"]!["profile"]!["name"]));
        Assert.Equal(200, (await emulation.DeleteAsync(Control)).Status);
        Assert.DoesNotContain("pending_display_name", (await emulation.GetAsync(sender)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PATCH", Control, """{"status":"APPROVED"}""", 400)]
    [InlineData("PATCH", Control, "{}", 400)]
    [InlineData("PUT", Control, """{"name":"New"}""", 400)]
    [InlineData("PUT", Control, """{"status":"APPROVED"}""", 400)]
    [InlineData("PUT", "/_emulator/senders/XE1/pending-name", """{"name":"New","status":"APPROVED"}""", 404)]
    public async Task A_mistake_is_told(string method, string path, string body, int status)
    {
        await using var emulation = await StartAsync();
        emulation.Seed();
        Assert.Equal(status, (await emulation.SendAsync(method, path, body)).Status);
        Answer.IsJson("""{"profile":{"name":"Example"}}""", emulation.Server.Senders.Find(Number)!.Stored);
    }
}
