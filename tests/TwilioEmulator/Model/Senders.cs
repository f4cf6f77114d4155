using System.Text.Json.Nodes;
using TwilioEmulator.Fields;

namespace TwilioEmulator.Model;

/// <summary>
/// Senders past the API: what somebody did in the console, or another program. Nothing here is validated or logged
/// as a request. Safe to use from several threads.
/// </summary>
public sealed partial class Senders
{
    readonly SenderStore store;
    readonly SenderEncoder encoder;
    readonly Accounts accounts;

    readonly NameReview names;

    internal Senders(SenderStore store, SenderEncoder encoder, Accounts accounts, NameReview names) =>
        (this.store, this.encoder, this.accounts, this.names) = (store, encoder, accounts, names);

    /// <summary>All senders of all accounts, oldest first.</summary>
    public IReadOnlyList<SenderSnapshot> All
    {
        get
        {
            lock (store.Gate)
                return [.. store.All.Select(SnapshotOf)];
        }
    }

    /// <summary>The sender with this SID or this sender id, or null.</summary>
    public SenderSnapshot? Find(string sidOrSenderId)
    {
        lock (store.Gate)
            return (store.Find(sidOrSenderId) ?? store.FindBySenderId(sidOrSenderId)) is { } sender ? SnapshotOf(sender) : null;
    }

    /// <summary>
    /// Puts a sender there. Takes the keys of the resource, of which only <c>sender_id</c> is needed: <c>sid</c> is made
    /// up, <c>status</c> is ONLINE and stays, the account is the default one or the first.
    /// </summary>
    /// <exception cref="ArgumentException">No <c>sender_id</c>, an unknown account, or SID or sender id are taken.</exception>
    public SenderSnapshot Seed(JsonObject resource, string? accountSid = null)
    {
        var document = (JsonObject)resource.DeepClone();
        var senderId = TakeText(document, "sender_id") ?? throw new ArgumentException("sender_id is required");
        var sid = TakeText(document, "sid");
        var step = TakeStep(document, null) ?? new StatusStep(SenderStatus.Online);
        lock (store.Gate)
        {
            if (store.FindBySenderId(senderId) is not null || (sid is not null && store.Find(sid) is not null))
                throw new ArgumentException($"{sid ?? senderId} exists already");
            return SnapshotOf(store.Seed(sid, AccountFor(accountSid), senderId, document, [step]));
        }
    }

    /// <summary>
    /// Changes a sender by JSON merge patch (RFC 7396) over the keys of the resource. A patch with <c>status</c> or
    /// <c>offline_reasons</c> ends its status path there.
    /// </summary>
    /// <exception cref="KeyNotFoundException">No such sender.</exception>
    public SenderSnapshot Patch(string sidOrSenderId, JsonObject patch)
    {
        lock (store.Gate)
        {
            var sender = Require(sidOrSenderId);
            var change = (JsonObject)patch.DeepClone();
            if (TakeStep(change, sender.Walk.Current) is { } step)
                sender.Walk.Restart([step]);
            var changed = TakeText(change, "sender_id") is { } senderId
                ? sender with { SenderId = senderId, AskedFor = senderId }
                : sender;
            MergePatch.Apply(changed.Document, change);
            store.Replace(changed);
            return SnapshotOf(changed);
        }
    }

    /// <summary>Removes a sender.</summary>
    /// <exception cref="KeyNotFoundException">No such sender.</exception>
    public void Delete(string sidOrSenderId)
    {
        lock (store.Gate)
            store.Remove(Require(sidOrSenderId));
    }

    /// <summary>Sets the path of senders created with this id from now on, and restarts the one that is there.</summary>
    public void SetPath(string senderId, StatusPath path)
    {
        if (path.Steps.Count == 0)
            throw new ArgumentException("a status path needs a step");
        lock (store.Gate)
            store.SetPath(senderId, path);
    }

    StoredSender Require(string sidOrSenderId) => store.Find(sidOrSenderId) ?? store.FindBySenderId(sidOrSenderId)
        ?? throw new KeyNotFoundException($"no sender {sidOrSenderId}");

    string AccountFor(string? accountSid) => accountSid is null
        ? accounts.Find(EmulatorOptions.DefaultAccountSid)?.Sid ?? accounts.All.First().Sid
        : accounts.Find(accountSid)?.Sid ?? throw new ArgumentException($"no account {accountSid}");

    SenderSnapshot SnapshotOf(StoredSender sender)
    {
        var step = sender.Walk.Current;
        return new(sender.Sid, sender.AccountSid, sender.SenderId, step.Status,
            (JsonObject)sender.Document.DeepClone(), encoder.Resource(sender, step));
    }

    static string? TakeText(JsonObject from, string key)
    {
        var text = (string?)from[key];
        from.Remove(key);
        return text;
    }

    static StatusStep? TakeStep(JsonObject from, StatusStep? current)
    {
        var hasReasons = from.ContainsKey("offline_reasons");
        var reasons = from["offline_reasons"] as JsonArray ?? [];
        from.Remove("offline_reasons");
        var status = TakeText(from, "status");
        if (status is null && !hasReasons)
            return null;
        return new(status ?? current?.Status ?? SenderStatus.Offline)
        {
            OfflineReasons = [.. reasons.OfType<JsonObject>().Select(ReasonOf)],
        };
    }

    static OfflineReason ReasonOf(JsonObject reason)
    {
        var read = new OfflineReason((string?)reason["code"] ?? "", (string?)reason["message"] ?? "");
        return (string?)reason["more_info"] is { } moreInfo ? read with { MoreInfo = moreInfo } : read;
    }
}
