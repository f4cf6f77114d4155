using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;

namespace TwilioEmulator.Tests.Api;

/// <summary>Lists and GETs that come to know of a sender late.</summary>
public sealed class LagTests
{
    [Fact]
    public async Task A_new_sender_shows_up_in_lists_only_after_so_many_readings()
    {
        await using var emulation = await StartAsync(new() { ListsLag = 2 });
        await emulation.CreateAsync();
        Assert.Equal([0, 0, 1, 1], await CountsAsync(emulation, 4));
        Assert.NotNull(emulation.Server.Senders.Find(Number));
    }

    [Fact]
    public async Task A_deleted_sender_stays_in_lists_for_so_many_readings()
    {
        await using var emulation = await StartAsync(new() { ListsLag = 2 });
        var sender = emulation.Seed();
        await emulation.DeleteAsync(sender);
        Assert.Equal([1, 1, 0, 0], await CountsAsync(emulation, 4));
        Assert.Equal(404, (await emulation.GetAsync(sender)).Status);
        Assert.Empty(emulation.Server.Senders.All);
    }

    [Fact]
    public async Task A_sender_that_never_was_in_a_list_does_not_come_into_it_by_its_deletion()
    {
        await using var emulation = await StartAsync(new() { ListsLag = 1 });
        await emulation.DeleteAsync(await emulation.CreateAsync());
        Assert.Equal([0, 0, 0], await CountsAsync(emulation, 3));
    }

    [Fact]
    public async Task A_deletion_past_the_api_is_late_in_lists_as_well()
    {
        await using var emulation = await StartAsync(new() { ListsLag = 1 });
        emulation.Seed();
        emulation.Server.Senders.Delete(Number);
        Assert.Equal([1, 0], await CountsAsync(emulation, 2));
    }

    [Fact]
    public async Task All_pages_of_a_reading_know_as_much_as_its_first()
    {
        await using var emulation = await StartAsync(new() { ListsLag = 1 });
        emulation.Seed("""{"sender_id":"whatsapp:+15017122660"}""");
        var old = emulation.Seed("""{"sender_id":"whatsapp:+15017122661"}""");
        await emulation.CreateAsync("whatsapp:+15017122662");
        await emulation.DeleteAsync(old);
        Assert.Equal([Sids(1), Sids(2)], await PagesAsync(emulation));
        Assert.Equal([Sids(1), Sids(3)], await PagesAsync(emulation));
    }

    [Fact]
    public async Task Readings_of_another_channel_do_not_count()
    {
        await using var emulation = await StartAsync(new() { ListsLag = 1 });
        await emulation.CreateAsync();
        await emulation.GetAsync(Collection + "?Channel=rcs");
        Assert.Equal([0, 1], await CountsAsync(emulation, 2));
    }

    [Fact]
    public async Task A_new_sender_is_found_only_after_so_many_looks()
    {
        await using var emulation = await StartAsync(new() { FetchLag = 2 });
        var sender = await emulation.CreateAsync();
        (await emulation.GetAsync(sender)).IsError(404, 20404, $"The requested resource {sender} was not found");
        Assert.Equal(404, (await emulation.GetAsync(sender)).Status);
        Assert.Equal(["CREATING", "OFFLINE"], await emulation.StatusesAsync(sender, 2));
    }

    [Fact]
    public async Task A_sender_that_was_there_before_is_found_at_once()
    {
        await using var emulation = await StartAsync(new() { FetchLag = 2 });
        Assert.Equal(["ONLINE"], await emulation.StatusesAsync(emulation.Seed(), 1));
    }

    [Fact]
    public async Task A_sender_can_be_hidden_from_its_next_looks()
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed();
        emulation.Server.Senders.Hide(Number, 2);
        (await emulation.GetAsync(sender)).IsError(404, 20404, $"The requested resource {sender} was not found");
        Assert.Equal([1], await CountsAsync(emulation, 1));
        Assert.Equal(202, (await emulation.PostAsync(sender, """{"profile":{"address":"There"}}""")).Status);
        Assert.Equal(404, (await emulation.GetAsync(sender)).Status);
        Assert.Equal(["ONLINE:UPDATING"], await emulation.StatusesAsync(sender, 1));
    }

    static string[] Sids(params int[] numbers) => [.. numbers.Select(number => $"XE{number:D32}")];

    static async Task<IReadOnlyList<int>> CountsAsync(Emulation emulation, int readings)
    {
        var counts = new int[readings];
        for (var reading = 0; reading < readings; reading++)
            counts[reading] = (await emulation.GetAsync(Collection + "?Channel=whatsapp")).Json["senders"]!.AsArray().Count;
        return counts;
    }

    static async Task<List<string[]>> PagesAsync(Emulation emulation)
    {
        var pages = new List<string[]>();
        for (string? next = Collection + "?Channel=whatsapp&PageSize=1"; next is not null;)
        {
            var page = (await emulation.GetAsync(next)).Json;
            pages.Add([.. page["senders"]!.AsArray().Select(sender => (string)sender!["sid"]!)]);
            next = (string?)page["meta"]!["next_page_url"];
        }
        return pages;
    }
}
