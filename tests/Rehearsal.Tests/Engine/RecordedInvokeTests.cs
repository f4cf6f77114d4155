namespace Rehearsal.Tests.Engine;

public sealed class RecordedInvokeTests
{
    [Fact]
    public async Task A_function_is_told_that_it_is_a_preview() => await FlowReplay.RunAsync("17a-preview-invoke");

    [Fact]
    public async Task A_function_is_called_in_an_up() => await FlowReplay.RunAsync("17b-up-invoke");

    [Fact]
    public async Task An_error_of_a_function_reaches_the_program() => await FlowReplay.RunAsync("17c-preview-invoke-error");
}
