namespace Rehearsal.Tests.Engine;

public sealed class RecordedDestroyTests
{
    [Fact]
    public async Task A_preview_of_a_destroy_only_configures() => await FlowReplay.RunAsync("18a-preview-destroy");

    [Fact]
    public async Task A_destroy_deletes_with_outputs_and_inputs() => await FlowReplay.RunAsync("18b-destroy");

    [Fact]
    public async Task A_destroy_deletes_dependents_first() => await FlowReplay.RunAsync("18d-destroy-with-dependencies");

    [Fact]
    public async Task A_destroy_configures_an_explicit_provider_from_the_state() => await FlowReplay.RunAsync("18e-destroy-explicit-provider");

    [Fact]
    public async Task A_destroy_leaves_external_objects_alone() => await FlowReplay.RunAsync("13e-destroy-with-external-resource");

    [Fact]
    public async Task A_protected_resource_stops_a_destroy_before_any_delete() => await FlowReplay.RunAsync("21b-destroy-protected");

    [Fact]
    public async Task A_retained_resource_is_not_deleted() => await FlowReplay.RunAsync("21d-destroy-retain-on-delete");

    [Fact]
    public async Task An_error_of_Delete_fails_the_destroy() => await FlowReplay.RunAsync("23e-destroy-delete-error");
}
