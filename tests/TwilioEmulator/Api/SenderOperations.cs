using System.Text.Json.Nodes;
using TwilioEmulator.Fields;
using TwilioEmulator.Model;

namespace TwilioEmulator.Api;

/// <summary>Create, fetch, update and delete. Senders of other accounts are not there.</summary>
sealed class SenderOperations(LiveOptions options, SenderStore store, SenderEncoder encoder, NameReview names)
{
    readonly SenderUpdates updates = new(options, store, encoder, names);

    public ApiAnswer Create(Account account, JsonObject body)
    {
        var senderId = BodyRules.CheckCreate(body);
        var ignored = IgnoredFields.Of(body, SenderStatus.Creating, null, options.Current);
        if (store.IsTaken(senderId))
            throw ApiErrorException.Duplicate();
        var document = new JsonObject();
        new BlockMerge(senderId, BlockUpdate.Merge, ignored).Apply(document, body);
        return new(202, encoder.CreateEcho(store.Register(account.Sid, senderId, document), body));
    }

    public ApiAnswer Fetch(Account account, string sid)
    {
        var sender = Require(account, sid);
        if (sender.Whims.HiddenLooks > 0)
        {
            sender.Whims.HiddenLooks--;
            throw NotThere(sid);
        }
        var resource = encoder.Show(sender, sender.Walk.Poll());
        names.Looked(sender);
        return new(200, resource);
    }

    public ApiAnswer Update(Account account, string sid, Func<JsonObject> readBody)
    {
        var sender = RequireOwn(account, sid);
        if (sender.Whims.BusyUpdates > 0)
        {
            sender.Whims.BusyUpdates--;
            throw ApiErrorException.Busy(sender.Whims.BusyCode);
        }
        return updates.Apply(sender, readBody());
    }

    public ApiAnswer Delete(Account account, string sid)
    {
        var sender = RequireOwn(account, sid);
        if (!options.Current.RcsCanBeChanged && Channel.Of(sender.SenderId) == Channels.Rcs)
            throw ApiErrorException.WhatsAppOnly("deleted");
        store.Remove(sender);
        store.KeepTaken(sender);
        return new(204);
    }

    StoredSender Require(Account account, string sid) =>
        store.Find(sid) is { } sender && sender.IsVisibleTo(account)
            ? sender
            : throw NotThere(sid);

    static ApiErrorException NotThere(string sid) => ApiErrorException.NotFound($"{SendersApi.Collection}/{sid}");

    StoredSender RequireOwn(Account account, string sid) => Require(account, sid) is { IsShared: false } sender
        ? sender
        : throw ApiErrorException.Invalid("The shared sandbox sender can't be changed");
}
