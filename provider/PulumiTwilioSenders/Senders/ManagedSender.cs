using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>A sender as a program declares or sees it: Twilio's sender, and how long to wait for it.</summary>
internal sealed record ManagedSender(Sender Twilio, string? WaitFor = null)
{
    public static ManagedSender Blank { get; } = new(new Sender());

    public bool IsRcs => Channel.IsRcs(Twilio.SenderId);
}
