using Pulumi;
using Pulumi.Utilities;
using Rehearsal.Tests.PulumiSdk.Doubles;
using Rehearsal.Tests.PulumiSdk.Sample;

namespace Rehearsal.Tests.PulumiSdk;

public sealed class UnknownTests
{
    [Fact]
    public async Task In_a_preview_what_depends_on_a_new_resource_is_sent_as_unknown()
    {
        var applied = false;
        var run = await ProgramRun.OfAsync(new() { IsPreview = true }, () =>
        {
            var first = new Item("first", new() { Path = "f" });
            _ = new Item("second", new()
            {
                Path = "s",
                Content = first.Id.Apply(id =>
                {
                    applied = true;
                    return id;
                }),
                Tags = { ["first"] = first.Id, ["fixed"] = "x" },
                Password = first.Id,
            });
            return new Dictionary<string, object?> { ["id"] = first.Id, ["path"] = first.Path };
        });

        Assert.Equal(0, run.ExitCode);
        Assert.False(applied);
        WireText.AssertSame(
            """
            {
              "path": "s",
              "content": "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
              "tags": { "first": "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "fixed": "x" },
              "password": "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
            }
            """,
            run.Inputs("second"));
        WireText.AssertSame(
            """
            {
              "urn": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
              "outputs": { "id": "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "path": "f" }
            }
            """,
            run.Only("RegisterResourceOutputs"));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task An_output_that_the_engine_leaves_out_is_unknown_in_a_preview_and_empty_afterwards(
        bool isPreview, bool isKnown)
    {
        var known = new List<bool>();
        await ProgramRun.OfAsync(new() { IsPreview = isPreview }, async () =>
        {
            var item = new Item("item", new() { Path = "a" });
            known.Add(await OutputUtilities.GetIsKnownAsync(item.Content));
            known.Add(await OutputUtilities.GetIsKnownAsync(item.Parts));
        });

        Assert.Equal([isKnown, isKnown], known);
    }
}
