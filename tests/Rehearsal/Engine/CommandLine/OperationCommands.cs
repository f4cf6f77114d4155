using System.CommandLine;
using Rehearsal.Display;
using Rehearsal.Operations;

namespace Rehearsal.CommandLine;

/// <summary><c>preview | up | refresh | destroy | import</c>: a preview first unless it is skipped, then the real run.</summary>
internal static class OperationCommands
{
    static readonly Option<bool> Yes = new("--yes", "-y") { Description = "Required: nothing is ever asked" };
    static readonly Option<bool> Diff = new("--diff") { Description = "Show every property that differs" };
    static readonly Option<bool> SkipPreview = new("--skip-preview", "-f");
    static readonly Option<bool> PreviewOnly = new("--preview-only");
    static readonly Option<bool> ExpectNoChanges = new("--expect-no-changes");
    static readonly Option<bool> Refresh = new("--refresh", "-r");
    static readonly Option<bool> Protect = new("--protect") { DefaultValueFactory = _ => true };
    static readonly Option<bool> GenerateCode = new("--generate-code") { DefaultValueFactory = _ => true };
    static readonly Option<string?> Out = new("--out", "-o");
    static readonly Argument<string> Type = new("type");
    static readonly Argument<string> Name = new("name");
    static readonly Argument<string> Id = new("id");

    public static IEnumerable<Command> All()
    {
        yield return Command("preview", "Show what up would do", [Diff, ExpectNoChanges, Refresh], (run, options) =>
            run.OneAsync("Previewing update", preview: true, (engine, stack, cancel) => engine.UpdateAsync(stack, true, options.GetValue(Refresh), cancel)));
        yield return Command("up", "Make it so", [Yes, SkipPreview, PreviewOnly, Refresh, ExpectNoChanges, Diff], (run, options) =>
            run.BothAsync("update", "Updating", (engine, stack, preview, cancel) => engine.UpdateAsync(stack, preview, options.GetValue(Refresh), cancel)));
        yield return Command("refresh", "Read what is really there", [Yes, SkipPreview, PreviewOnly, ExpectNoChanges, Diff], (run, _) =>
            run.BothAsync("refresh", "Refreshing", (engine, stack, preview, cancel) => engine.RefreshAsync(stack, preview, cancel)));
        yield return Command("destroy", "Delete everything", [Yes, SkipPreview, PreviewOnly, Diff], (run, _) =>
            run.BothAsync("destroy", "Destroying", (engine, stack, preview, cancel) => engine.DestroyAsync(stack, preview, cancel)));
        yield return Import();
    }

    static Command Import()
    {
        var command = Command("import", "Take an existing object under management", [Yes, SkipPreview, Diff, Protect, GenerateCode, Out], async (run, options) =>
        {
            var request = new ImportRequest(options.GetValue(Type)!, options.GetValue(Name)!, options.GetValue(Id)!, options.GetValue(Protect));
            return await run.BothAsync("import", "Importing", (engine, stack, preview, cancel) => engine.ImportAsync(stack, request, preview, cancel))
                && (!options.GetValue(GenerateCode) || await run.CodeAsync(request, options.GetValue(Out)));
        });
        command.Arguments.Add(Type);
        command.Arguments.Add(Name);
        command.Arguments.Add(Id);
        return command;
    }

    static Command Command(string name, string description, Option[] options, Func<OperationRun, ParseResult, Task<bool>> body)
    {
        var command = new Command(name, description);
        foreach (var option in options)
            command.Options.Add(option);
        command.Run((parsed, cancel) =>
        {
            bool Has(Option<bool> option) => options.Contains(option) && parsed.GetValue(option);
            if (options.Contains(Yes) && !Has(Yes) && !Has(PreviewOnly))
                throw new RehearsalException("--yes must be passed in non-interactive mode");
            var settings = new RunSettings(Has(SkipPreview), Has(PreviewOnly), Has(ExpectNoChanges));
            var display = new PlanDisplay(Console.Out, Has(Diff));
            return body(new OperationRun(CommonOptions.Open(parsed), parsed.GetValue(CommonOptions.PluginDirectory), display, settings, cancel), parsed);
        });
        return command;
    }
}
