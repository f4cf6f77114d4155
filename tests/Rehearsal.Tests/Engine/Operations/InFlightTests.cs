extern alias engine;

using engine::Pulumirpc;
using engine::Rehearsal.Operations;
using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;

namespace Rehearsal.Tests.Engine.Operations;

public sealed class InFlightTests
{
    readonly InFlight calls = new();

    [Fact]
    public async Task A_call_is_counted_before_it_begins()
    {
        var drained = Task.CompletedTask;

        var answer = await calls.TrackAsync<string>(() =>
        {
            drained = calls.DrainAsync();
            return Task.FromResult<string?>(drained.IsCompleted ? "too late" : "in time");
        });

        Assert.Equal("in time", answer);
        await drained;
    }

    [Fact]
    public async Task A_call_that_comes_while_another_runs_is_waited_for_and_one_that_comes_later_never_begins()
    {
        var (first, second) = (new TaskCompletionSource<string?>(), new TaskCompletionSource<string?>());
        var running = calls.TrackAsync(() => first.Task);
        var drained = calls.DrainAsync();
        var next = calls.TrackAsync(() => second.Task);
        first.SetResult("first");
        Assert.Equal("first", await running);
        Assert.False(drained.IsCompleted);
        second.SetResult("second");
        Assert.Equal("second", await next);
        await drained;

        Assert.Null(await calls.TrackAsync<string>(() => throw new InvalidOperationException("It began.")));
    }

    [Theory]
    [InlineData("Invoke")]
    [InlineData("Delete")]
    public async Task A_function_and_a_deletion_are_waited_for(string call)
    {
        var (begun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var provider = new ScriptedProvider();
        var stack = new ScriptedStack(provider, ScriptedStack.Item("a", "1"));
        await stack.UpAsync();
        provider.OnNote = note =>
        {
            if (!note.StartsWith(call, StringComparison.Ordinal))
                return Task.CompletedTask;
            begun.SetResult();
            return gate.Task;
        };
        await using var phase = await stack.PhaseAsync();
        using var channel = GrpcChannel.ForAddress($"http://{phase.Address}");
        var monitor = new ResourceMonitor.ResourceMonitorClient(channel);

        var answer = call == "Invoke"
            ? (Task)monitor.InvokeAsync(new ResourceInvokeRequest { Tok = "store:index:lookup" }).ResponseAsync
            : monitor.SignalAndWaitForShutdownAsync(new Empty()).ResponseAsync;
        await begun.Task;
        var drained = phase.InFlight.DrainAsync();

        Assert.False(drained.IsCompleted);
        gate.SetResult();
        await answer;
        await drained;
        await phase.Deployment.Providers.CloseAllAsync();
    }
}
