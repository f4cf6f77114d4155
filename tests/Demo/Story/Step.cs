namespace Demo.Story;

/// <summary>One scene of the demonstration.</summary>
/// <param name="Purpose">What should be seen, in a sentence without a full stop.</param>
internal sealed record Step(string Title, string Purpose, Func<Scene, CancellationToken, Task> PlayAsync);

/// <param name="Failures">What was not as it should be; none for a step that did what it should.</param>
internal sealed record StepResult(Step Step, IReadOnlyList<string> Failures)
{
    public bool Succeeded => Failures.Count == 0;
}
