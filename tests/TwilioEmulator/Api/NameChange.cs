using System.Text.Json.Nodes;
using TwilioEmulator.Fields;
using TwilioEmulator.Model;

namespace TwilioEmulator.Api;

/// <summary>What an update's answer says about the display name that it sent, and the name whose review begins with it.</summary>
sealed record NameChange(string Answer, string? Begins = null)
{
    const string NoChange = "no_change";
    const string PendingReview = "pending_review";
    const string Error = "error";
    const string Updating = "updating";

    /// <summary>Nothing where no name was sent, and for RCS senders, whose names are fields like any other.</summary>
    public static NameChange? Of(StoredSender sender, JsonObject body, bool isIgnored, EmulatorOptions options)
    {
        var field = SenderFields.DisplayName;
        if ((string?)field.In(body) is not { } name || Channel.Of(sender.SenderId) != Channels.WhatsApp)
            return null;
        if (name == field.In(sender.Document)?.ToString())
            return new(NoChange);
        if (PendingName.Of(sender.Document) is { Status: NameStatus.PendingReview } pending)
            return pending.Name == name ? new(PendingReview) : Failure(body, ApiErrorException.NameInReview());
        if (options.NameChanges == NameChanges.Refused)
            return Failure(body, ApiErrorException.NameRefused());
        return new(Updating, isIgnored ? null : name);
    }

    // A name that comes alone fails with a code; beside other fields it fails without a reason, and they are applied.
    static NameChange Failure(JsonObject body, ApiErrorException reason) =>
        body is { Count: 1 } && body[SenderFields.Profile] is JsonObject { Count: 1 } ? throw reason : new(Error);
}
