namespace Rehearsal.Tests.Engine;

public sealed class RecordedRefreshTests
{
    [Fact]
    public async Task A_refresh_reads_and_asks_Diff_with_turned_roles() => await FlowReplay.RunAsync("08-refresh-no-drift");

    [Fact]
    public async Task A_refresh_with_preview_reads_twice() => await FlowReplay.RunAsync("09a-refresh-drift");

    [Fact]
    public async Task An_up_with_refresh_keeps_the_process_it_refreshed_with() => await FlowReplay.RunAsync("09c-up-with-refresh-flag");

    [Fact]
    public async Task Nested_drift_is_compared_with_the_stored_inputs() => await FlowReplay.RunAsync("09d-refresh-drift-nested");

    [Fact]
    public async Task An_error_of_Read_fails_the_refresh() => await FlowReplay.RunAsync("10a-refresh-deleted-read-error");

    [Fact]
    public async Task An_empty_answer_to_Read_removes_the_resource() => await FlowReplay.RunAsync("10b-refresh-deleted-empty-id");

    [Fact]
    public async Task An_external_resource_is_read_without_inputs_and_not_compared() => await FlowReplay.RunAsync("13d-refresh-with-external-resource");

    [Fact]
    public async Task A_refresh_configures_from_the_state_without_CheckConfig() => await FlowReplay.RunAsync("14f-refresh-default-provider");

    [Fact]
    public async Task A_refresh_tells_Diff_the_ignored_paths() => await FlowReplay.RunAsync("16e-refresh-drift-on-ignored-path");
}
