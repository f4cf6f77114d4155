using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;
using Pulumirpc;
using Rehearsal.Tests.PulumiSdk.Doubles;
using Rehearsal.Tests.PulumiSdk.Sample;

namespace Rehearsal.Tests.PulumiSdk;

public sealed class DecodingTests
{
    [Fact]
    public async Task Outputs_are_read_into_the_types_of_the_sdk()
    {
        var script = new EngineScript().OnRegister("item", """
            {
              "id": "1",
              "object": {
                "__internal": true,
                "size": 3,
                "mode": "slow",
                "tags": { "env": "dev" },
                "parts": [{ "site": "s1", "label": "l1", "later": 1 }, { "site": "s2" }],
                "settings": { "max": 8 }
              }
            }
            """);
        await Read(script, async item =>
        {
            Assert.Equal(3, await OutputUtilities.GetValueAsync(item.Size));
            Assert.Equal(Mode.Slow, await OutputUtilities.GetValueAsync(item.Mode));
            Assert.Equal("dev", (await OutputUtilities.GetValueAsync(item.Tags))?["env"]);
            var parts = await OutputUtilities.GetValueAsync(item.Parts);
            Assert.Equal([("s1", "l1"), ("s2", null)], parts.Select(part => (part.Site, part.Label)));
            var settings = await OutputUtilities.GetValueAsync(item.Settings);
            Assert.Equal((8, null, true), (settings!.Max, settings.Label, settings.Keys.IsDefault));
        });
    }

    [Fact]
    public async Task A_missing_list_goes_back_to_the_engine_as_empty()
    {
        var script = new EngineScript().OnRegister("item", """{ "id": "1", "object": { "settings": { "max": 8 } } }""");
        var run = await ProgramRun.OfAsync(script, () =>
        {
            var item = new Item("item", new() { Path = "a" });
            return new Dictionary<string, object?> { ["parts"] = item.Parts, ["settings"] = item.Settings, ["mode"] = item.Mode };
        });

        WireText.AssertSame(
            """
            {
              "urn": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
              "outputs": { "parts": [], "settings": { "label": null, "max": 8, "keys": [] } }
            }
            """,
            run.Only("RegisterResourceOutputs"));
    }

    [Fact]
    public async Task A_value_of_another_type_is_warned_about_and_left_out()
    {
        var script = new EngineScript().OnRegister("item", """{ "id": "1", "object": { "size": "three", "content": "c" } }""");
        var run = await Read(script, async item =>
        {
            Assert.Null(await OutputUtilities.GetValueAsync(item.Size));
            Assert.Equal("c", await OutputUtilities.GetValueAsync(item.Content));
        });

        var warning = Assert.Single(run.Logs(LogSeverity.Warning));
        Assert.Contains("Item.size", warning.Message, StringComparison.Ordinal);
        Assert.Contains("System.Double", warning.Message, StringComparison.Ordinal);
        Assert.Equal("urn:pulumi:dev::shop::store:index:Item::item", warning.Urn);
    }

    [Fact]
    public async Task A_union_takes_the_first_type_that_fits()
    {
        var script = new EngineScript()
            .OnRegister("text", """{ "id": "1", "object": { "either": "x" } }""")
            .OnRegister("number", """{ "id": "1", "object": { "either": 2 } }""");
        var run = await ProgramRun.OfAsync(script, async () =>
        {
            Assert.Equal("x", (await OutputUtilities.GetValueAsync(new Choice("text").Either)).AsT0);
            Assert.Equal(2, (await OutputUtilities.GetValueAsync(new Choice("number").Either)).AsT1);
        });

        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_resource_class_with_an_output_type_that_cannot_be_read_fails_at_once()
    {
        var run = await ProgramRun.OfAsync(new(), () => { _ = new Faulty("item"); });

        Assert.Equal(32, run.ExitCode);
        Assert.Contains("Faulty.Names", Assert.Single(run.Logs(LogSeverity.Error)).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Calls, call => call.Request is RegisterResourceRequest { Name: "item" });
    }

    static async Task<ProgramRun> Read(EngineScript script, Func<Item, Task> look)
    {
        var run = await ProgramRun.OfAsync(script, () => look(new Item("item", new() { Path = "a" })));
        Assert.Equal((0, ""), (run.ExitCode, string.Join('\n', run.Logs(LogSeverity.Error).Select(log => log.Message))));
        return run;
    }

    sealed class Choice(string name) : CustomResource("store:index:Choice", name, ResourceArgs.Empty, options: null)
    {
        [Output("either")] public Output<Union<string, int>> Either { get; private set; } = null!;
    }

    sealed class Faulty(string name) : CustomResource("store:index:Faulty", name, ResourceArgs.Empty, options: null)
    {
        [Output("names")] public Output<List<string>> Names { get; private set; } = null!;

        [Output("fine")] public Output<ImmutableArray<string>> Fine { get; private set; } = null!;
    }
}
