using System.Text.Json.Nodes;
using TwilioEmulator.Fields;
using TwilioEmulator.Model;

namespace TwilioEmulator.Api;

/// <summary>What an update does to a sender: to its status, and to what is stored.</summary>
sealed class SenderUpdates(LiveOptions options, SenderStore store, SenderEncoder encoder, NameReview names)
{
    const string VerificationCode = "configuration.verification_code";

    public ApiAnswer Apply(StoredSender sender, JsonObject body)
    {
        BodyRules.CheckUpdate(body);
        if (options.Current.NameRequired)
            BodyRules.CheckWholeBlocks(sender.SenderId, body);
        RefuseRcs(sender);
        RefuseAnotherWaba(sender, body);
        var status = sender.Walk.Current.Status;
        var ignored = IgnoredFields.Of(body, status, sender.Whims, options.Current);
        var change = NameChange.Of(sender, body, ignored.Contains(SenderFields.DisplayName.Path), options.Current);
        if (!ignored.Contains(VerificationCode) && (string?)body[SenderFields.Configuration]?["verification_code"] is { } code)
            EnterCode(sender, code);
        else if (options.Current.UpdatesMoveStatus && SenderStatus.IsOnline(status))
            sender.Walk.Restart(UpdatePathOf(sender));
        if (Channel.Of(sender.SenderId) == Channels.WhatsApp)
            ignored.Add(SenderFields.DisplayName.Path);
        new BlockMerge(sender.SenderId, options.Current.BlockUpdates, ignored).Apply(sender.Document, body);
        if (change?.Begins is { } name)
            names.Begin(sender, name);
        return new(202, encoder.UpdateEcho(sender, body, change?.Answer));
    }

    void RefuseRcs(StoredSender sender)
    {
        if (!options.Current.RcsCanBeChanged && Channel.Of(sender.SenderId) == Channels.Rcs)
            throw ApiErrorException.WhatsAppOnly("updated");
    }

    // What a sender's move to another account would do, nobody says.
    void RefuseAnotherWaba(StoredSender sender, JsonObject body)
    {
        if ((string?)body[SenderFields.Configuration]?["waba_id"] is { } waba
            && waba != (string?)encoder.Resource(sender, sender.Walk.Current)[SenderFields.Configuration]?["waba_id"])
            throw ApiErrorException.Invalid("configuration.waba_id can't be changed");
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
