using Provider.Tests.Front;

namespace Provider.Tests.Faults;

/// <summary>What the state holds of the sender, or what Twilio does.</summary>
internal sealed record Holding(string Words, Action<FaultScene> Check)
{
    public static Holding NoState { get; } = new("Nothing.", scene => Assert.Null(scene.Stack.State));

    public static Holding Settled { get; } = new("The sender as Twilio has it.", scene =>
    {
        var state = scene.Stack.State!;
        Assert.Empty(state.InitErrors);
        Assert.Equal(scene.Sender!.Sid, state.Id);
        Assert.Equal(scene.Sender.Status, state.Outputs.Fields["status"].StringValue);
        Assert.Equal((string?)scene.Sender.Resource["profile"]?["about"], AboutOf(state));
    });

    public static Holding Partial { get; } = new("The SID and what is known, marked as not settled.", scene =>
    {
        Assert.NotEmpty(scene.Stack.State!.InitErrors);
        Assert.Equal(scene.Sender!.Sid, scene.Stack.State.Id);
    });

    public static Holding PartialUpdate { get; } = new("The old inputs with what is known now, marked as not settled.", scene =>
    {
        Partial!.Check(scene);
        Assert.Equal(scene.Before!.Inputs, scene.Stack.State!.Inputs);
    });

    public static Holding AsBefore { get; } = new("What it held before.", scene => Assert.Equal(scene.Before, scene.Stack.State));

    public static Holding NoSender { get; } = new("No sender.", scene => Assert.Empty(scene.Twilio.Senders.All));

    public static Holding OneSender { get; } = new("One sender.", scene =>
        Assert.Equal(Bench.Number, Assert.Single(scene.Twilio.Senders.All).SenderId));

    public static Holding Unchanged { get; } = new("The sender, unchanged.", scene =>
    {
        OneSender!.Check(scene);
        Assert.Null(scene.Sender!.Resource["profile"]?["about"]);
    });

    public static Holding Changed { get; } = new("The sender, changed.", scene =>
    {
        OneSender!.Check(scene);
        Assert.Equal("Hi", (string?)scene.Sender!.Resource["profile"]?["about"]);
    });

    private static string? AboutOf(ResourceInState state) =>
        state.Outputs.Fields["profile"].StructValue.Fields.GetValueOrDefault("about")?.StringValue;
}
