using System.Globalization;
using Demo.Stage;
using Demo.Story;
using Spectre.Console;

namespace Demo.Report;

/// <summary>What a person sees: the steps as they play, and a table at the end.</summary>
internal sealed class Screen(IAnsiConsole console)
{
    const int MostWidth = 110;

    public void Open(PulumiCommand command, Uri twilio)
    {
        console.Profile.Width = console.Profile.Out.IsTerminal ? Math.Min(console.Profile.Width, MostWidth) : MostWidth;
        console.MarkupLine($"[bold]WhatsApp senders as code[/]: C# programs, the built plugin, [bold]{command.Name}[/] as the CLI");
        console.MarkupLineInterpolated($"and an emulator of Twilio's Senders API on {twilio}. Nothing leaves this machine.");
        if (!command.IsReal)
            console.MarkupLine("[grey]`rehearsal` stands in for Pulumi's CLI, which is not installed here or not what the examples were built for.[/]");
    }

    public void Heading(int number, Step step)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{number}. {Markup.Escape(step.Title)}[/]") { Justification = Justify.Left });
        console.MarkupLineInterpolated($"[italic]{Sentence(step.Purpose)}[/]");
    }

    /// <summary>A command's own words, untouched, and what Twilio received.</summary>
    public void Show(Played played)
    {
        console.MarkupLineInterpolated($"[bold blue]$ {played.Command.CommandLine}[/]");
        foreach (var line in played.Command.Output.Split('\n').Where(line => line.Length > 0))
            Raw($"  {line}");
        foreach (var (line, times) in Runs(played.Requests.Select(Played.LineOf)))
            console.MarkupLineInterpolated($"  [yellow]Twilio < {line}[/]{(times > 1 ? string.Create(CultureInfo.InvariantCulture, $"  x{times}") : "")}");
    }

    public void Verdict(bool holds, string what)
    {
        if (holds)
            console.MarkupLineInterpolated($"  [green]ok[/]  {what}");
        else
            console.MarkupLineInterpolated($"  [red]FAILED[/]  {what}");
    }

    public void Close(IReadOnlyList<StepResult> results, Tally tally)
    {
        console.WriteLine();
        console.Write(new Rule("[bold]How it went[/]") { Justification = Justify.Left });
        console.Write(StepTable(results));
        console.Write(Totals(tally));
        var failed = results.Count(result => !result.Succeeded);
        console.MarkupLine(failed == 0 && tally.IsClean
            ? "[bold green]Every step did what it should.[/]"
            : $"[bold red]{failed} of {results.Count} steps did not do what they should.[/]");
    }

    static Table StepTable(IReadOnlyList<StepResult> results)
    {
        var table = new Table { Border = TableBorder.Simple }.AddColumns("step", "what it should do", "");
        foreach (var (result, number) in results.Select((result, index) => (result, index + 1)))
            table.AddRow($"{number}. {Markup.Escape(result.Step.Title)}", Markup.Escape(result.Step.Purpose), result.Succeeded ? "[green]ok[/]" : "[red]FAILED[/]");
        return table;
    }

    static Table Totals(Tally tally)
    {
        var table = new Table { Border = TableBorder.Simple }.AddColumns("total", "", "should be").HideHeaders();
        void Row(string what, int count, string wanted) => table.AddRow(what, count.ToString(CultureInfo.InvariantCulture), wanted);
        Row("commands", tally.Commands, "");
        Row("requests Twilio received", tally.Requests, "");
        Row("write requests during previews and refreshes", tally.WritesWhileLooking, "should be 0");
        Row("secrets found in state, configuration files or output", tally.SecretsFound.Count, "should be 0");
        Row("processes left", tally.ProcessesLeft, "should be 0");
        return table;
    }

    void Raw(string line)
    {
        console.Profile.Out.Writer.WriteLine(line);
        console.Profile.Out.Writer.Flush();
    }

    static string Sentence(string purpose) => $"{char.ToUpperInvariant(purpose[0])}{purpose[1..]}.";

    static IEnumerable<(string Line, int Times)> Runs(IEnumerable<string> lines)
    {
        string? last = null;
        var times = 0;
        foreach (var line in lines)
        {
            if (line != last && last is not null)
                yield return (last, times);
            (last, times) = (line, line == last ? times + 1 : 1);
        }

        if (last is not null)
            yield return (last, times);
    }
}
