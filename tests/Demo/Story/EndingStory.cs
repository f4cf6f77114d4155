using Demo.Stage;

namespace Demo.Story;

/// <summary>Everything goes again: what is protected only after its protection is lifted.</summary>
internal sealed class EndingStory(Cast cast, Project support, Project sales, Project imported)
{
    public IEnumerable<Step> Steps =>
    [
        new("Destroy", "each sender is deleted once; a protected one stays until its protection is lifted", DestroyAsync),
        new("Nothing is left", "no sender at Twilio, no resource in a state, no process", LeaveAsync),
    ];

    async Task DestroyAsync(Scene scene, CancellationToken cancellationToken)
    {
        await DeleteAsync(scene, support, WhatsAppStory.SenderId, cancellationToken);
        await DeleteAsync(scene, sales, VerificationStory.SenderId, cancellationToken);

        var refused = await scene.RunRefusedAsync(imported, ["destroy", "--yes", "--skip-preview"], cancellationToken);
        scene.ExpectWrites(refused);
        await scene.SetAsync(imported, "protect", "false", cancellationToken);
        scene.ExpectWrites(await scene.RunAsync(imported, ["up", "--yes", "--skip-preview"], cancellationToken));
        await DeleteAsync(scene, imported, ImportStory.SenderId, cancellationToken);
    }

    async Task DeleteAsync(Scene scene, Project project, string senderId, CancellationToken cancellationToken)
    {
        var path = $"{WhatsAppStory.Collection}/{cast.Sender(senderId).Sid}";
        var destroy = await scene.RunAsync(project, ["destroy", "--yes", "--skip-preview"], cancellationToken);
        scene.ExpectShown(destroy, "2 deleted");
        scene.ExpectWrites(destroy, $"DELETE {path} 204");
        scene.Expect(cast.Twilio.Senders.Find(senderId) is null, $"{senderId} is gone at Twilio");
    }

    async Task LeaveAsync(Scene scene, CancellationToken cancellationToken)
    {
        foreach (var project in new[] { support, sales, imported })
        {
            scene.Expect(project.State.Resources.Count == 0, $"the state of {project.Name} ({project.Stack}) is empty");
            await scene.RunAsync(project, ["stack", "rm", "--yes"], cancellationToken);
        }

        scene.Expect(cast.Twilio.Senders.All.Count == 0, "Twilio has no senders");
    }
}
