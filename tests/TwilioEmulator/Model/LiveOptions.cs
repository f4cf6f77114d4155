using TwilioEmulator.Fields;

namespace TwilioEmulator.Model;

/// <summary>The options in force. They can change while the emulator runs, but for what was taken at its start.</summary>
sealed class LiveOptions(EmulatorOptions initial)
{
    public EmulatorOptions Current { get; private set; } = Checked(initial);

    /// <exception cref="ArgumentException">An option has a value that means nothing.</exception>
    public void Replace(EmulatorOptions next) => Current = Checked(next) with
    {
        Port = Current.Port,
        Accounts = Current.Accounts,
        TimeProvider = Current.TimeProvider,
        NextId = Current.NextId,
        Paths = Current.Paths,
        IncludeSandbox = Current.IncludeSandbox,
        RequestAnswered = Current.RequestAnswered,
    };

    static EmulatorOptions Checked(EmulatorOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.ListsLag);
        ArgumentOutOfRangeException.ThrowIfNegative(options.FetchLag);
        ArgumentOutOfRangeException.ThrowIfNegative(options.ConflictsAfterDeletion);
        ArgumentOutOfRangeException.ThrowIfNegative(options.NameLooks);
        foreach (var path in options.NeverTaken)
            SenderFields.Check(path);
        return options;
    }
}
