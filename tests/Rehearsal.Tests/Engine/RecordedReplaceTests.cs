namespace Rehearsal.Tests.Engine;

public sealed class RecordedReplaceTests
{
    [Fact]
    public async Task A_replacement_is_created_before_the_old_object_is_deleted() => await FlowReplay.RunAsync("05b-up-replace-create-before-delete");

    [Fact]
    public async Task A_preview_of_a_replacement_deletes_nothing() => await FlowReplay.RunAsync("05c-preview-replace-path");

    [Fact]
    public async Task A_replacement_is_checked_a_second_time_without_olds() => await FlowReplay.RunAsync("05d-up-replace-path");

    [Fact]
    public async Task Dependents_are_asked_with_unknowns_before_a_delete_that_comes_first() => await FlowReplay.RunAsync("06b-up-replace-delete-before-replace-option");
}
