using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;

namespace TwilioEmulator.Tests.Api;

public sealed class ListTests
{
    [Fact]
    public async Task An_empty_list_has_the_whole_envelope()
    {
        await using var emulation = await StartAsync();
        var url = $"{emulation.Server.BaseUrl}v2/Channels/Senders?PageSize=10&Page=0&Channel=whatsapp";
        (await emulation.GetAsync(Collection + "?Channel=whatsapp&PageSize=10")).Is(200, $$"""
            {
              "senders": [],
              "meta": {
                "page": 0, "page_size": 10, "first_page_url": "{{url}}", "previous_page_url": null,
                "url": "{{url}}", "next_page_url": null, "key": "senders"
              }
            }
            """);
    }

    [Theory]
    [InlineData("", "Channel is required")]
    [InlineData("?Channel=", "Channel is required")]
    [InlineData("?Channel=sms", "Channel must be whatsapp or rcs")]
    [InlineData("?channel=whatsapp", "Unknown parameter: channel")]
    [InlineData("?Channel=whatsapp&Bogus=1", "Unknown parameter: Bogus")]
    [InlineData("?Channel=WhatsApp", "Channel must be whatsapp or rcs")]
    [InlineData("?Channel=rcs&PageSize=0", "PageSize must be a whole number from 1 to 1000")]
    [InlineData("?Channel=rcs&PageSize=1001", "PageSize must be a whole number from 1 to 1000")]
    [InlineData("?Channel=rcs&PageSize=ten", "PageSize must be a whole number from 1 to 1000")]
    [InlineData("?Channel=rcs&Page=-1", "Page must be a whole number from 0 to 2147483647")]
    [InlineData("?Channel=rcs&Page=1", "Page needs the PageToken of that page")]
    [InlineData("?Channel=rcs&PageToken=x", "PageToken is not one of this list's")]
    public async Task A_query_that_breaks_a_rule_is_refused(string query, string message)
    {
        await using var emulation = await StartAsync();
        (await emulation.GetAsync(Collection + query)).IsError(400, 63100, message);
    }

    [Theory]
    [InlineData("whatsapp", 20)]
    [InlineData("rcs", 50)]
    public async Task The_default_page_size_depends_on_the_channel(string channel, int size)
    {
        await using var emulation = await StartAsync();
        var meta = (await emulation.GetAsync($"{Collection}?Channel={channel}")).Json["meta"]!;
        Assert.Equal(size, (int?)meta["page_size"]);
    }

    [Fact]
    public async Task A_list_shows_one_channel_and_does_not_move_a_status()
    {
        await using var emulation = await StartAsync();
        await emulation.CreateAsync();
        emulation.Seed("""{"sender_id":"rcs:agent"}""");
        for (var look = 0; look < 3; look++)
        {
            var listed = (await emulation.GetAsync(Collection + "?Channel=whatsapp")).Json["senders"]!.AsArray();
            Assert.Equal("CREATING", (string?)Assert.Single(listed)!["status"]);
        }
    }

    [Fact]
    public async Task A_listed_sender_looks_as_a_get_of_it_does()
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed();
        var listed = (await emulation.GetAsync(Collection + "?Channel=whatsapp")).Json["senders"]![0];
        Answer.IsJson((await emulation.GetAsync(sender)).Body, listed);
    }

    [Property(MaxTest = 15)]
    public Property Following_the_pages_meets_every_sender_once_and_in_order() => Prop.ForAll(
        Gen.Choose(0, 12).ToArbitrary(), Gen.Choose(1, 5).ToArbitrary(), (count, size) => WalkAsync(count, size));

    [Fact]
    public async Task The_previous_page_url_leads_back()
    {
        await using var emulation = await StartAsync();
        for (var number = 1; number <= 5; number++)
            emulation.Seed($$"""{"sender_id":"rcs:agent{{number}}"}""");
        var first = await emulation.GetAsync(Collection + "?Channel=rcs&PageSize=2");
        var second = await emulation.GetAsync((string)first.Json["meta"]!["next_page_url"]!);
        var third = await emulation.GetAsync((string)second.Json["meta"]!["next_page_url"]!);
        var back = await emulation.GetAsync((string)third.Json["meta"]!["previous_page_url"]!);
        Assert.Equal(["rcs:agent3", "rcs:agent4"], IdsOf(back));
        Assert.Equal(["rcs:agent1", "rcs:agent2"], IdsOf(await emulation.GetAsync((string)back.Json["meta"]!["previous_page_url"]!)));
    }

    [Theory]
    [InlineData("messaging.twilio.com", "https://messaging.twilio.com")]
    [InlineData("http://gateway.example:8080", "http://gateway.example:8080")]
    public async Task The_next_page_can_be_on_another_host(string host, string expected)
    {
        await using var emulation = await StartAsync(new() { NextPageHost = host });
        for (var number = 1; number <= 3; number++)
            emulation.Seed($$"""{"sender_id":"rcs:agent{{number}}"}""");
        var first = await emulation.GetAsync(Collection + "?Channel=rcs&PageSize=2");
        var next = (string)first.Json["meta"]!["next_page_url"]!;
        Assert.StartsWith(expected + Collection, next, StringComparison.Ordinal);
        Assert.Equal(["rcs:agent3"], IdsOf(await emulation.GetAsync(next[expected.Length..])));
    }

    [Fact]
    public async Task A_sender_deleted_between_two_pages_hides_no_other()
    {
        await using var emulation = await StartAsync();
        for (var number = 1; number <= 4; number++)
            emulation.Seed($$"""{"sender_id":"rcs:agent{{number}}"}""");
        var first = await emulation.GetAsync(Collection + "?Channel=rcs&PageSize=2");
        emulation.Server.Senders.Delete("rcs:agent1");
        Assert.Equal(["rcs:agent3", "rcs:agent4"], IdsOf(await emulation.GetAsync((string)first.Json["meta"]!["next_page_url"]!)));
    }

    [Fact]
    public async Task The_shared_sandbox_is_listed_on_demand_and_cannot_be_changed()
    {
        await using var emulation = await StartAsync(new() { IncludeSandbox = true });
        var listed = await emulation.GetAsync(Collection + "?Channel=whatsapp");
        Assert.Equal(["whatsapp:+14155238886"], IdsOf(listed));
        var sandbox = $"{Collection}/{listed.Json["senders"]![0]!["sid"]}";
        (await emulation.DeleteAsync(sandbox)).IsError(400, 63100, "The shared sandbox sender can't be changed");
    }

    static async Task<bool> WalkAsync(int count, int size)
    {
        await using var emulation = await StartAsync();
        string[] expected = [.. Enumerable.Range(1, count).Select(number => $"rcs:agent{number}")];
        foreach (var id in expected)
            emulation.Seed($$"""{"sender_id":"{{id}}"}""");
        var met = new List<string>();
        for (string? next = $"{Collection}?Channel=rcs&PageSize={size}"; next is not null;)
        {
            var page = await emulation.GetAsync(next);
            met.AddRange(IdsOf(page));
            next = (string?)page.Json["meta"]!["next_page_url"];
        }
        return expected.SequenceEqual(met);
    }

    static string[] IdsOf(Answer page) => [.. page.Json["senders"]!.AsArray().Select(sender => (string)sender!["sender_id"]!)];
}
