namespace Fuzz;

/// <summary>Runs seeds one after the other through every target, until a limit or the first that trips.</summary>
internal sealed class FuzzRun(TimeProvider time)
{
    private static readonly (string Name, Action<Random> Run)[] Targets =
    [
        ("values", ValueTarget.Run),
        ("answers", AnswerTarget.Run),
    ];

    public int Inputs { get; private set; }

    public Finding? Until(int seed, int? inputs, TimeSpan? limit)
    {
        var began = time.GetTimestamp();
        while ((inputs is null || Inputs < inputs) && (limit is null || time.GetElapsedTime(began) < limit))
        {
            if (Try(unchecked(seed + Inputs)) is { } found)
                return found;
            Inputs++;
        }

        return null;
    }

    private static Finding? Try(int seed)
    {
        foreach (var (name, run) in Targets)
        {
            try
            {
                run(AnyMessage.Seeded(seed));
            }
            catch (Exception cause)
            {
                return new(seed, name, cause);
            }
        }

        return null;
    }
}

/// <summary>A seed whose input made a target throw what it must not throw.</summary>
internal sealed record Finding(int Seed, string Target, Exception Cause);
