using System.Collections.Immutable;

namespace TwilioEmulator;

// What becomes of creates, updates and deletions.
public sealed partial record EmulatorOptions
{
    /// <summary>The real service updates and deletes WhatsApp senders only; true lifts that.</summary>
    public bool RcsCanBeChanged { get; init; }

    /// <summary>What becomes of a <c>voice_application_sid</c> that is sent before the sender is ONLINE.</summary>
    public VoiceBeforeOnline VoiceBeforeOnline { get; init; } = VoiceBeforeOnline.Refused;

    /// <summary>What an update does to the leaves of a block that it names and that it doesn't send.</summary>
    public BlockUpdate BlockUpdates { get; init; } = BlockUpdate.Merge;

    /// <summary>
    /// An update of an ONLINE sender starts its path after updates. False leaves the status of every sender where it is;
    /// only a verification code moves it.
    /// </summary>
    public bool UpdatesMoveStatus { get; init; } = true;

    /// <summary>How many creates of a number are duplicates after the API has deleted its sender.</summary>
    public int ConflictsAfterDeletion { get; init; }

    /// <summary>Fields, such as <c>profile.about</c>, whose values are accepted and never stored.</summary>
    public IReadOnlySet<string> NeverTaken { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>An empty <c>friendly_name</c> clears it. False accepts the empty text and leaves the name as it is.</summary>
    public bool FriendlyNameClears { get; init; } = true;

    /// <summary>An update's answer says <c>sender_id: null</c>, as one published example does.</summary>
    public bool UpdateEchoHidesSenderId { get; init; }
}

/// <summary>
/// What an update does with a block that is sent in part: the other leaves stay, or they are gone. A WhatsApp sender's
/// name and account stay either way.
/// </summary>
public enum BlockUpdate
{
    Merge,
    Replace,
}

/// <summary>What becomes of a voice application sent too early: 400, it is stored, or it is accepted and dropped.</summary>
public enum VoiceBeforeOnline
{
    Refused,
    Taken,
    Dropped,
}
