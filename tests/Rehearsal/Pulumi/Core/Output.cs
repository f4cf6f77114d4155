using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi;

/// <summary>Makes and combines outputs.</summary>
public static partial class Output
{
    public static Output<T> Create<T>(T value) => new(Task.FromResult(OutputData.Known(value)));

    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value);

    public static Output<T> CreateSecret<T>(T value) => new(Task.FromResult(OutputData.Known(value, isSecret: true)));

    public static Output<T> CreateSecret<T>(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return FromTask(value, isSecret: true);
    }

    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.MapData(data => data with { IsSecret = true });
    }

    /// <summary>A copy that is not secret; the original stays as it is.</summary>
    public static Output<T> Unsecret<T>(Output<T> output) => output.MapData(data => data with { IsSecret = false });

    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.Data.ConfigureAwait(false)).IsSecret;

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All(inputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs)
        => Join([.. inputs], values => values.Select(value => (T)value!).ToImmutableArray());

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All(outputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs)
        => All(outputs.Select(output => (Input<T>)output));

    /// <summary>Formats with the invariant culture; holes may be outputs and inputs.</summary>
    public static Output<string> Format(FormattableString formattableString)
        => Join(
            [.. formattableString.GetArguments().Select(argument => argument as IInput ?? new Input<object?>(Lift(argument)))],
            values => string.Format(CultureInfo.InvariantCulture, formattableString.Format, [.. values]));

    internal static Output<T> FromTask<T>(Task<T> value, bool isSecret)
    {
        return new Output<T>(WaitAsync());

        async Task<OutputData<T>> WaitAsync() => OutputData.Known(await value.ConfigureAwait(false), isSecret);
    }

    /// <summary>One output of many inputs: unknown when any is unknown, secret when any is secret.</summary>
    static Output<TResult> Join<TResult>(IReadOnlyList<IInput> inputs, Func<IReadOnlyList<object?>, TResult> make)
    {
        return new Output<TResult>(JoinAsync());

        async Task<OutputData<TResult>> JoinAsync()
        {
            var all = new List<OutputData<object?>>(inputs.Count);
            foreach (var input in inputs)
                all.Add(await input.ToOutput().GetDataAsync().ConfigureAwait(false));

            var isKnown = all.TrueForAll(data => data.IsKnown);
            return new OutputData<TResult>(
                [.. all.SelectMany(data => data.Resources)],
                isKnown ? make([.. all.Select(data => data.Value)]) : default!,
                isKnown,
                all.Exists(data => data.IsSecret));
        }
    }

    static Output<object?> Lift(object? argument)
        => argument is IOutput output ? new Output<object?>(output.GetDataAsync()) : Create(argument);
}
