using System.Text.Json.Nodes;

namespace TwilioEmulator.Model;

/// <summary>The life of a new display name: under review, approved, applied, or none of it. Looks move it along.</summary>
sealed class NameReview(LiveOptions options)
{
    /// <summary>A name that was asked for; whoever is approved already needs no second review.</summary>
    public void Begin(StoredSender sender, string name)
    {
        var isApproved = PendingName.Of(sender.Document) is { } before && before.Name == name
            && before.Status is NameStatus.Approved or NameStatus.PinMismatch or NameStatus.RegistrationFailed;
        Set(sender, name, options.Current.NameChanges switch
        {
            NameChanges.AtOnce => NameStatus.Completed,
            NameChanges.Approved => NameStatus.Approved,
            _ => isApproved ? NameStatus.Approved : NameStatus.PendingReview,
        });
        if (options.Current.NameChanges == NameChanges.Approved)
            sender.Whims.LooksUntilNameApplied = options.Current.NameLooks;
        if (options.Current.NameChanges == NameChanges.Lagging)
            sender.Whims.LooksUntilNameShows = options.Current.NameLooks;
        ApplyIfDue(sender);
    }

    /// <summary>Puts the change where it is said to be. COMPLETED makes the name the active one.</summary>
    public void Set(StoredSender sender, string name, string status)
    {
        (sender.Whims.LooksUntilNameApplied, sender.Whims.LooksUntilNameShows) = (null, 0);
        PendingName.Put(sender.Document, name, status, options.Current.TimeProvider.GetUtcNow());
        if (status == NameStatus.Completed)
            Activate(sender, name);
    }

    /// <exception cref="InvalidOperationException">No name was asked for.</exception>
    public void Decide(StoredSender sender, string status)
    {
        var pending = PendingName.Of(sender.Document)?.Name;
        Set(sender, pending ?? throw new InvalidOperationException($"{sender.SenderId} has no pending name"), status);
    }

    public static void Fade(StoredSender sender)
    {
        (sender.Whims.LooksUntilNameApplied, sender.Whims.LooksUntilNameShows) = (null, 0);
        PendingName.Remove(sender.Document);
    }

    /// <summary>A GET has seen the sender.</summary>
    public void Looked(StoredSender sender)
    {
        if (sender.Whims.LooksUntilNameApplied > 0)
            sender.Whims.LooksUntilNameApplied--;
        if (sender.Whims.LooksUntilNameShows > 0)
            sender.Whims.LooksUntilNameShows--;
        ApplyIfDue(sender);
    }

    void ApplyIfDue(StoredSender sender)
    {
        if (sender.Whims.LooksUntilNameApplied == 0)
            Decide(sender, NameStatus.Completed);
    }

    void Activate(StoredSender sender, string name)
    {
        if (sender.Document["profile"] is not JsonObject profile)
            sender.Document["profile"] = profile = [];
        if (profile["name"]?.ToString() == name)
            return;
        profile["name"] = name;
        if (options.Current.RegistersAnew is { Count: > 0 } steps && SenderStatus.IsOnline(sender.Walk.Current.Status))
            sender.Walk.Restart(steps);
    }
}
