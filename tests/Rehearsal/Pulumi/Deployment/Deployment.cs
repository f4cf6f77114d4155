namespace Pulumi;

/// <summary>
/// Runs a program against the engine that started it. A run ends with exit code 0, with 1 when the program logged an
/// error, or with 32 when it failed and the failure was told to the engine.
/// </summary>
public sealed class Deployment
{
    static readonly AsyncLocal<DeploymentInstance?> Running = new();

    Deployment()
    {
    }

    /// <summary>The deployment that the calling program runs in.</summary>
    public static DeploymentInstance Instance
        => Running.Value ?? throw new InvalidOperationException("There is no deployment outside of Deployment.RunAsync.");

    internal static DeploymentContext Current => Instance.Context;

    public static Task<int> RunAsync(Action action)
        => RunAsync((Func<IDictionary<string, object?>>)(() =>
        {
            action();
            return NoOutputs();
        }));

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func)
        => RunAsync(() => Task.FromResult(func()));

    public static Task<int> RunAsync(Func<Task> func)
        => RunAsync((Func<Task<IDictionary<string, object?>>>)(async () =>
        {
            await func().ConfigureAwait(false);
            return NoOutputs();
        }));

    /// <summary>The dictionary holds the stack outputs.</summary>
    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func)
        => StartAsync(runner => runner.RunAsync(() => new Stack(func)));

    public static Task<int> RunAsync<TStack>() where TStack : Stack, new()
        => StartAsync(runner => runner.RunTypedAsync(() => new TStack()));

    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider) where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return StartAsync(runner => runner.RunTypedAsync(() => (TStack?)serviceProvider.GetService(typeof(TStack))
            ?? throw new InvalidOperationException($"The service provider has no {typeof(TStack)}.")));
    }

    /// <summary>Lets the running deployment, if there is one, wait for the task and fail with it.</summary>
    internal static void Track(Task task) => Running.Value?.Context.Tasks.Track(task);

    // Asynchronous, so that what it sets is seen by the program alone and not by the caller.
    static async Task<int> StartAsync(Func<ProgramRunner, Task<int>> run)
    {
        if (Running.Value is not null)
            throw new InvalidOperationException("A deployment runs already.");

        using var context = new DeploymentContext(DeploymentSettings.FromEnvironment());
        Running.Value = new DeploymentInstance(context);
        return await run(new ProgramRunner(context)).ConfigureAwait(false);
    }

    static Dictionary<string, object?> NoOutputs() => [];
}
