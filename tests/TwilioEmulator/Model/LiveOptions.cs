namespace TwilioEmulator.Model;

/// <summary>The options in force. They can change while the emulator runs, but for what was taken at its start.</summary>
sealed class LiveOptions(EmulatorOptions initial)
{
    public EmulatorOptions Current { get; private set; } = initial;

    public void Replace(EmulatorOptions next) => Current = next with
    {
        Port = Current.Port,
        Accounts = Current.Accounts,
        TimeProvider = Current.TimeProvider,
        NextId = Current.NextId,
        Paths = Current.Paths,
        IncludeSandbox = Current.IncludeSandbox,
        RequestAnswered = Current.RequestAnswered,
    };
}
