using System.Text.Json.Nodes;
using TwilioEmulator.Fields;
using TwilioEmulator.Model;

namespace TwilioEmulator.Api;

/// <summary>Create, fetch, update and delete. Senders of other accounts are not there.</summary>
sealed class SenderOperations(LiveOptions options, SenderStore store, SenderEncoder encoder)
{
    const string VerificationCode = "configuration.verification_code";

    public ApiAnswer Create(Account account, JsonObject body)
    {
        var senderId = BodyRules.CheckCreate(body);
        RefuseEarlyFields(body, SenderStatus.Creating);
        if (store.FindBySenderId(senderId) is not null)
            throw ApiErrorException.Duplicate();
        var document = new JsonObject();
        new BlockMerge(senderId, BlockUpdate.Merge, options.Current.NeverTaken).Apply(document, body);
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
        return new(200, encoder.Resource(sender, sender.Walk.Poll()));
    }

    public ApiAnswer Update(Account account, string sid, Func<JsonObject> readBody)
    {
        var sender = RequireOwn(account, sid);
        var body = readBody();
        BodyRules.CheckUpdate(body);
        RefuseRcs(sender, "updated");
        RefuseAnotherWaba(sender, body);
        var status = sender.Walk.Current.Status;
        RefuseEarlyFields(body, status);
        var ignored = options.Current.NeverTaken.Concat(sender.Whims.Ignored).ToHashSet();
        if (!ignored.Contains(VerificationCode) && (string?)body[SenderFields.Configuration]?["verification_code"] is { } code)
            EnterCode(sender, code);
        else if (SenderStatus.IsOnline(status))
            sender.Walk.Restart(UpdatePathOf(sender));
        new BlockMerge(sender.SenderId, options.Current.BlockUpdates, ignored).Apply(sender.Document, body);
        return new(202, encoder.UpdateEcho(sender, body));
    }

    public ApiAnswer Delete(Account account, string sid)
    {
        var sender = RequireOwn(account, sid);
        RefuseRcs(sender, "deleted");
        store.Remove(sender);
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

    void RefuseRcs(StoredSender sender, string verb)
    {
        if (!options.Current.RcsCanBeChanged && Channel.Of(sender.SenderId) == Channels.Rcs)
            throw ApiErrorException.Invalid($"rcs senders can't be {verb}: this operation is WhatsApp only");
    }

    // What a sender's move to another account would do, nobody says.
    void RefuseAnotherWaba(StoredSender sender, JsonObject body)
    {
        if ((string?)body[SenderFields.Configuration]?["waba_id"] is { } waba
            && waba != (string?)encoder.Resource(sender, sender.Walk.Current)[SenderFields.Configuration]?["waba_id"])
            throw ApiErrorException.Invalid("configuration.waba_id can't be changed");
    }

    void RefuseEarlyFields(JsonObject body, string status)
    {
        if (!options.Current.VoiceNeedsOnline || SenderStatus.IsOnline(status))
            return;
        if (SenderFields.All.FirstOrDefault(field => field.NeedsOnline && body[field.Block]?[field.Name] is not null) is { } early)
            throw ApiErrorException.Invalid($"{early.Path} can only be set once the sender is ONLINE");
    }

    void EnterCode(StoredSender sender, string code)
    {
        var path = store.PathOf(sender.AskedFor);
        if (code == (path.VerificationCode ?? options.Current.VerificationCode))
            sender.Walk.EnterCode();
        else if (path.WrongCode == WrongCode.Refused)
            throw ApiErrorException.WrongCode();
        else if (path.WrongCode == WrongCode.GoesOffline)
            sender.Walk.Restart([CannotBeVerified]);
    }

    static StatusStep CannotBeVerified { get; } = new(SenderStatus.Offline)
    {
        OfflineReasons = [new("63113", "Sender Cannot Be Verified")],
    };

    IReadOnlyList<StatusStep> UpdatePathOf(StoredSender sender) => store.PathOf(sender.AskedFor).AfterUpdate
        ?? [new(SenderStatus.Updating) { Polls = options.Current.UpdatingPolls }, new(SenderStatus.Online)];
}
