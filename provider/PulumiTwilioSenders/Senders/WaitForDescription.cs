using ProviderKit.Description;

namespace PulumiTwilioSenders.Senders;

/// <summary>How long creating and updating wait.</summary>
internal static class WaitForDescription
{
    public const string Settled = "settled";
    public const string Online = "online";
    public const string None = "none";

    public static EnumDescription Enum { get; } = new("twilio:messaging:WaitFor", "How long creating and updating a sender wait.",
    [
        new(Settled, "Until the status stops moving by itself: online, or waiting for a person, Twilio or a carrier."),
        new(Online, "Until the sender is online; anything else in the end is a failure."),
        new(None, "Not at all: done as soon as Twilio has accepted the request."),
    ]);
}
