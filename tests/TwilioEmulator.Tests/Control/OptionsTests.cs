using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;

namespace TwilioEmulator.Tests.Control;

public sealed class OptionsTests
{
    const string Options = "/_emulator/options";

    [Fact]
    public async Task Options_can_be_changed_while_the_emulator_runs()
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed();
        Assert.Equal("HIGH", (string?)(await emulation.GetAsync(sender)).Json["properties"]!["quality_rating"]);
        emulation.Server.Options = emulation.Server.Options with { QualityRating = "LOW" };
        Assert.Equal("LOW", (string?)(await emulation.GetAsync(sender)).Json["properties"]!["quality_rating"]);
    }

    [Fact]
    public async Task What_the_emulator_was_started_with_stays()
    {
        await using var emulation = await StartAsync();
        var before = emulation.Server.Options;
        emulation.Server.Options = new() { Port = 1, IncludeSandbox = true, Accounts = [], TimeProvider = new NoTime() };
        Assert.Equal(before, emulation.Server.Options);
    }

    [Fact]
    public async Task Options_can_be_read_and_changed_over_http()
    {
        await using var emulation = await StartAsync(new() { PollsPerStep = 2, StepEvery = TimeSpan.FromSeconds(90) });
        var read = (await emulation.GetAsync(Options)).Json;
        Assert.Equal((2, 90, "as_sent"), ((int?)read["polls_per_step"], (int?)read["step_every"], (string?)read["whats_app_lists"]));
        var patched = await emulation.SendAsync("PATCH", Options, """{"whats_app_lists":"meta_labels","step_every":0.5,"polls_per_step":null}""");
        Assert.Equal((200, "meta_labels"), (patched.Status, (string?)patched.Json["whats_app_lists"]));
        Assert.Equal(
            (ListReading.MetaLabels, TimeSpan.FromSeconds(0.5), 1),
            (emulation.Server.Options.WhatsAppLists, emulation.Server.Options.StepEvery, emulation.Server.Options.PollsPerStep));
    }

    [Fact]
    public async Task An_option_that_means_nothing_keeps_the_emulator_from_starting() =>
        Assert.Equal("no field about", (await Assert.ThrowsAsync<ArgumentException>(() =>
            StartAsync(new() { NeverTaken = new HashSet<string> { "about" } }))).Message);

    [Fact]
    public async Task A_set_is_a_list_over_http()
    {
        await using var emulation = await StartAsync();
        var patched = await emulation.SendAsync("PATCH", Options, """{"never_taken":["webhook.callback_url","profile.about"]}""");
        Answer.IsJson("""["profile.about","webhook.callback_url"]""", patched.Json["never_taken"]);
        Assert.Equal(["profile.about", "webhook.callback_url"], emulation.Server.Options.NeverTaken.Order());
    }

    [Fact]
    public async Task What_http_shows_of_the_options_can_be_sent_back_as_it_is()
    {
        await using var emulation = await StartAsync(new()
        {
            StepEvery = TimeSpan.FromSeconds(3), UpdatingPolls = 2, NextPageHost = "gateway.example", LogoCopies = LogoCopies.OtherHost,
        });
        var read = await emulation.GetAsync(Options);
        emulation.Server.Options = new();
        (await emulation.SendAsync("PATCH", Options, read.Body)).Is(200, read.Body);
        Assert.Equal(
            (TimeSpan.FromSeconds(3), 2, "gateway.example", LogoCopies.OtherHost),
            (emulation.Server.Options.StepEvery, emulation.Server.Options.UpdatingPolls,
                emulation.Server.Options.NextPageHost, emulation.Server.Options.LogoCopies));
    }

    [Fact]
    public async Task A_change_over_http_keeps_what_http_does_not_show()
    {
        var path = TwilioEmulator.Model.StatusPath.Of("DRAFT");
        await using var emulation = await StartAsync(new() { WhatsAppPath = path, RcsPath = path });
        await emulation.SendAsync("PATCH", Options, """{"quality_rating":"LOW"}""");
        Assert.Equal((path, path), (emulation.Server.Options.WhatsAppPath, emulation.Server.Options.RcsPath));
    }

    [Theory]
    [InlineData("""{"no_such_option":1}""", "no option no_such_option")]
    [InlineData("""{"port":1}""", "no option port")]
    [InlineData("""{"polls_per_step":"many"}""", null)]
    [InlineData("""{"whats_app_lists":"sideways"}""", null)]
    [InlineData("""{"never_taken":["profile.abuot"]}""", "no field profile.abuot")]
    [InlineData("""{"lists_lag":-1}""", null)]
    [InlineData("""{"fetch_lag":-1}""", null)]
    [InlineData("""{"conflicts_after_deletion":-1}""", null)]
    [InlineData("""{"name_looks":-1}""", null)]
    public async Task A_mistake_in_the_options_is_told_and_changes_nothing(string patch, string? message)
    {
        await using var emulation = await StartAsync();
        var before = emulation.Server.Options;
        var answer = await emulation.SendAsync("PATCH", Options, patch);
        Assert.Equal(400, answer.Status);
        if (message is not null)
            Assert.Equal(message, (string?)answer.Json["error"]);
        Assert.Equal(before, emulation.Server.Options);
    }

    sealed class NoTime : TimeProvider;
}
