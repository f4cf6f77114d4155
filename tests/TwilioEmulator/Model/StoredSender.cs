using System.Text.Json.Nodes;

namespace TwilioEmulator.Model;

/// <summary>
/// One sender as the emulator keeps it. The document holds the blocks as they were sent or seeded; status and
/// offline reasons belong to the walk alone.
/// </summary>
sealed record StoredSender(string Sid, string AccountSid, string SenderId, long Order)
{
    /// <summary>The sender id it was asked for by, which the service may write in another way.</summary>
    public required string AskedFor { get; init; }

    public required JsonObject Document { get; init; }

    public required StatusWalk Walk { get; init; }

    public Whims Whims { get; } = new();

    /// <summary>Shared senders are in every account's list and belong to none.</summary>
    public bool IsShared { get; init; }

    /// <summary>Made by a create of the API, as opposed to seeded.</summary>
    public bool IsRegistered { get; init; }

    public bool IsVisibleTo(Account account) => IsShared || AccountSid == account.Sid;
}
