using System.CommandLine;
using Demo.Report;
using Demo.Stage;
using Demo.Story;
using Spectre.Console;

namespace Demo;

/// <summary>The command line: plays the demonstration; the exit code is 0 when every step did what it should.</summary>
internal static class DemoCommand
{
    static readonly Option<string?> Root = new("--root") { Description = "The repository; found from where this program lies unless given" };
    static readonly Option<string?> Configuration = new("--configuration") { Description = "Which build to play: debug or release; this program's own unless given" };
    static readonly Option<bool> Rehearse = new("--rehearsal") { Description = "Plays with the stand-in even where Pulumi's CLI is installed" };

    public static RootCommand Create()
    {
        var command = new RootCommand("Plays the life of WhatsApp senders on this machine: built plugin, real programs, emulated Twilio")
        {
            Root, Configuration, Rehearse,
        };
        command.SetAction(PlayAsync);
        return command;
    }

    static async Task<int> PlayAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var installation = Installation.Find(parsed.GetValue(Root), parsed.GetValue(Configuration));
        var pulumi = parsed.GetValue(Rehearse)
            ? PulumiCommand.Rehearsal(installation)
            : PulumiCommand.Choose(installation, Cast.Examples, Environment.GetEnvironmentVariable("PATH"));
        var missing = installation.Missing(Cast.Examples).Concat(File.Exists(pulumi.Binary) ? [] : [pulumi.Binary]).ToList();
        if (missing.Count == 0)
            return await new Demonstration(installation, pulumi, new(AnsiConsole.Console)).PlayAsync(cancellationToken) ? 0 : 1;
        await parsed.InvocationConfiguration.Error.WriteLineAsync($"not built yet; run `dotnet build` first. Missing:\n  {string.Join("\n  ", missing)}");
        return 2;
    }
}
