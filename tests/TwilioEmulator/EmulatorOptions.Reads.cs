namespace TwilioEmulator;

// How GETs and lists show what is stored.
public sealed partial record EmulatorOptions
{
    /// <summary>How the lists of a WhatsApp profile read back.</summary>
    public ListReading WhatsAppLists { get; init; } = ListReading.AsSent;

    /// <summary>
    /// How many readings of the list miss a sender that was registered, and still have one that was deleted. A reading is
    /// the first page of a channel and the pages that follow it.
    /// </summary>
    public int ListsLag { get; init; }

    /// <summary>How many GETs of a sender that was just registered don't find it.</summary>
    public int FetchLag { get; init; }

    /// <summary>
    /// The host that <c>next_page_url</c> names, as a service behind a gateway does; https unless it says otherwise. Path
    /// and query are right. Null for the emulator's own.
    /// </summary>
    public string? NextPageHost { get; init; }

    /// <summary>
    /// GETs and lists have JSON of unexpected types in what only the service sets, and a key that nobody has heard of.
    /// </summary>
    public bool OddOutputs { get; init; }

    /// <summary>How <c>profile.logo_url</c> of a WhatsApp sender reads back.</summary>
    public LogoCopies LogoCopies { get; init; } = LogoCopies.AsSent;

    /// <summary>Web addresses without a path read back with a slash at the end.</summary>
    public bool NormalisesUrls { get; init; }

    /// <summary>How numbers of WhatsApp senders are written. Every spelling of a number is the same sender.</summary>
    public NumberSpelling Spelling { get; init; } = NumberSpelling.AsSent;

    /// <summary>How RCS senders are called. A sender is found by the name it was asked for and by the one it has.</summary>
    public RcsSpelling RcsSpelling { get; init; } = RcsSpelling.AsSent;
}

/// <summary>How websites and e-mails of a WhatsApp profile read back. Meta keeps values, not labels.</summary>
public enum ListReading
{
    AsSent,
    MetaLabels,
    MetaLabelsReversed,
}

/// <summary>
/// How a number is written: as it was asked for, or, where WhatsApp's form of it differs (mobile numbers of Mexico,
/// Argentina and Brazil), as WhatsApp does.
/// </summary>
public enum NumberSpelling
{
    AsSent,
    AsWhatsApp,
}

/// <summary>How an RCS agent is called: as it was asked for, or by a name of Twilio's own, <c>rcs:brand_…_agent</c>.</summary>
public enum RcsSpelling
{
    AsSent,
    TwilioName,
}

/// <summary>
/// How the logo's address reads back: as it was sent; as Meta's address of its own copy, whose expiry changes at every
/// look; or as the address of a copy on another host, which stays.
/// </summary>
public enum LogoCopies
{
    AsSent,
    MetaCopy,
    OtherHost,
}
