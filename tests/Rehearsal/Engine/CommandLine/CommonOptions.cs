using System.CommandLine;

namespace Rehearsal.CommandLine;

/// <summary>Options every command has, and the way to turn a command's body into an exit code.</summary>
internal static class CommonOptions
{
    const int Failure = 255;

    public static readonly Option<string> Cwd = new("--cwd", "-C") { Description = "The project's directory", Recursive = true, DefaultValueFactory = _ => "." };
    public static readonly Option<string?> Stack = new("--stack", "-s") { Description = "The stack's name", Recursive = true };
    public static readonly Option<string?> PluginDirectory = new("--plugin-dir") { Description = "Where to look for plugins before the PATH", Recursive = true };
    public static readonly Option<bool> NonInteractive = new("--non-interactive") { Description = "Accepted; it never asks", Recursive = true };

    public static Workspace Open(ParseResult options, string? stack = null) =>
        new(options.GetValue(Cwd)!, stack ?? options.GetValue(Stack), TimeProvider.System);

    /// <summary>A body that throws what a person should read ends with its message on stderr.</summary>
    public static void Run(this Command command, Func<ParseResult, CancellationToken, Task<bool>> body) =>
        command.SetAction(async (options, cancel) =>
        {
            try
            {
                return await body(options, cancel) ? 0 : Failure;
            }
            catch (Exception error) when (error is RehearsalException or FormatException or IOException or System.Security.Cryptography.CryptographicException)
            {
                await Console.Error.WriteLineAsync($"error: {error.Message}");
                return Failure;
            }
        });

    public static void Run(this Command command, Action<ParseResult> body) => command.Run((options, _) =>
    {
        body(options);
        return Task.FromResult(true);
    });
}
