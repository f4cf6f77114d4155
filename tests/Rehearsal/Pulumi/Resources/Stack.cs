namespace Pulumi;

/// <summary>The root of all resources. Its [Output] properties, set in the constructor, are the stack's outputs.</summary>
public class Stack : ComponentResource
{
    internal const string TypeToken = "pulumi:pulumi:Stack";

    public Stack() : base(TypeToken, Deployment.Current.StackResourceName) => Deployment.Current.Stack = this;

    internal Stack(Func<Task<IDictionary<string, object?>>> program) : this()
    {
        Outputs = Output.Create(RunAsync(program));
        RegisterOutputs(Outputs);
    }

    internal Output<IDictionary<string, object?>> Outputs { get; private set; }
        = Output.Create<IDictionary<string, object?>>(new Dictionary<string, object?>());

    internal void RegisterPropertyOutputs()
    {
        var outputs = OutputProperties.Of(this, property => !property.DeclaringType!.IsAssignableFrom(typeof(Stack)));
        Refuse(outputs, value => value is null, "must be set in the constructor of the stack");
        Refuse(outputs, value => value is not IOutput, "must be an Output<T>");
        Outputs = Output.Create<IDictionary<string, object?>>(outputs);
        RegisterOutputs(Outputs);
    }

    static void Refuse(Dictionary<string, object?> outputs, Func<object?, bool> isWrong, string rule)
    {
        var names = outputs.Where(output => isWrong(output.Value)).Select(output => output.Key).ToList();
        if (names.Count > 0)
            throw new RunException($"A property marked [Output] {rule}: {string.Join(", ", names)}.");
    }

    static async Task<IDictionary<string, object?>> RunAsync(Func<Task<IDictionary<string, object?>>> program)
        => new Dictionary<string, object?>(await program().ConfigureAwait(false));
}
