using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// A value that may arrive later, may be unknown in a preview, may be secret, and remembers the resources it comes from.
/// </summary>
public sealed class Output<T> : IOutput
{
    /// <summary>The run waits for what makes the data, unless that is part of other work which it waits for.</summary>
    internal Output(Task<OutputData<T>> data, bool isTracked = true)
    {
        Data = data;
        if (isTracked)
            Deployment.Track(data);
    }

    internal Task<OutputData<T>> Data { get; }

    public static Output<T> Create(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Output.FromTask(value, isSecret: false);
    }

    public Output<ValueTuple> Apply(Func<T, Task> func)
        => Apply(value => Output.Create(FinishAsync(func(value))));

    public Output<TResult> Apply<TResult>(Func<T, TResult> func)
        => Apply(value => Output.Create(func(value)));

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func)
        => Apply(value => Output.Create(func(value)));

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func)
        => Apply(value => func(value).ToOutput());

    /// <summary>Runs only when the value is known; the result carries secrecy and resources of both outputs.</summary>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func)
        => new(ApplyAsync(func));

    public override string ToString()
    {
        Log.Warn(ToStringAdvice);
        return ToStringAdvice;
    }

    internal Output<T> MapData(Func<OutputData<T>, OutputData<T>> map)
    {
        return new Output<T>(MapAsync());

        async Task<OutputData<T>> MapAsync() => map(await Data.ConfigureAwait(false));
    }

    internal async Task<T> ValueOrAsync(T whenUnknown)
    {
        var data = await Data.ConfigureAwait(false);
        return data.IsKnown ? data.Value : whenUnknown;
    }

    async Task<OutputData<object?>> IOutput.GetDataAsync()
    {
        var data = await Data.ConfigureAwait(false);
        return data.With<object?>(data.Value);
    }

    async Task<OutputData<TResult>> ApplyAsync<TResult>(Func<T, Output<TResult>?> func)
    {
        var data = await Data.ConfigureAwait(false);
        if (!data.IsKnown || func(data.Value) is not { } next)
            return data.With(default(TResult)!);

        var result = await next.Data.ConfigureAwait(false);
        return new OutputData<TResult>(
            data.Resources.Union(result.Resources), result.Value, result.IsKnown, data.IsSecret || result.IsSecret);
    }

    static async Task<ValueTuple> FinishAsync(Task task)
    {
        await task.ConfigureAwait(false);
        return default;
    }

    const string ToStringAdvice =
        "An Output<T> has no text of its own: its value may not be there yet. " +
        "Use output.Apply(value => $\"… {value} …\") or Output.Format($\"… {output} …\").";
}
