using TwilioEmulator.Model;

namespace TwilioEmulator;

// What becomes of display names.
public sealed partial record EmulatorOptions
{
    /// <summary>What an update of a WhatsApp sender does with another <c>profile.name</c> than the active one.</summary>
    public NameChanges NameChanges { get; init; } = NameChanges.AtOnce;

    /// <summary>How many GETs <see cref="NameChanges.Approved"/> and <see cref="NameChanges.Lagging"/> take.</summary>
    public int NameLooks { get; init; } = 2;

    /// <summary>Where GETs have the pending name, and updates <c>display_name_status</c>.</summary>
    public PendingNames PendingNames { get; init; } = PendingNames.TopLevel;

    /// <summary>Lists have the pending name as well.</summary>
    public bool ListsShowPendingNames { get; init; }

    /// <summary>
    /// The statuses that an ONLINE sender goes through when a new name is applied, since that registers it once more; none
    /// leaves its status alone.
    /// </summary>
    public IReadOnlyList<StatusStep> RegistersAnew { get; init; } = [];

    /// <summary>An update of a WhatsApp sender that has a profile has to have the name in it.</summary>
    public bool NameRequired { get; init; }
}

/// <summary>What becomes of a new display name.</summary>
public enum NameChanges
{
    /// <summary>It is the active one at once, COMPLETED.</summary>
    AtOnce,

    /// <summary>PENDING_REVIEW, until somebody decides.</summary>
    Review,

    /// <summary>APPROVED for some GETs, then COMPLETED.</summary>
    Approved,

    /// <summary>Meta refuses it.</summary>
    Refused,

    /// <summary>PENDING_REVIEW, which the first GETs don't know of.</summary>
    Lagging,
}

/// <summary>Where an answer tells of a pending name: beside the sender's own keys, in its profile, or in both.</summary>
public enum PendingNames
{
    TopLevel,
    Profile,
    Both,
}
