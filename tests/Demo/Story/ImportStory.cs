using Demo.Stage;
using TwilioEmulator.Model;

namespace Demo.Story;

/// <summary>A sender made elsewhere comes under management, with credentials from the environment.</summary>
internal sealed class ImportStory(Cast cast, Project project)
{
    public const string SenderId = "whatsapp:+15017122663";

    public IEnumerable<Step> Steps =>
        [new("Import", "an existing sender comes into a stack; nothing is written, no credential is kept", ImportAsync)];

    async Task ImportAsync(Scene scene, CancellationToken cancellationToken)
    {
        var existing = cast.Twilio.Senders.Seed(new() { ["sender_id"] = SenderId, ["profile"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "Owl Billing" } });
        project.Environment["TWILIO_ACCOUNT_SID"] = Cast.AccountSid;
        project.Environment["TWILIO_AUTH_TOKEN"] = Cast.AuthToken;
        project.Environment["TWILIO_SENDERS_BASE_URL"] = cast.Twilio.BaseUrl.AbsoluteUri;
        await scene.RunAsync(project, ["stack", "init"], cancellationToken);
        await scene.SetAsync(project, "sender", SenderId, cancellationToken);
        await scene.SetAsync(project, "senderId", SenderId, cancellationToken);
        await scene.SetAsync(project, "displayName", "Owl Billing", cancellationToken);
        var preview = await scene.RunAsync(project, ["preview", "--diff"], cancellationToken);
        scene.ExpectShown(preview, "1 to import");
        scene.ExpectWrites(preview);
        var up = await scene.RunAsync(project, ["up", "--yes", "--skip-preview"], cancellationToken);
        scene.ExpectShown(up, "1 imported", existing.Sid);
        scene.ExpectWrites(up);
        var after = await scene.RunAsync(project, ["preview", "--expect-no-changes"], cancellationToken);
        scene.ExpectShown(after, "2 unchanged");
        ExpectState(scene, existing);
        await scene.SettledAsync(project, cancellationToken);
    }

    void ExpectState(Scene scene, SenderSnapshot existing)
    {
        var state = project.State;
        scene.Expect((string?)state.Sender?["id"] == existing.Sid, "imported by its sender id, the sender's id is its SID");
        scene.Expect(state.Provider is { } provider && provider["inputs"]?["authToken"] is null && provider["outputs"]?["authToken"] is null,
            "credentials from the environment are not in the state, not even as ciphertext");
    }
}
