using System.Text.Json.Nodes;
using TwilioEmulator.Fields;

namespace TwilioEmulator.Model;

/// <summary>
/// All senders of all accounts, in the order they came. Not safe by itself: whoever uses it holds <see cref="Gate"/>,
/// so that a request or a control call is one atomic step.
/// </summary>
sealed class SenderStore(LiveOptions options)
{
    readonly Dictionary<string, StoredSender> senders = [];
    readonly List<StoredSender> gone = [];
    readonly ListLag listLag = new(options);
    readonly Dictionary<string, StatusPath> paths = new(options.Current.Paths);
    long lastOrder;

    public Lock Gate { get; } = new();

    public int PeakRegistrations { get; private set; }

    public IEnumerable<StoredSender> All => senders.Values.OrderBy(sender => sender.Order);

    public int Registrations => senders.Values.Count(sender => sender is { IsRegistered: true, Walk.IsSettled: false });

    public StoredSender? Find(string sid) => senders.GetValueOrDefault(sid);

    public StoredSender? FindBySenderId(string senderId) => senders.Values.FirstOrDefault(sender => IsCalled(sender, senderId));

    public StoredSender Register(string accountSid, string senderId, JsonObject document)
    {
        var sender = New(null, accountSid, senderId, document, PathOf(senderId).Steps) with { IsRegistered = true };
        sender.Whims.HiddenLooks = options.Current.FetchLag;
        senders.Add(sender.Sid, sender);
        listLag.Added(sender);
        PeakRegistrations = Math.Max(PeakRegistrations, Registrations);
        return sender;
    }

    public StoredSender Seed(string? sid, string accountSid, string senderId, JsonObject document, IReadOnlyList<StatusStep> steps)
    {
        var sender = New(sid, accountSid, senderId, document, steps);
        senders.Add(sender.Sid, sender);
        return sender;
    }

    public void Replace(StoredSender sender) => senders[sender.Sid] = sender;

    public void Remove(StoredSender sender)
    {
        senders.Remove(sender.Sid);
        listLag.Removed(sender);
    }

    /// <summary>The id of a sender that is gone stays taken for a number of creates.</summary>
    public void KeepTaken(StoredSender sender)
    {
        sender.Whims.ConflictsLeft = options.Current.ConflictsAfterDeletion;
        gone.Add(sender);
    }

    /// <summary>Whether a create of this sender id is a duplicate; it counts as one.</summary>
    public bool IsTaken(string senderId)
    {
        if (FindBySenderId(senderId) is not null)
            return true;
        gone.RemoveAll(sender => sender.Whims.ConflictsLeft == 0);
        if (gone.Find(sender => IsCalled(sender, senderId)) is not { } last)
            return false;
        last.Whims.ConflictsLeft--;
        return true;
    }

    /// <summary>What the list of a channel shows to an account, which may not know the latest yet.</summary>
    public IReadOnlyList<StoredSender> ListFor(Account account, string channel, bool isNewReading) => [.. listLag.Show(
        All, sender => sender.IsVisibleTo(account) && Channel.NameOf(sender.SenderId) == channel, isNewReading)];

    public StatusPath PathOf(string senderId) => paths.FirstOrDefault(path => IsSame(path.Key, senderId)).Value
        ?? (senderId.StartsWith("rcs:", StringComparison.Ordinal) ? options.Current.RcsPath : options.Current.WhatsAppPath);

    public void SetPath(string senderId, StatusPath path)
    {
        var present = FindBySenderId(senderId);
        var key = present?.AskedFor ?? senderId;
        foreach (var other in paths.Keys.Where(other => IsSame(other, key)).ToList())
            paths.Remove(other);
        paths[key] = path;
        present?.Walk.Restart(path.Steps);
    }

    bool IsCalled(StoredSender sender, string senderId) =>
        IsSame(sender.SenderId, senderId) || IsSame(sender.AskedFor, senderId);

    bool IsSame(string senderId, string other) =>
        Spelling.Of(senderId, options.Current) == Spelling.Of(other, options.Current);

    StoredSender New(string? givenSid, string accountSid, string senderId, JsonObject document, IReadOnlyList<StatusStep> steps)
    {
        var sid = givenSid ?? options.Current.NextId("XE");
        return new(sid, accountSid, Spelling.Of(senderId, sid, options.Current), ++lastOrder)
        {
            AskedFor = senderId,
            Document = document,
            Walk = new(steps, options),
        };
    }
}
