using System.Security.Cryptography;
using System.Text;
using ProviderKit.Lifecycle;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>How one account's senders are reached.</summary>
/// <param name="Client">The API.</param>
/// <param name="FirstPause">Between two looks at a status; later ones are longer.</param>
/// <param name="Time">The clock.</param>
internal sealed record Reach(SendersClient Client, TimeSpan FirstPause, TimeProvider Time)
{
    private const double Growth = 1.5;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Which settings the host's name is made of; empty when it is Twilio's own.</summary>
    public string HostOrigin { get; init; } = "";

    /// <summary>Who asks, in words for users.</summary>
    public string Account => $"the account of {Client.UserName}";

    /// <summary>
    /// The mark that the state keeps of who saw a sender: under another user name, "not found" proves nothing. It doesn't
    /// reveal the name, nor whether two senders have the same one.
    /// </summary>
    public string MarkOn(string sid) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Client.UserName} saw {sid}")).AsSpan(0, 16));

    public OperationRun Begin(Operation operation, TimeSpan defaultTimeout, CancellationToken cancelled) =>
        new(this, operation, operation.Timeout ?? defaultTimeout, cancelled);

    public static TimeSpan Longer(TimeSpan pause) => TimeSpan.FromTicks(Math.Min((long)(pause.Ticks * Growth), Math.Max(LongestPause.Ticks, pause.Ticks)));
}
