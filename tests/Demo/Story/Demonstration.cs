using Demo.Report;
using Demo.Stage;

namespace Demo.Story;

/// <summary>Plays all steps in their order, whatever becomes of each, and tells how it went.</summary>
internal sealed class Demonstration(Installation installation, PulumiCommand command, Screen screen)
{
    readonly Tally tally = new();
    readonly List<StepResult> results = [];

    /// <returns>Whether every step did what it should.</returns>
    public async Task<bool> PlayAsync(CancellationToken cancellationToken)
    {
        using (var workplace = new Workplace(installation, command))
        {
            var cast = await Cast.GatherAsync(workplace, cancellationToken);
            await using var twilio = cast.Twilio;
            screen.Open(command, twilio.BaseUrl);
            foreach (var step in StepsOf(cast))
                await PlayAsync(step, cast, cancellationToken);
        }

        screen.Close(results, tally);
        return tally.IsClean && results.All(result => result.Succeeded);
    }

    static IEnumerable<Step> StepsOf(Cast cast)
    {
        var support = cast.Workplace.Copy("whatsapp-sender");
        var sales = support.OnStack("sales");
        var imported = cast.Workplace.Copy("import");
        return
        [
            .. new WhatsAppStory(cast, support).Steps, .. new VerificationStory(cast, sales).Steps,
            .. new ImportStory(cast, imported).Steps, .. new EndingStory(cast, support, sales, imported).Steps,
        ];
    }

    async Task PlayAsync(Step step, Cast cast, CancellationToken cancellationToken)
    {
        screen.Heading(results.Count + 1, step);
        var scene = new Scene(cast, screen, tally);
        try
        {
            await step.PlayAsync(scene, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Whatever it was, the next steps still play: the last ones clean up.
            scene.Expect(false, failure.Message);
        }

        tally.ProcessesLeft = cast.Workplace.PluginProcesses();
        scene.Expect(tally.ProcessesLeft == 0, $"no plugin process is left ({tally.ProcessesLeft})");
        results.Add(new(step, scene.Failures));
    }
}
