using System.Text.Json.Nodes;
using Demo.Stage;
using TwilioEmulator.Model;

namespace Demo.Story;

/// <summary>The main job: a WhatsApp sender from nothing to ONLINE, changed, changed behind our back, and repaired.</summary>
internal sealed class WhatsAppStory(Cast cast, Project project)
{
    public const string SenderId = "whatsapp:+15017122661";
    public const string Collection = "/v2/Channels/Senders";
    const string About = "Answers within a working day";
    const string NewAbout = "Answers within an hour";
    const string Drifted = "Somebody wrote this in the Console";

    public IEnumerable<Step> Steps =>
    [
        new("Set up a stack", "configuration is kept, secrets as ciphertext; Twilio hears nothing", SetUpAsync),
        new("Preview", "shows the sender to create; Twilio hears nothing", PreviewAsync),
        new("Up", "one registration, followed until the sender is ONLINE", UpAsync),
        new("Up again", "nothing to do", AgainAsync),
        new("Change a text", "the preview shows the property, up sends one update", ChangeAsync),
        new("Drift", "refresh sees a change made elsewhere, up takes it back", DriftAsync),
    ];

    string Path => $"{Collection}/{cast.Sender(SenderId).Sid}";

    static string? AboutOf(SenderSnapshot sender) => (string?)sender.Resource["profile"]?["about"];

    async Task SetUpAsync(Scene scene, CancellationToken cancellationToken)
    {
        await scene.SetUpAsync(project, SenderId, "Owl Support", cancellationToken);
        scene.Expect(cast.Twilio.Requests.Snapshot().Count == 0, "Twilio heard nothing");
    }

    async Task PreviewAsync(Scene scene, CancellationToken cancellationToken)
    {
        var preview = await scene.RunAsync(project, ["preview", "--diff"], cancellationToken);
        scene.ExpectShown(preview, "2 to create", SenderId, About);
        scene.Expect(preview.Requests.Count == 0, "Twilio heard nothing");
    }

    async Task UpAsync(Scene scene, CancellationToken cancellationToken)
    {
        var up = await scene.RunAsync(project, ["up", "--yes", "--skip-preview"], cancellationToken);
        scene.ExpectWrites(up, $"POST {Collection} 202");
        scene.ExpectShown(up, "2 created", "ONLINE");
        var sender = cast.Sender(SenderId);
        scene.Expect(sender.Status == SenderStatus.Online, $"at Twilio the sender is ONLINE ({sender.Status})");
        var state = project.State;
        scene.Expect((string?)state.Sender?["id"] == sender.Sid, "the state keeps the sender's SID as its id");
        scene.Expect(StackState.IsCiphertext(state.Provider?["inputs"]?["authToken"]), "the state keeps the auth token as ciphertext");
        scene.Expect(StackState.IsCiphertext(state.Sender?["inputs"]?["webhook"]?["callbackUrl"]), "and the webhook's URL, which has a password");
        await scene.SettledAsync(project, cancellationToken);
    }

    async Task AgainAsync(Scene scene, CancellationToken cancellationToken)
    {
        var up = await scene.RunAsync(project, ["up", "--yes", "--expect-no-changes"], cancellationToken);
        scene.ExpectShown(up, "2 unchanged");
        scene.Expect(up.Requests.Count == 0, "Twilio heard nothing");
        await scene.SettledAsync(project, cancellationToken);
    }

    async Task ChangeAsync(Scene scene, CancellationToken cancellationToken)
    {
        await scene.SetAsync(project, "about", NewAbout, cancellationToken);
        var preview = await scene.RunAsync(project, ["preview", "--diff"], cancellationToken);
        scene.ExpectShown(preview, "1 to update", "about", About, NewAbout);
        scene.ExpectWrites(preview);
        var up = await scene.RunAsync(project, ["up", "--yes", "--skip-preview"], cancellationToken);
        scene.ExpectShown(up, "1 updated");
        scene.ExpectWrites(up, $"POST {Path} 202");
        var body = up.WrittenBody as JsonObject;
        scene.Expect(body is { Count: 1 } && body.ContainsKey("profile"), "the update carries the profile and nothing else");
        scene.Expect(AboutOf(cast.Sender(SenderId)) == NewAbout, "Twilio has the new text");
        await scene.SettledAsync(project, cancellationToken);
    }

    async Task DriftAsync(Scene scene, CancellationToken cancellationToken)
    {
        cast.Twilio.Senders.Patch(SenderId, new() { ["profile"] = new JsonObject { ["about"] = Drifted } });
        var look = await scene.RunRefusedAsync(project, ["refresh", "--preview-only", "--diff", "--expect-no-changes"], cancellationToken);
        scene.ExpectShown(look, "about", Drifted);
        var refresh = await scene.RunAsync(project, ["refresh", "--yes", "--skip-preview"], cancellationToken);
        scene.ExpectWrites(refresh);
        var preview = await scene.RunAsync(project, ["preview", "--diff"], cancellationToken);
        scene.ExpectShown(preview, "1 to update", Drifted, NewAbout);
        var up = await scene.RunAsync(project, ["up", "--yes", "--skip-preview"], cancellationToken);
        scene.ExpectWrites(up, $"POST {Path} 202");
        scene.Expect(AboutOf(cast.Sender(SenderId)) == NewAbout, "Twilio has the program's text again");
        await scene.SettledAsync(project, cancellationToken);
    }
}
