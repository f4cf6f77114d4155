namespace TwilioEmulator.Model;

// Display names past the API: what Meta decides, and what Twilio makes of it.
public sealed partial class Senders
{
    /// <summary>
    /// Makes a name the latest change of a sender's display name, however far it has come (<see cref="NameStatus"/>, or
    /// any other text). With COMPLETED it is the active name.
    /// </summary>
    /// <exception cref="KeyNotFoundException">No such sender.</exception>
    public SenderSnapshot SetPendingName(string sidOrSenderId, string name, string status)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(status);
        return Change(sidOrSenderId, sender => names.Set(sender, name, status));
    }

    /// <summary>Moves the latest change of a sender's display name on. COMPLETED makes its name the active one.</summary>
    /// <exception cref="KeyNotFoundException">No such sender.</exception>
    /// <exception cref="InvalidOperationException">Its name was never changed.</exception>
    public SenderSnapshot DecideName(string sidOrSenderId, string status)
    {
        ArgumentException.ThrowIfNullOrEmpty(status);
        return Change(sidOrSenderId, sender => names.Decide(sender, status));
    }

    /// <summary>
    /// Forgets the latest change of a sender's display name, as two weeks after its completion. The active name stays.
    /// </summary>
    /// <exception cref="KeyNotFoundException">No such sender.</exception>
    public SenderSnapshot FadeName(string sidOrSenderId) => Change(sidOrSenderId, NameReview.Fade);

    SenderSnapshot Change(string sidOrSenderId, Action<StoredSender> change)
    {
        lock (store.Gate)
        {
            var sender = Require(sidOrSenderId);
            change(sender);
            return SnapshotOf(sender);
        }
    }
}
