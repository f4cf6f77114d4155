using Provider.Tests.Front;
using Pulumirpc;

namespace Provider.Tests.Host;

public sealed class DiffAnswerTests
{
    private const string Sid = "XE0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task A_diff_names_top_level_properties_and_details_paths()
    {
        var diff = await DiffAsync(
            """{"senderId":"rcs:a","profile":{"name":"A","emails":[{"email":"a@a.example","label":"x"}]}}""",
            """{"senderId":"rcs:a","profile":{"name":"B","description":"Hi","emails":[{"email":"a@a.example","label":"y"}]},"webhook":{"callbackUrl":"https://a.example"}}""");
        Assert.Equal(["profile", "webhook"], diff.Diffs.Order(StringComparer.Ordinal));
        Assert.Equal(
            ["profile.description Add", "profile.emails[0].label Update", "profile.name Update", "webhook.callbackUrl Add"],
            diff.DetailedDiff.Select(d => $"{d.Key} {d.Value.Kind}").Order(StringComparer.Ordinal));
        Assert.All(diff.DetailedDiff.Values, d => Assert.True(d.InputDiff));
        Assert.Empty(diff.Replaces);
        Assert.Equal(["sid", "url"], diff.Stables.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"senderId":"$unknown","profile":{"name":"A"}}""", "senderId", "senderId")]
    [InlineData("""{"senderId":"rcs:a","profile":"$unknown"}""", "profile", "")]
    [InlineData("""{"senderId":"rcs:a","profile":{"name":"$unknown"}}""", "profile.name", "")]
    [InlineData("""{"senderId":"rcs:a","profile":{"name":"A"},"configuration":"$unknown"}""", "configuration", "")]
    [InlineData("""{"senderId":"rcs:a","profile":{"name":"A"},"configuration":{"wabaId":"$unknown"}}""", "configuration.wabaId", "")]
    public async Task An_unknown_replaces_only_where_a_change_would(string news, string changed, string replaces)
    {
        var diff = await DiffAsync("""{"senderId":"rcs:a","profile":{"name":"A"}}""", news);
        Assert.Equal(changed, string.Join(" ", diff.DetailedDiff.Keys));
        Assert.Equal(replaces, string.Join(" ", diff.Replaces));
    }

    [Theory]
    [InlineData("""{"senderId":"rcs:a","profile":{"name":"A"},"webhook":null}""")]
    [InlineData("""{"senderId":"rcs:a","profile":{"name":"A","about":null,"emails":[]},"webhook":{}}""")]
    [InlineData("""{"senderId":"rcs:a","profile":{"name":"A"},"waitFor":"settled"}""")]
    [InlineData("""{"senderId":"rcs:a","profile":{"name":"A","useCase":"MULTI_USE"},"webhook":{"callbackMethod":"POST"}}""")]
    public async Task Another_writing_of_the_same_is_no_difference(string news)
    {
        var diff = await DiffAsync("""{"senderId":"rcs:a","profile":{"name":"A"}}""", news);
        Assert.Equal(DiffResponse.Types.DiffChanges.DiffNone, diff.Changes);
        diff = await DiffAsync(news, """{"senderId":"rcs:a","profile":{"name":"A"}}""");
        Assert.Equal(DiffResponse.Types.DiffChanges.DiffNone, diff.Changes);
    }

    [Theory]
    [InlineData("""{"senderId":"rcs:a","profile":{"name":{"$secret":"A"}}}""")]
    [InlineData("""{"senderId":"rcs:a","profile":{"$secret":{"name":"A"}}}""")]
    public async Task What_becomes_a_secret_is_an_update_and_what_is_none_any_more_is_no_difference(string news)
    {
        var diff = await DiffAsync("""{"senderId":"rcs:a","profile":{"name":"A"}}""", news);
        Assert.Equal(["profile.name Update"], diff.DetailedDiff.Select(d => $"{d.Key} {d.Value.Kind}"));
        Assert.Empty(diff.Replaces);
        diff = await DiffAsync(news, """{"senderId":"rcs:a","profile":{"name":"A"}}""");
        Assert.Equal(DiffResponse.Types.DiffChanges.DiffNone, diff.Changes);
    }

    [Fact]
    public async Task A_state_of_an_older_plugin_is_read_without_its_strange_keys()
    {
        var diff = await DiffAsync("""{"senderId":"rcs:a","profile":{"name":"A","mood":"good"},"__internal":{},"legacy":1}""", """{"senderId":"rcs:a","profile":{"name":"A"}}""");
        Assert.Equal(DiffResponse.Types.DiffChanges.DiffNone, diff.Changes);
    }

    [Fact]
    public async Task An_update_preview_knows_sid_and_url_and_leaves_the_rest_of_the_outputs_open()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var state = bench.Stack.State!;
        var preview = (await bench.Stack.PreviewAsync("""{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme Ltd"}}""")).Well();
        var promised = preview.Promised!.Fields;
        Assert.Equal(state.Id, promised["sid"].StringValue);
        Assert.Equal(state.Outputs.Fields["url"], promised["url"]);
        // Meta reviews a display name: nobody can promise it.
        Assert.Equal(PropertyText.Unknown, promised["profile"].StructValue.Fields["name"].StringValue);
        Assert.All(["status", "properties", "offlineReasons"], name => Assert.Equal(PropertyText.Unknown, promised[name].StringValue));
    }

    [Fact]
    public async Task A_create_preview_leaves_open_what_only_Twilio_knows()
    {
        await using var bench = await Bench.StartAsync();
        var promised = (await bench.Stack.PreviewAsync(Bench.Plain)).Well().Promised!.Fields;
        Assert.All(["sid", "status", "url"], name => Assert.Equal(PropertyText.Unknown, promised[name].StringValue));
        Assert.Equal("whatsapp:+15017122661", promised["senderId"].StringValue);
    }

    private static async Task<DiffResponse> DiffAsync(string olds, string news)
    {
        await using var bench = await Bench.StartUnconfiguredAsync();
        var outputs = PropertyText.Read(olds);
        outputs.Fields["sid"] = Google.Protobuf.WellKnownTypes.Value.ForString(Sid);
        var diff = await bench.Plugin.Client.DiffAsync(new()
        {
            Id = Sid, Urn = bench.Stack.Urn, Type = Stack.Token, OldInputs = PropertyText.Read(olds), Olds = outputs, News = PropertyText.Read(news),
        });
        ExchangeRules.Holds(diff);
        return diff;
    }
}
