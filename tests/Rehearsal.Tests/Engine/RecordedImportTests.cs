extern alias engine;

using engine::Rehearsal.Operations;

namespace Rehearsal.Tests.Engine;

public sealed class RecordedImportTests
{
    [Fact]
    public async Task An_import_reads_by_id_and_checks_what_it_read()
    {
        var replay = await FlowReplay.RunAsync("11b-import-command-nested-no-code",
            new ImportRequest("store:index:Item", "imported2", "<work-dir>/data/existing.json", Protect: false));

        Assert.Contains(replay.Resources, state => state is { Name: "imported2", Protect: false });
    }

    [Fact]
    public async Task An_import_of_a_missing_object_fails()
    {
        var replay = await FlowReplay.RunAsync("11c-import-command-missing-object",
            new ImportRequest("store:index:Item", "imported3", "<work-dir>/data/absent.json", Protect: true));

        Assert.Equal(["resource '<work-dir>/data/absent.json' does not exist"], replay.Errors);
    }
}
