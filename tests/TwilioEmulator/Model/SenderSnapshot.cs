using System.Text.Json.Nodes;

namespace TwilioEmulator.Model;

/// <summary>A sender as it stands, seen past the API; looking does not move its status.</summary>
/// <param name="Stored">The blocks as the emulator keeps them, write-only fields included.</param>
/// <param name="Resource">What a GET would answer.</param>
public sealed record SenderSnapshot(
    string Sid, string AccountSid, string SenderId, string Status, JsonObject Stored, JsonObject Resource);
