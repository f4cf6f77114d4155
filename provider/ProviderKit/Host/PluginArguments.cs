using System.CommandLine;

namespace ProviderKit.Host;

/// <summary>
/// The plugin's command line. The engine puts its log flags first and its address last; a person asks for help, the version
/// or the schema. Flags that aren't known are passed over: a newer engine may have more.
/// </summary>
internal sealed class PluginArguments
{
    private readonly RootCommand root;
    private readonly Option<bool> schema = new("--schema") { Description = "Print the package's schema and exit." };
    private readonly Argument<string[]> engine = new("engine")
    {
        Description = "The engine's address, host:port. Without it the plugin serves and waits to be attached to.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public PluginArguments(string description)
    {
        root = new RootCommand(description) { engine, schema, LogFlag("--logtostderr", 0), LogFlag("-v", 1), LogFlag("--tracing", 1) };
    }

    /// <summary>Reads the arguments and either serves, with the engine's address or null, or answers what a person asked.</summary>
    public Task<int> RunAsync(
        IReadOnlyList<string> args, TextWriter output, Func<string> describeSchema, Func<string?, CancellationToken, Task<int>> serve)
    {
        root.SetAction(async (parsed, cancellationToken) =>
        {
            if (!parsed.GetValue(schema))
                return await serve(parsed.GetValue(engine)?.LastOrDefault(a => !a.StartsWith('-')), cancellationToken);
            await output.WriteAsync(describeSchema());
            return 0;
        });
        // A termination signal is the web host's business: it lets running operations end well.
        return root.Parse([.. args]).InvokeAsync(new() { Output = output, ProcessTerminationTimeout = null }, CancellationToken.None);
    }

    private static Option<string?> LogFlag(string name, int arity) =>
        new(name) { Hidden = true, Arity = new ArgumentArity(0, arity), AllowMultipleArgumentsPerToken = false };
}
