using System.Text.Json.Nodes;

namespace TwilioEmulator.Model;

/// <summary>A sender as it stands, seen past the API; looking does not move its status.</summary>
/// <param name="Stored">
/// What the emulator keeps of a sender, whatever the API shows of it: the blocks with their write-only fields,
/// <c>friendly_name</c>, and <c>pending_display_name</c> with its status and date while there is one.
/// </param>
/// <param name="Resource">What a GET would answer.</param>
public sealed record SenderSnapshot(
    string Sid, string AccountSid, string SenderId, string Status, JsonObject Stored, JsonObject Resource);
