namespace TwilioEmulator;

// What becomes of display names.
public sealed partial record EmulatorOptions
{
    /// <summary>An update of a WhatsApp sender that has a profile has to have the name in it.</summary>
    public bool NameRequired { get; init; }
}
