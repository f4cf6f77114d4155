using Demo.Stage;
using TwilioEmulator.Model;

namespace Demo.Story;

/// <summary>A number whose one-time code a person has to type in: up warns, the code makes the next up go on.</summary>
internal sealed class VerificationStory(Cast cast, Project project)
{
    public const string SenderId = "whatsapp:+15017122662";

    public IEnumerable<Step> Steps =>
    [
        new("A number that needs a code", "up ends with a warning that says what to do", WaitAsync),
        new("Give the code", "as a secret; the sender goes ONLINE and the code stays ciphertext", GiveCodeAsync),
    ];

    async Task WaitAsync(Scene scene, CancellationToken cancellationToken)
    {
        cast.Twilio.Senders.SetPath(SenderId, StatusPath.Verification with { VerificationCode = Cast.VerificationCode });
        await scene.SetUpAsync(project, SenderId, "Owl Sales", cancellationToken);
        var up = await scene.RunAsync(project, ["up", "--yes", "--skip-preview"], cancellationToken);
        scene.ExpectWrites(up, $"POST {WhatsAppStory.Collection} 202");
        scene.ExpectShown(up, "warning", SenderId, "one-time code", SenderStatus.PendingVerification);
        scene.Expect((string?)project.State.Sender?["id"] == cast.Sender(SenderId).Sid, "the sender is in the state already");
        await scene.SettledAsync(project, cancellationToken);
    }

    async Task GiveCodeAsync(Scene scene, CancellationToken cancellationToken)
    {
        await scene.SetSecretAsync(project, "verificationCode", Cast.VerificationCode, cancellationToken);
        var preview = await scene.RunAsync(project, ["preview", "--diff"], cancellationToken);
        scene.ExpectShown(preview, "1 to update", "verificationCode", "[secret]");
        var up = await scene.RunAsync(project, ["up", "--yes", "--skip-preview"], cancellationToken);
        var sender = cast.Sender(SenderId);
        scene.ExpectWrites(up, $"POST {WhatsAppStory.Collection}/{sender.Sid} 202");
        scene.Expect((string?)up.WrittenBody?["configuration"]?["verification_code"] == Cast.VerificationCode, "Twilio got the code");
        scene.Expect(sender.Status == SenderStatus.Online, $"at Twilio the sender is ONLINE ({sender.Status})");
        scene.Expect(StackState.IsCiphertext(project.State.Sender?["inputs"]?["configuration"]?["verificationCode"]), "the state keeps the code as ciphertext");
        await scene.SettledAsync(project, cancellationToken);
    }
}
