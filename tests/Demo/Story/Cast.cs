using Demo.Stage;
using TwilioEmulator;
using TwilioEmulator.Model;

namespace Demo.Story;

/// <summary>Who plays: Twilio, a person's projects, and the secrets nobody else may see.</summary>
internal sealed record Cast(EmulatorServer Twilio, Workplace Workplace, SecretSearch Secrets)
{
    public const string AccountSid = EmulatorOptions.DefaultAccountSid;
    public const string AuthToken = EmulatorOptions.DefaultAuthToken;

    /// <summary>Eight digits: no time, hash or SID has them by accident.</summary>
    public const string VerificationCode = "84027159";

    const string CallbackPassword = "owls-hunt-at-night";
    public const string CallbackUrl = $"https://twilio:{CallbackPassword}@www.example.com/incoming";

    public static IReadOnlyList<string> Examples { get; } = ["whatsapp-sender", "import"];

    public static async Task<Cast> GatherAsync(Workplace workplace, CancellationToken cancellationToken)
    {
        var twilio = await EmulatorServer.StartAsync(new EmulatorOptions(), cancellationToken);
        var secrets = new SecretSearch();
        secrets.AddLogin("the auth token", AccountSid, AuthToken);
        secrets.Add("the webhook's password", CallbackPassword);
        secrets.Add("the verification code", VerificationCode);
        return new(twilio, workplace, secrets);
    }

    public SenderSnapshot Sender(string senderId) =>
        Twilio.Senders.Find(senderId) ?? throw new InvalidOperationException($"Twilio knows no sender {senderId}");
}
