using Grpc.Core;
using Provider.Tests.Front;

namespace Provider.Tests.Faults;

/// <summary>What running the same command again does, once nothing is wrong any more.</summary>
internal sealed record NextRun(string Words, Func<FaultScene, OperationKind, Task> CheckAsync)
{
    public static NextRun NothingToDo { get; } = new("Finds nothing to do.", async (scene, operation) =>
    {
        var next = (await scene.RunAsync(operation == OperationKind.Import ? OperationKind.Create : operation)).Well();
        Assert.Equal(operation == OperationKind.Refresh ? Step.Read : Step.Same, next.Step);
        Assert.Empty(next.Writes);
    });

    public static NextRun Creates { get; } = new("Creates it.", (scene, _) => EndsAsync(scene, OperationKind.Create, Step.Create, 202));

    public static NextRun WaitsOn { get; } = new("Sends nothing, and waits on.", (scene, operation) => EndsAsync(scene, operation, Step.Update));

    public static NextRun Updates { get; } = new("Sends the change, and waits.", (scene, operation) => EndsAsync(scene, operation, Step.Update, 202));

    public static NextRun Deletes { get; } = new("Deletes it.", (scene, operation) => EndsAsync(scene, operation, Step.Delete, 204));

    public static NextRun FindsItGone { get; } = new("Finds it gone, and is done.", (scene, operation) => EndsAsync(scene, operation, Step.Delete, 404));

    public static NextRun NothingLeft { get; } = new("There is nothing left.", (scene, _) =>
    {
        Assert.Null(scene.Stack.State);
        return Task.CompletedTask;
    });

    public static NextRun ReadsAgain { get; } = new("Reads it again.", (scene, operation) => EndsAsync(scene, operation, Step.Read));

    public static NextRun NamesTheImport { get; } = new(
        "An error: the sender was there before. It names the `pulumi import` that takes it into the state; then there is nothing to do.",
        async (scene, operation) =>
        {
            var again = await scene.RunAsync(operation);
            var sid = scene.Sender!.Sid;
            Assert.EndsWith(
                $"\nwhatsapp:+15017122661 was registered before, as {sid}. To manage it with this program: pulumi import twilio:messaging:Sender support {sid}",
                again.FailedWith(StatusCode.AlreadyExists), StringComparison.Ordinal);
            Assert.Null(scene.Stack.State);
            (await scene.Stack.ImportAsync(sid)).Well();
            Assert.Equal(Step.Same, (await scene.RunAsync(operation)).Well().Step);
            Assert.Single(scene.Twilio.Senders.All);
        });

    private static async Task EndsAsync(FaultScene scene, OperationKind operation, Step step, params int[] writes)
    {
        var next = (await scene.RunAsync(operation)).Well();
        Assert.Equal(step, next.Step);
        Assert.Equal(writes, next.Writes.Select(w => w.ResponseStatus!.Value));
        if (operation == OperationKind.Delete)
            Holding.NoSender.Check(scene);
        else
            Holding.Settled.Check(scene);
    }
}
