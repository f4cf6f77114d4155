namespace Rehearsal.Tests.Engine;

public sealed class RecordedAttachTests
{
    [Fact]
    public async Task A_plugin_that_runs_already_is_attached_after_the_handshake() => await FlowReplay.RunAsync("20a-attach-first-up");

    [Fact]
    public async Task A_second_up_attaches_again() => await FlowReplay.RunAsync("20b-attach-second-up");

    [Fact]
    public async Task A_refresh_attaches_and_configures_from_the_state() => await FlowReplay.RunAsync("20c-attach-refresh");
}
