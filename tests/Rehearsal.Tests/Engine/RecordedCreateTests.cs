namespace Rehearsal.Tests.Engine;

public sealed class RecordedCreateTests
{
    [Fact]
    public async Task A_preview_of_a_create_asks_with_preview_and_an_unknown_provider_id() => await FlowReplay.RunAsync("01-preview-create");

    [Fact]
    public async Task An_up_creates_with_the_inputs_the_program_set_and_secrets_wrapped() => await FlowReplay.RunAsync("02-up-create");

    [Fact]
    public async Task An_up_creates_a_resource_with_nested_inputs() => await FlowReplay.RunAsync("02b-up-create-nested");

    [Fact]
    public async Task Inputs_that_depend_on_a_resource_to_be_created_are_unknown_in_a_preview() => await FlowReplay.RunAsync("07a-preview-unknown-inputs");

    [Fact]
    public async Task A_default_set_by_Check_reaches_Create() => await FlowReplay.RunAsync("26-up-name-default-from-check");

    [Fact]
    public async Task Mixed_lists_and_maps_reach_the_provider_as_they_are() => await FlowReplay.RunAsync("27-up-command");

    [Fact]
    public async Task A_secret_output_keeps_its_envelope_as_an_input() => await FlowReplay.RunAsync("28b-up-generated-secret");
}
