using ProviderKit.Lifecycle;
using ProviderKit.Values;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <param name="Run">The operation.</param>
/// <param name="Declared">What the program declares.</param>
/// <param name="Seen">What is known of the sender so far.</param>
internal sealed record Completion(OperationRun Run, PropertyMap Declared, Sender Seen)
{
    public required Awaited Awaited { get; init; }

    /// <summary>Twilio has shown the whole sender.</summary>
    public bool HasLooked { get; init; }

    /// <summary>A Voice application that is declared and isn't there is this operation's business.</summary>
    public bool VoiceIsDue { get; init; }

    /// <summary>It hasn't been sent, or not been taken.</summary>
    public bool OwesVoice { get; init; }

    /// <summary>Called when the status no longer moves by itself.</summary>
    public Action Settled { get; init; } = () => { };
}

/// <summary>
/// Brings a sender that exists to where the program waits for it. Whatever goes wrong keeps what is known, with
/// <see cref="HalfDoneException{TModel}"/>.
/// </summary>
internal sealed class SenderCompletion(Reach reach, SenderUpdates updates)
{
    private readonly StatusWait wait = new(reach);

    /// <summary>Waits for the sender, and sends the Voice application that had to wait for it to be online.</summary>
    public async Task<Live<Sender>> CompleteAsync(Completion completion)
    {
        var settled = await SettleAsync(completion);
        var voice = SenderDescription.VoiceApplicationOf(completion.Declared);
        if (!completion.VoiceIsDue || voice is null || (settled.Configuration?.VoiceApplicationSid ?? "") == voice)
            return Live(settled, completion.Run);
        if (StatusRules.IsOnline(settled))
        {
            await SendVoiceAsync(settled, voice, completion.Run);
            settled = await SettleAsync(completion with { OwesVoice = false, Seen = settled, HasLooked = true, Awaited = completion.Awaited with { StatusBefore = settled.Status } });
            return Live(settled, completion.Run);
        }

        if (completion.OwesVoice)
            completion.Run.Log.Warn($"Twilio takes configuration.voiceApplicationSid only once {settled.SenderId} is online (its status is {settled.Status}). Run a refresh when it may be: the next update then sends it.");
        return Live(settled, completion.Run, completion.OwesVoice);
    }

    private async Task SendVoiceAsync(Sender settled, string voice, OperationRun run)
    {
        try
        {
            await updates.SendAsync(settled, SenderPatch.Nothing.Set(SenderField.VoiceApplicationSid, voice), run);
        }
        catch (Exception failure) when (failure is TwilioApiException or OperationCanceledException)
        {
            var now = failure is TwilioApiException { InDoubt: true }
                ? await run.TryLookAsync((call, ended) => reach.Client.FetchAsync(settled.Sid!, call, ended))
                : settled;
            // Where nobody can look, it counts as sent, so that taking it out of the program clears it.
            var owes = now is not null && now.Configuration?.VoiceApplicationSid != voice;
            throw HalfDone(Live(now ?? settled, run, owes), run.Problem(failure, settled), failure);
        }
    }

    /// <summary>Waits for the sender.</summary>
    public async Task<Sender> SettleAsync(Completion completion)
    {
        var (run, _, seen) = completion;
        var hasLooked = completion.HasLooked;
        Live<Sender> Known() => Live(seen, run, completion.OwesVoice) with { IsPartial = !hasLooked };
        try
        {
            await wait.UntilOverAsync(completion.Awaited, run, sender =>
            {
                (seen, hasLooked) = (sender, true);
                if (StatusRules.Classify(sender) != StatusClass.Moving)
                    completion.Settled();
            });
        }
        catch (Exception failure)
        {
            throw HalfDone(Known(), run.Problem(failure, seen), failure);
        }

        if (StatusRules.IsFailure(seen, completion.Awaited))
            throw HalfDone(Known(), StatusRules.Classify(seen) == StatusClass.NeedsCode ? SenderFailures.NotOnline(seen) : SenderFailures.Offline(seen));
        SettledNotice.Tell(seen, completion.Awaited, run.Log);
        return seen;
    }

    public static HalfDoneException<Sender> HalfDone(Live<Sender> live, string problem, Exception? cause = null) =>
        new(live, [.. SenderFailures.Reasons(live.Model, problem)], cause);

    public Live<Sender> Live(Sender sender, OperationRun run, bool owesVoice = false)
    {
        run.TellUnread(sender);
        var sid = sender.Sid!;
        var whole = sender with
        {
            Status = sender.Status ?? "UNKNOWN",
            Url = sender.Url ?? reach.Client.AddressOf(sid).AbsoluteUri,
            OfflineReasons = sender.OfflineReasons is null ? null : SenderFailures.Brief(sender.OfflineReasons),
        };
        return new(sid, whole, reach.MarkOn(sid))
        {
            Owed = owesVoice ? [SenderDescription.VoiceApplicationSid] : [],
            Unread = [.. sender.Unread.Select(PatchEncoder.PathOf)],
        };
    }
}
