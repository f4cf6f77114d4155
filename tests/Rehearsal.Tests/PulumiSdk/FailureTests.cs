using Pulumi;
using Pulumirpc;
using Rehearsal.Tests.PulumiSdk.Doubles;
using Rehearsal.Tests.PulumiSdk.Sample;

namespace Rehearsal.Tests.PulumiSdk;

public sealed class FailureTests
{
    [Fact]
    public async Task An_unhandled_exception_is_told_to_the_engine_and_ends_the_program_with_32()
    {
        var run = await ProgramRun.OfAsync(new(), () => Fail(new InvalidOperationException("the shelf is full")));

        Assert.Equal((32, 32), (run.ExitCode, run.ProcessExitCode));
        var log = Assert.Single(run.Logs(LogSeverity.Error));
        Assert.Contains(
            "failed with an unhandled exception:\nSystem.InvalidOperationException: the shelf is full",
            log.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain(run.Calls, call => call.Method == "SignalAndWaitForShutdown");
    }

    [Fact]
    public async Task A_resource_that_the_engine_refuses_ends_the_program_with_32()
    {
        var script = new EngineScript().RefuseRegister("item", "the store is closed");
        var run = await ProgramRun.OfAsync(script, () =>
        {
            var item = new Item("item", new() { Path = "a" });
            _ = new Item("after", new() { Path = item.Path });
        });

        Assert.Equal(32, run.ExitCode);
        Assert.Contains(
            run.Logs(LogSeverity.Error),
            log => log.Message.Contains("the store is closed", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Calls, call => call.Request is RegisterResourceRequest { Name: "after" });
        Assert.DoesNotContain(run.Calls, call => call.Method == "SignalAndWaitForShutdown");
    }

    [Fact]
    public async Task A_failure_ends_the_program_when_everything_else_that_it_declares_is_registered()
    {
        var script = new EngineScript().HoldRegisterUntilAnErrorIsHeard("item 0");
        var run = await ProgramRun.OfAsync(script, () =>
        {
            _ = Output.Create("x").Apply(text => text.Length > 0 ? throw new RunException("set a region first") : text);
            var item = new Item("item 0", new() { Path = "a" });
            for (var i = 1; i < 5; i++)
                item = new Item($"item {i}", new() { Path = item.Path });
        });

        Assert.Equal(32, run.ExitCode);
        Assert.Equal("set a region first", Assert.Single(run.Logs(LogSeverity.Error)).Message);
        Assert.Equal("a", run.Request("item 4").Object.Fields["path"].StringValue);
        Assert.DoesNotContain(run.Calls, call => call.Method == "SignalAndWaitForShutdown");
    }

    [Fact]
    public async Task What_is_cancelled_has_failed()
    {
        var run = await ProgramRun.OfAsync(new(), () =>
        {
            _ = Output.Create("x").Apply(_ => Task.FromCanceled<string>(new CancellationToken(canceled: true)));
        });

        Assert.Equal(32, run.ExitCode);
        Assert.Contains(
            nameof(TaskCanceledException), Assert.Single(run.Logs(LogSeverity.Error)).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Calls, call => call.Method == "SignalAndWaitForShutdown");
    }

    [Fact]
    public async Task A_failure_meant_for_the_user_is_told_without_a_stack_trace()
    {
        var run = await ProgramRun.OfAsync(new(), () => Fail(new RunException("set a region first")));

        Assert.Equal(32, run.ExitCode);
        Assert.Equal("set a region first", Assert.Single(run.Logs(LogSeverity.Error)).Message);
    }

    [Fact]
    public async Task A_logged_error_ends_the_program_with_1_after_its_resources_are_there()
    {
        var run = await ProgramRun.OfAsync(new(), () =>
        {
            var item = new Item("item", new() { Path = "a" });
            Log.Error("this is wrong", item);
        });

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(run.Calls, call => call.Request is RegisterResourceRequest { Name: "item" });
        Assert.Equal("urn:pulumi:dev::shop::store:index:Item::item", Assert.Single(run.Logs(LogSeverity.Error)).Urn);
        Assert.DoesNotContain(run.Calls, call => call.Method == "SignalAndWaitForShutdown");
    }

    [Fact]
    public async Task A_required_input_that_is_missing_is_named()
    {
        var run = await ProgramRun.OfAsync(new(), () => { _ = new Item("item", new()); });

        Assert.Equal(32, run.ExitCode);
        Assert.Contains(
            run.Logs(LogSeverity.Error),
            log => log.Message.Contains("ItemArgs.Path is required", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_without_an_engine_says_which_variable_is_missing()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => ProgramRun.StartAsync(
            new(), new() { ["PULUMI_MONITOR"] = "" }, () => Deployment.RunAsync(() => { })));

        Assert.Contains("PULUMI_MONITOR", failure.Message, StringComparison.Ordinal);
    }

    static void Fail(Exception exception) => throw exception;
}
