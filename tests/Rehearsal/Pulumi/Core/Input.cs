namespace Pulumi;

/// <summary>What a property takes: a plain value or an output.</summary>
public class Input<T> : IInput
{
    private protected Input()
    {
    }

    internal Input(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        Output = output;
    }

    private protected Output<T> Output { get; set; } = null!;

    public static implicit operator Input<T>(T value) => new(Pulumi.Output.Create(value));

    public static implicit operator Input<T>(Output<T> value) => new(value);

    public static implicit operator Output<T>(Input<T> input) => input.Output;

    IOutput IInput.ToOutput() => Output;

    IOutput IInput.ToElements() => Elements;

    private protected virtual IOutput Elements => Output;
}
