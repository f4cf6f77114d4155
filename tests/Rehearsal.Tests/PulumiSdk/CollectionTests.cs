using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;
using Pulumirpc;
using Rehearsal.Tests.PulumiSdk.Doubles;
using Rehearsal.Tests.PulumiSdk.Sample;

namespace Rehearsal.Tests.PulumiSdk;

public sealed class CollectionTests
{
    [Fact]
    public async Task Lists_and_maps_are_made_from_whatever_holds_their_values()
    {
        var run = await ProgramRun.OfAsync(new(), () =>
        {
            Make("array", new[] { "a", "b" }, new Dictionary<string, string> { ["k"] = "v" });
            Make("list", new List<string> { "a", "b" }, ImmutableDictionary<string, string>.Empty.Add("k", "v"));
            var dictionary = new Dictionary<string, string> { ["k"] = "v" };
            Make("immutable", ImmutableArray.Create("a", "b"), Output.Create(dictionary));
            Make("inputs", new List<Input<string>> { "a", Output.Create("b") }, new() { ["k"] = Output.Create("v") });
            var merged = InputMap<string>.Merge(new() { ["k"] = "w" }, new() { ["k"] = "v" });
            Make("output", Output.Create(new List<string> { "a", "b" }), merged);
            Make("joined", new InputList<string> { "a" }.Concat(Output.Create("b")), new() { { "k", "v" }, { "k", "v" } });
        });

        Assert.Equal(0, run.ExitCode);
        foreach (var name in new[] { "array", "list", "immutable", "inputs", "output", "joined" })
        {
            WireText.AssertSame(
                """{ "path": "a", "settings": { "keys": ["a", "b"] }, "tags": { "k": "v" } }""", run.Inputs(name));
        }
    }

    [Fact]
    public async Task A_list_that_is_unknown_as_a_whole_is_sent_as_unknown()
    {
        var run = await ProgramRun.OfAsync(new() { IsPreview = true }, () =>
        {
            var first = new Item("first", new() { Path = "f" });
            Make("second", first.Id.Apply(id => new[] { id }), first.Tags.Apply(tags => tags ?? []));
            Make("third", new InputList<string> { "a", first.Id }, new() { ["k"] = first.Id });
            _ = new StoreProvider("prov", new() { Zones = { "z", first.Id } });
        });

        WireText.AssertSame(
            """
            {
              "path": "a",
              "settings": { "keys": "04da6b54-80e4-46f7-96ec-b56ff0331ba9" },
              "tags": "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
            }
            """,
            run.Inputs("second"));
        WireText.AssertSame(
            """
            {
              "path": "a",
              "settings": { "keys": ["a", "04da6b54-80e4-46f7-96ec-b56ff0331ba9"] },
              "tags": { "k": "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }
            }
            """,
            run.Inputs("third"));
        WireText.AssertSame("""{ "zones": "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }""", run.Inputs("prov"));
    }

    [Fact]
    public async Task A_map_refuses_two_values_for_one_key()
    {
        var run = await ProgramRun.OfAsync(
            new(), () => Make("item", [], new() { { "k", "v" }, { "k", "w" } }));

        Assert.Equal(32, run.ExitCode);
        Assert.Contains(
            run.Logs(LogSeverity.Error), log => log.Message.Contains("'k'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_that_holds_nothing_is_sent_as_a_secret_null()
    {
        var run = await ProgramRun.OfAsync(new(), () =>
        {
            _ = new Item("item", new() { Path = "a", Content = (string)null!, Password = null });
        });

        WireText.AssertSame(
            """
            {
              "path": "a",
              "password": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": null }
            }
            """,
            run.Inputs("item"));
    }

    [Fact]
    public async Task Outputs_are_combined_and_taken_apart()
    {
        var run = await ProgramRun.OfAsync(new(), async () =>
        {
            var all = Output.All(Output.Create("a"), Output.Create("b"));
            Assert.Equal("b", await OutputUtilities.GetValueAsync(all.GetAt(1)));
            Assert.Equal("a", await OutputUtilities.GetValueAsync(all.First()));
            Assert.Equal(2, await OutputUtilities.GetValueAsync(all.Length()));
            var tuple = Output.Tuple(Output.Create("a"), Output.Create(1), Output.Create(true));
            Assert.Equal(("a", 1, true), await OutputUtilities.GetValueAsync(tuple));
            var five = Output.Create(2).Apply(async two => await Task.FromResult(two + 3));
            Assert.Equal(5, await OutputUtilities.GetValueAsync(five));
            var unknown = Output.Tuple(Output.CreateSecret("a"), OutputUtilities.CreateUnknown(1));
            Assert.False(await OutputUtilities.GetIsKnownAsync(unknown));
            Assert.True(await Output.IsSecretAsync(unknown));
        });

        Assert.Equal((0, ""), (run.ExitCode, string.Join('\n', run.Logs(LogSeverity.Error).Select(log => log.Message))));
    }

    [Fact]
    public void A_union_tells_which_case_it_holds()
    {
        Union<string, Mode> text = "free";
        Union<string, Mode> named = Mode.Fast;

        Assert.Equal((true, "free"), (text.IsT0, text.AsT0));
        Assert.Equal((true, Mode.Fast), (named.IsT1, named.AsT1));
        Assert.Equal("fast!", named.Match(free => free, mode => mode + "!"));
        Assert.Throws<InvalidOperationException>(() => named.AsT0);
        Assert.NotEqual(text, named);
        Assert.Equal(4, text.MapT0(free => free.Length).AsT0);
    }

    static void Make(string name, InputList<string> keys, InputMap<string> tags)
        => _ = new Item(name, new() { Path = "a", Settings = new SettingsArgs { Keys = keys }, Tags = tags });
}
