namespace Rehearsal.Tests.Engine;

public sealed class RecordedUpdateTests
{
    [Fact]
    public async Task Nothing_is_updated_when_Diff_says_none() => await FlowReplay.RunAsync("03-up-no-changes");

    [Fact]
    public async Task A_preview_of_an_update_asks_Update_with_preview() => await FlowReplay.RunAsync("04a-preview-update");

    [Fact]
    public async Task An_up_updates_what_Diff_found() => await FlowReplay.RunAsync("04b-up-update");

    [Fact]
    public async Task A_nested_change_is_updated() => await FlowReplay.RunAsync("04d-up-update-nested");

    [Fact]
    public async Task Ignored_paths_are_put_back_before_Check() => await FlowReplay.RunAsync("16b-up-only-ignored-paths-changed");

    [Fact]
    public async Task An_update_carries_the_ignored_paths() => await FlowReplay.RunAsync("16d-up-ignored-and-real-change");

    [Fact]
    public async Task Drifted_ignored_values_are_kept_from_the_state() => await FlowReplay.RunAsync("16f-up-after-refresh");

    [Fact]
    public async Task Resource_options_stay_with_the_engine_but_the_timeout() => await FlowReplay.RunAsync("21a-up-resource-options");

    [Fact]
    public async Task A_renamed_resource_is_found_through_its_alias() => await FlowReplay.RunAsync("21c-up-rename-with-alias");

    [Fact]
    public async Task A_resource_the_program_left_out_is_deleted() => await FlowReplay.RunAsync("25b-up-resource-removed-from-program");
}
