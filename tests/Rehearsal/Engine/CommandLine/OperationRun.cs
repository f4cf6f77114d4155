using Rehearsal.CodeGeneration;
using Rehearsal.Display;
using Rehearsal.Operations;

namespace Rehearsal.CommandLine;

internal sealed record RunSettings(bool SkipPreview, bool PreviewOnly, bool ExpectNoChanges);

/// <summary>The phases of one command, with what is printed around them.</summary>
internal sealed class OperationRun(Workspace workspace, string? pluginDirectory, PlanDisplay display, RunSettings settings, CancellationToken cancel)
{
    readonly RehearsalEngine engine = workspace.Engine(display, pluginDirectory, line => Console.Out.WriteLine($"    {line}"));

    public async Task<bool> OneAsync(string title, bool preview, Func<RehearsalEngine, StackContext, CancellationToken, Task<OperationOutcome>> phase)
    {
        display.Begin($"{title} ({workspace.Stack})", preview);
        var outcome = await phase(engine, workspace.Context(), cancel);
        display.End(outcome, showOutputs: true);
        foreach (var error in outcome.Errors)
            await Console.Error.WriteLineAsync($"error: {error}");
        return outcome.Succeeded && AsExpected(outcome);
    }

    public async Task<bool> BothAsync(string noun, string title, Func<RehearsalEngine, StackContext, bool, CancellationToken, Task<OperationOutcome>> phase)
    {
        if (!settings.SkipPreview && !await OneAsync($"Previewing {noun}", true, (engine, stack, token) => phase(engine, stack, true, token)))
            return false;
        return settings.PreviewOnly || await OneAsync(title, false, (engine, stack, token) => phase(engine, stack, false, token));
    }

    bool AsExpected(OperationOutcome outcome)
    {
        if (!settings.ExpectNoChanges || !outcome.HasChanges)
            return true;
        Console.Error.WriteLine("error: no changes were expected but changes were proposed");
        return false;
    }

    public async Task<bool> CodeAsync(ImportRequest request, string? file)
    {
        var stack = workspace.Context();
        var state = stack.Resources.Last(resource => resource.Type == request.Type && resource.Name == request.Name);
        var schema = await engine.SchemaAsync(stack, request.Type.Split(':')[0], cancel);
        var code = new ImportedCode(schema).Write(state);
        if (file is null)
            Console.WriteLine($"Please copy the following code into your Pulumi application:\n\n{code}");
        else
            await File.WriteAllTextAsync(file, code, cancel);
        return true;
    }
}
