using Pulumi;
using Rehearsal.Tests.PulumiSdk.Doubles;
using Rehearsal.Tests.PulumiSdk.Sample;

namespace Rehearsal.Tests.PulumiSdk;

public sealed class ReadTests
{
    [Fact]
    public async Task Get_reads_the_resource_and_registers_nothing()
    {
        var script = new EngineScript().OnRead("a-id", """{ "content": "stored", "tags": { "env": "prod" } }""");
        var run = await ProgramRun.OfAsync(script, () =>
        {
            var got = Item.Get("got", "a-id");
            _ = new Item("copy", new() { Path = "c", Content = got.Content.Apply(text => "copy of " + text) });
            return new Dictionary<string, object?> { ["id"] = got.Id, ["tags"] = got.Tags };
        });

        Assert.Equal(0, run.ExitCode);
        WireText.AssertSame(
            """
            {
              "id": "a-id",
              "type": "store:index:Item",
              "name": "got",
              "parent": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
              "properties": {},
              "version": "0.1.0",
              "acceptSecrets": true,
              "acceptResources": true
            }
            """,
            run.Only("ReadResource"));
        WireText.AssertSame("""{ "path": "c", "content": "copy of stored" }""", run.Inputs("copy"));
        Assert.Equal(["urn:pulumi:dev::shop::store:index:Item::got"], run.Request("copy").Dependencies);
        WireText.AssertSame(
            """
            {
              "urn": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
              "outputs": { "id": "a-id", "tags": { "env": "prod" } }
            }
            """,
            run.Only("RegisterResourceOutputs"));
    }

    [Fact]
    public async Task Get_waits_for_an_id_that_comes_from_another_resource()
    {
        var script = new EngineScript().OnRead("first-id", "{}");
        var run = await ProgramRun.OfAsync(script, () =>
        {
            var first = new Item("first", new() { Path = "f" });
            _ = Item.Get("got", first.Id);
        });

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\"id\": \"first-id\"", run.Only("ReadResource"), StringComparison.Ordinal);
    }
}
