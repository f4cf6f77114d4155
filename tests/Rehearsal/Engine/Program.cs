using System.CommandLine;
using Rehearsal.CommandLine;

var root = new RootCommand("Rehearses Pulumi operations: a stand-in for the pulumi CLI where it is not installed.")
{
    CommonOptions.Cwd, CommonOptions.Stack, CommonOptions.PluginDirectory, CommonOptions.NonInteractive,
    StackCommands.Stack(), StackCommands.Config(),
};
foreach (var command in OperationCommands.All())
    root.Subcommands.Add(command);

// The operation ends by itself after SIGINT: providers are asked to cancel and the state is saved on the way.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
