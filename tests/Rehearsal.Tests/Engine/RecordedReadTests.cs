namespace Rehearsal.Tests.Engine;

public sealed class RecordedReadTests
{
    [Fact]
    public async Task An_import_option_reads_by_id_alone() => await FlowReplay.RunAsync("12b-up-import-option");

    [Fact]
    public async Task An_imported_resource_is_an_ordinary_one_in_the_second_run() => await FlowReplay.RunAsync("12c-up-import-option-second-run");

    [Fact]
    public async Task An_import_with_other_inputs_updates_in_the_same_run() => await FlowReplay.RunAsync("12d-up-import-option-inputs-differ");

    [Fact]
    public async Task A_get_reads_with_empty_properties_and_inputs() => await FlowReplay.RunAsync("13b-up-get");

    [Fact]
    public async Task A_get_reads_in_the_same_way_in_the_second_run() => await FlowReplay.RunAsync("13c-up-get-second-run");

    [Fact]
    public async Task A_get_of_a_missing_object_fails_the_operation() => await FlowReplay.RunAsync("13f-up-get-missing-object");
}
