extern alias engine;

using engine::Pulumirpc;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Rehearsal.Tests.Engine.Operations;

public sealed class InterruptedOperationTests
{
    static readonly DiffResponse Replacement = new()
    {
        Changes = DiffResponse.Types.DiffChanges.DiffSome, Diffs = { "content" }, Replaces = { "content" }, DeleteBeforeReplace = true,
    };

    [Fact]
    public async Task A_cancel_reaches_the_provider_and_what_it_leaves_is_saved()
    {
        using var interrupt = new CancellationTokenSource();
        var cancelled = new TaskCompletionSource();
        var provider = new ScriptedProvider
        {
            OnCancel = () => cancelled.TrySetResult(),
            OnCreate = async request =>
            {
                await interrupt.CancelAsync();
                await cancelled.Task;
                throw InitFailed("id-1", request.Properties, "cancelled while waiting");
            },
        };
        var stack = new ScriptedStack(provider, ScriptedStack.Item("a", "1"), ScriptedStack.Item("b", "1"));

        var outcome = await stack.UpAsync(interrupt.Token);

        Assert.False(outcome.Succeeded);
        var left = Assert.Single(stack.Resources, state => !state.IsProvider);
        Assert.Equal(("id-1", "cancelled while waiting"), (left.Id, Assert.Single(left.InitErrors)));
    }

    [Fact]
    public async Task A_replacement_that_broke_off_after_its_delete_goes_on_with_its_create()
    {
        var provider = new ScriptedProvider { OnDiff = _ => Replacement };
        var stack = new ScriptedStack(provider, ScriptedStack.Item("a", "1"));
        await stack.UpAsync();
        provider.OnCreate = _ => throw new RpcException(new Grpc.Core.Status(StatusCode.Unavailable, "no line"));
        await stack.UpAsync();
        Assert.True(Assert.Single(stack.Resources, state => !state.IsProvider).PendingReplacement);
        provider.OnCreate = null;
        var before = provider.Calls.Count;

        var outcome = await stack.UpAsync();

        Assert.True(outcome.Succeeded);
        Assert.Equal(["Check a with olds", "Diff a", "Check a without olds", "Create a"], provider.Calls.Skip(before));
    }

    [Fact]
    public async Task Dependents_that_must_go_are_deleted_first_and_created_afterwards_without_a_diff()
    {
        var provider = new ScriptedProvider { OnDiff = _ => Replacement };
        var stack = new ScriptedStack(provider, ScriptedStack.Item("a", "1"), ScriptedStack.Item("b", "1", ScriptedStack.UrnOf("a")));
        await stack.UpAsync();
        var before = provider.Calls.Count;

        var outcome = await stack.UpAsync();

        Assert.True(outcome.Succeeded);
        Assert.Equal(
            [
                "Check a with olds", "Diff a", "Check a without olds", "Diff b", "Delete b", "Delete a", "Create a",
                "Check b with olds", "Check b without olds", "Create b",
            ],
            provider.Calls.Skip(before));
    }

    [Fact]
    public async Task A_broken_rule_fails_the_operation_and_is_named()
    {
        var provider = new ScriptedProvider { OnCreate = request => Task.FromResult(new CreateResponse { Properties = request.Properties }) };

        var outcome = await new ScriptedStack(provider, ScriptedStack.Item("a", "1")).UpAsync();

        Assert.Equal(["provider 'store' broke the rule \"a real Create answers with an id\": the id is empty"], outcome.Errors);
    }

    static RpcException InitFailed(string id, Struct properties, string reason) => new Google.Rpc.Status
    {
        Code = (int)StatusCode.Cancelled,
        Details = { Any.Pack(new ErrorResourceInitFailed { Id = id, Properties = properties, Reasons = { reason } }) },
    }.ToRpcException();
}
