using System.Text.Json.Nodes;
using Provider.Tests.Front;

namespace Provider.Tests.Senders;

/// <summary>
/// Another WhatsApp Business Account deletes a sender and needs a person. So only the program's own change of it does that,
/// and what may do it is told as that.
/// </summary>
public sealed class OtherWabaTests
{
    private const string Program = """
        {"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"configuration":{"wabaId":"111","accountType":"ISV"}}
        """;

    private const string Moved = "configuration.wabaId has changed at the service. What is declared stays as it is";
    private const string Threat = "Changing configuration.wabaId deletes the sender";
    private const string May = "configuration.wabaId isn't known yet. If it turns out to be another one than now, the resource is replaced.";

    [Fact]
    public async Task A_refresh_that_finds_the_number_moved_tells_so_each_time_and_threatens_nothing()
    {
        await using var bench = await MovedAsync();
        for (var refresh = 0; refresh < 2; refresh++)
        {
            var seen = (await bench.Stack.RefreshAsync()).Well();
            Assert.Equal("", seen.Changed);
            Assert.StartsWith(Moved, Assert.Single(seen.Warnings), StringComparison.Ordinal);
        }

        var up = (await bench.Stack.UpAsync(Program)).Well();
        Assert.Equal(Step.Same, up.Step);
        Assert.DoesNotContain(up.Warnings, w => w.StartsWith(Threat, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Other_changes_go_on_and_say_nothing_of_the_account(bool refreshes)
    {
        await using var bench = await MovedAsync();
        if (refreshes)
            (await bench.Stack.RefreshAsync()).Well();
        bench.Stack.IsStale = true;
        (await bench.Stack.UpAsync(Program.Replace("\"ISV\"", "\"ISVSubAccount\"", StringComparison.Ordinal))).Well()
            .Wrote("POST", """{"configuration":{"account_type":"ISVSubAccount"}}""");
        Assert.StartsWith(Moved, Assert.Single((await bench.Stack.RefreshAsync()).Well().Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declaring_the_account_that_it_moved_to_is_all_it_takes()
    {
        await using var bench = await MovedAsync();
        (await bench.Stack.RefreshAsync()).Well();
        var accepted = Program.Replace("\"111\"", "\"999\"", StringComparison.Ordinal);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(accepted)).Well().Step);
        var refresh = (await bench.Stack.RefreshAsync()).Well();
        Assert.Equal("", refresh.Changed);
        Assert.Empty(refresh.Warnings);
    }

    [Fact]
    public async Task A_third_account_is_the_programs_own_change_and_replaces()
    {
        await using var bench = await MovedAsync();
        (await bench.Stack.RefreshAsync()).Well();
        var preview = (await bench.Stack.PreviewAsync(Program.Replace("\"111\"", "\"333\"", StringComparison.Ordinal))).Well();
        Assert.Equal(Step.DeleteThenReplace, preview.Step);
        Assert.Contains(preview.Warnings, w => w.StartsWith(Threat, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"wabaId":"111"}""", "\"$unknown\"", false)]
    [InlineData("""{"wabaId":"111"}""", """{"$secret":"$unknown"}""", false)]
    [InlineData("""{"wabaId":"111"}""", """{"wabaId":"$unknown"}""", true)]
    [InlineData("{}", "\"$unknown\"", false)]
    [InlineData("{}", """{"wabaId":"$unknown"}""", true)]
    public async Task An_account_that_is_not_known_yet_may_replace_and_the_preview_says_may(string before, string after, bool replaces)
    {
        string With(string configuration) => Program.Replace("""{"wabaId":"111","accountType":"ISV"}""", configuration, StringComparison.Ordinal);
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(With(before))).Well();
        var preview = (await bench.Stack.PreviewAsync(With(after))).Well();
        Assert.Equal(replaces ? Step.DeleteThenReplace : Step.Update, preview.Step);
        var warning = Assert.Single(preview.Warnings);
        Assert.StartsWith(May, warning, StringComparison.Ordinal);
        Assert.Contains("two-factor authentication", warning, StringComparison.Ordinal);
        Assert.Empty(preview.Requests);
    }

    [Fact]
    public async Task A_block_that_replaces_nothing_says_nothing_of_it_while_it_is_not_known()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Program)).Well();
        var preview = (await bench.Stack.PreviewAsync(
            """{"senderId":"whatsapp:+15017122661","profile":"$unknown","webhook":"$unknown","configuration":{"wabaId":"111","accountType":"ISV"}}""")).Well();
        Assert.Equal("profile webhook", preview.Changed);
        Assert.Empty(preview.Warnings);
    }

    private static async Task<Bench> MovedAsync()
    {
        var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Program)).Well();
        bench.Twilio.Senders.Patch(Bench.Number, new() { ["configuration"] = new JsonObject { ["waba_id"] = "999" } });
        return bench;
    }
}
