using TwilioEmulator.Model;
using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;

namespace TwilioEmulator.Tests.Api;

/// <summary>Sender ids that come back in another form than they were asked for.</summary>
public sealed class SpellingTests
{
    static EmulatorOptions AsWhatsApp => new() { Spelling = NumberSpelling.AsWhatsApp };

    [Theory]
    [InlineData("whatsapp:+525512345678", "whatsapp:+5215512345678")]
    [InlineData("whatsapp:+5215512345678", "whatsapp:+5215512345678")]
    [InlineData("whatsapp:+541112345678", "whatsapp:+5491112345678")]
    [InlineData("whatsapp:+5491112345678", "whatsapp:+5491112345678")]
    [InlineData("whatsapp:+5511987654321", "whatsapp:+551187654321")]
    [InlineData("whatsapp:+551187654321", "whatsapp:+551187654321")]
    [InlineData("whatsapp:+15017122661", "whatsapp:+15017122661")]
    public async Task A_number_is_shown_everywhere_as_WhatsApp_writes_it(string sent, string shown)
    {
        await using var emulation = await StartAsync(AsWhatsApp with { PollsPerStep = 0 });
        var created = await emulation.PostAsync(Collection, $$$"""{"sender_id":"{{{sent}}}","profile":{"name":"A"}}""");
        Assert.Equal(shown, (string?)created.Json["sender_id"]);
        var sender = $"{Collection}/{created.Json["sid"]}";
        Assert.Equal(shown, (string?)(await emulation.GetAsync(sender)).Json["sender_id"]);
        Assert.Equal(shown, (string?)(await emulation.GetAsync(Collection + "?Channel=whatsapp")).Json["senders"]![0]!["sender_id"]);
        Assert.Equal(shown, (string?)(await emulation.PostAsync(sender, """{"profile":{"address":"There"}}""")).Json["sender_id"]);
        Assert.Equal(shown, emulation.Server.Senders.Find(sent)!.SenderId);
    }

    [Theory]
    [InlineData("whatsapp:+525512345678", "whatsapp:+5215512345678")]
    [InlineData("whatsapp:+5215512345678", "whatsapp:+525512345678")]
    [InlineData("whatsapp:+525512345678", "whatsapp:+525512345678")]
    public async Task Every_spelling_of_a_number_is_the_same_sender(string first, string second)
    {
        await using var emulation = await StartAsync(AsWhatsApp);
        await emulation.CreateAsync(first);
        var again = await emulation.PostAsync(Collection, $$$"""{"sender_id":"{{{second}}}","profile":{"name":"A"}}""");
        again.IsError(409, 63100, "sender_id provided already exists");
        Assert.NotNull(emulation.Server.Senders.Find(second));
    }

    [Fact]
    public async Task Numbers_are_left_as_they_are_unless_the_options_say_otherwise()
    {
        await using var emulation = await StartAsync();
        await emulation.CreateAsync("whatsapp:+525512345678");
        await emulation.CreateAsync("whatsapp:+5215512345678");
        Assert.Equal(["whatsapp:+525512345678", "whatsapp:+5215512345678"], emulation.Server.Senders.All.Select(sender => sender.SenderId));
    }

    [Fact]
    public async Task An_rcs_sender_can_get_a_name_of_Twilios_own()
    {
        await using var emulation = await StartAsync(new() { RcsSpelling = RcsSpelling.TwilioName, RcsCanBeChanged = true });
        const string shown = "rcs:brand_00000001_agent";
        var sender = $"{Collection}/{FirstSid}";
        Assert.Equal(shown, (string?)(await emulation.PostAsync(Collection, """{"sender_id":"rcs:my_agent"}""")).Json["sender_id"]);
        Assert.Equal(shown, (string?)(await emulation.GetAsync(sender)).Json["sender_id"]);
        Assert.Equal(shown, (string?)(await emulation.GetAsync(Collection + "?Channel=rcs")).Json["senders"]![0]!["sender_id"]);
        Assert.Equal(shown, (string?)(await emulation.PostAsync(sender, """{"profile":{"name":"New"}}""")).Json["sender_id"]);
        foreach (var name in new[] { "rcs:my_agent", shown })
        {
            Assert.Equal(FirstSid, emulation.Server.Senders.Find(name)!.Sid);
            (await emulation.PostAsync(Collection, $$"""{"sender_id":"{{name}}"}""")).IsError(409, 63100, "sender_id provided already exists");
        }
    }

    [Fact]
    public async Task A_name_that_is_Twilios_already_stays_and_numbers_have_none()
    {
        await using var emulation = await StartAsync(new() { RcsSpelling = RcsSpelling.TwilioName });
        emulation.Seed("""{"sender_id":"rcs:brand_12345678_agent"}""");
        await emulation.CreateAsync();
        Assert.Equal(["rcs:brand_12345678_agent", Number], emulation.Server.Senders.All.Select(sender => sender.SenderId));
    }

    [Fact]
    public async Task A_status_path_is_found_by_either_spelling()
    {
        await using var emulation = await StartAsync(AsWhatsApp);
        emulation.Server.Senders.SetPath("whatsapp:+5215512345678", StatusPath.Of("PENDING_VERIFICATION") with { VerificationCode = "777" });
        var sender = await emulation.CreateAsync("whatsapp:+525512345678");
        Assert.Equal(["PENDING_VERIFICATION"], await emulation.StatusesAsync(sender, 1));
        Assert.Equal(202, (await emulation.PostAsync(sender, """{"configuration":{"verification_code":"777"}}""")).Status);
        emulation.Server.Senders.SetPath("whatsapp:+5215512345678", StatusPath.Of("ONLINE") with { AfterUpdate = [new("DRAFT")] });
        Assert.Equal(["ONLINE"], await emulation.StatusesAsync(sender, 1));
        await emulation.PostAsync(sender, """{"profile":{"address":"There"}}""");
        Assert.Equal(["DRAFT"], await emulation.StatusesAsync(sender, 1));
    }
}
