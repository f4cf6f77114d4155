namespace Rehearsal.Tests.Engine;

public sealed class RecordedFailureTests
{
    [Fact]
    public async Task A_failure_of_Check_fails_the_preview() => await FlowReplay.RunAsync("22a-preview-check-failure");

    [Fact]
    public async Task An_error_of_Create_fails_the_up() => await FlowReplay.RunAsync("23a-up-create-error");

    [Fact]
    public async Task A_partial_failure_keeps_the_resource_with_its_errors() => await FlowReplay.RunAsync("24a-up-create-partial-failure");

    [Fact]
    public async Task After_a_partial_failure_Update_is_called_though_nothing_differs() => await FlowReplay.RunAsync("24b-up-again-after-partial-failure");
}
