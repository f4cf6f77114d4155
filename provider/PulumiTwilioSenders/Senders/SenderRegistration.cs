using System.Collections.Concurrent;
using System.Net;
using ProviderKit.Lifecycle;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>
/// Registers a sender once: reads the list, sends the registration, and when its answer is lost reads the list again. A
/// sender that the first list didn't have and that isn't called otherwise is the one that was asked for; any other is an
/// error that names it. A registration is never sent again after a doubt.
/// </summary>
internal sealed class SenderRegistration(Reach reach)
{
    private const int LooksAfterDoubt = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    /// <summary>What this process registered, for an engine that repeats a creation.</summary>
    private readonly ConcurrentDictionary<(string Urn, string SenderId), string> made = new();

    /// <summary>What this process deleted: Twilio may take a while to let go of a number.</summary>
    private readonly ConcurrentDictionary<string, bool> released = new(StringComparer.Ordinal);

    /// <summary>The sender as far as it is known, with its SID, and whether its Voice application has still to be sent.</summary>
    public async Task<Registered> RegisterAsync(string senderId, string? name, SenderPatch body, OperationRun run)
    {
        var wanted = new Wanted(senderId, name, body);
        var key = (run.Operation.Urn, senderId);
        if (made.TryGetValue(key, out var sid) && await reach.Client.FetchAsync(sid, run.Call, run.Token) is { } earlier)
        {
            run.Log.Warn($"{senderId} was registered earlier in this run, as {sid}: the registration goes on from there.");
            return new(earlier, OwesVoice: true);
        }

        var before = await ListAsync(senderId, run.Call, run.Token);
        var registered = await SendAsync(wanted, before, run);
        made[key] = registered.Sender.Sid!;
        return registered;
    }

    /// <summary>The sender has been deleted.</summary>
    public void Forget(string sid, string? senderId)
    {
        foreach (var (key, _) in made.Where(entry => entry.Value == sid))
            made.TryRemove(key, out _);
        if (senderId is not null)
            released[senderId] = true;
    }

    private async Task<Registered> SendAsync(Wanted wanted, List<ListedSender> before, OperationRun run)
    {
        try
        {
            var (answer, tookAll) = await PostAsync(wanted, run);
            if (!SenderSid.IsValid(answer.Sid))
                throw new TwilioApiException("Registering the sender failed: Twilio's answer has no SID") { InDoubt = true };
            if (Has(before, answer.Sid))
                throw new TwilioApiException($"Registering the sender failed: Twilio answered with {answer.Sid}, which was there before") { Status = HttpStatusCode.Conflict };
            if (answer.SenderId is { } spelling && spelling != wanted.SenderId)
                run.Log.Warn($"{wanted.SenderId} is registered as {answer.Sid}; Twilio writes it {spelling}.");
            return new(new() { Sid = answer.Sid, SenderId = wanted.SenderId, Status = answer.Status }, OwesVoice: !tookAll);
        }
        catch (TwilioApiException lost) when (lost.InDoubt)
        {
            return await RecoverAsync(wanted, before, lost, run);
        }
        catch (TwilioApiException taken) when (SaysTaken(taken) || (taken.Status == HttpStatusCode.BadRequest && Namesake(before, wanted) is not null))
        {
            var there = await run.TryLookAsync(async (call, ended) => (List<ListedSender>?)await ListAsync(wanted.SenderId, call, ended));
            throw Taken(taken, wanted, Namesake(there, wanted), run, isListed: there is not null);
        }
    }

    private async Task<(Sender Answer, bool TookAll)> PostAsync(Wanted wanted, OperationRun run)
    {
        for (var pause = FirstPause; ; pause = Reach.Longer(pause))
        {
            try
            {
                var answer = new Sender();
                var tookAll = await VoiceApplication.TrySendAsync(wanted.Body, async body => answer = await reach.Client.CreateAsync(body, run.Call, run.Token));
                return (answer, tookAll);
            }
            catch (TwilioApiException taken) when (SaysTaken(taken) && released.ContainsKey(wanted.SenderId))
            {
                await run.WaitOutAsync(taken, pause, $"deleted just now, and Twilio still holds {wanted.SenderId}");
            }
            catch (TwilioApiException busy) when (busy is { InDoubt: false } && ErrorTable.Find(busy.Code)?.Repetition is not null)
            {
                await run.WaitOutAsync(busy, pause, "Meta limits the rate");
            }
        }
    }

    /// <summary>
    /// Whether somebody has the sender id already: Twilio has the same code for that and for mistakes in the body, but not
    /// the same status.
    /// </summary>
    private static bool SaysTaken(TwilioApiException failure) => failure is { InDoubt: false, Code: null or 63100 or 63110, Status: HttpStatusCode.Conflict }
        or { InDoubt: false, Code: 63110, Status: HttpStatusCode.BadRequest };

    /// <summary>Whoever ended the operation wants to know the SID too, so the list is read all the same.</summary>
    private async Task<Registered> RecoverAsync(Wanted wanted, List<ListedSender> before, TwilioApiException lost, OperationRun run)
    {
        var listed = await run.TryLookAsync((call, ended) => ListLaterAsync(wanted, before, call, ended));
        if (listed?.Find(sender => IsNamesake(sender, wanted) && Has(before, sender.Sid)) is { } earlier)
            throw Taken(lost, wanted, earlier, run);
        var added = listed?.Where(sender => !Has(before, sender.Sid)).ToList();
        if (added?.Where(sender => IsNamesake(sender, wanted)).ToList() is not [{ Sid: { } sid }])
            throw SenderFailures.Lost(lost, wanted.SenderId, added, new(reach, run.Operation));
        var found = await run.TryLookAsync((call, ended) => reach.Client.FetchAsync(sid, call, ended));
        if (found?.Profile?.Name is { Length: > 0 } name && wanted.Name is { Length: > 0 } && name != wanted.Name)
            throw SenderFailures.Lost(lost, wanted.SenderId, added, new(reach, run.Operation));
        run.Log.Warn($"The answer to the registration of {wanted.SenderId} was lost, but the sender {sid} is there: it is taken for the one that was asked for.");
        return new(found ?? new() { Sid = sid, SenderId = wanted.SenderId }, OwesVoice: true);
    }

    /// <summary>The list, once it has gained the sender, or at the last look: it may lag.</summary>
    private async Task<List<ListedSender>?> ListLaterAsync(Wanted wanted, List<ListedSender> before, CallOptions call, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            var listed = await ListAsync(wanted.SenderId, call, cancellationToken);
            if (look == LooksAfterDoubt || Namesake(listed, wanted) is not null)
                return listed;
            await Task.Delay(FirstPause * look, reach.Time, cancellationToken);
        }
    }

    private OperationFailedException Taken(TwilioApiException refusal, Wanted wanted, ListedSender? there, OperationRun run, bool isListed = true) =>
        SenderFailures.Taken(refusal, wanted.SenderId, new(reach, run.Operation)
        {
            Sid = there?.Sid,
            IsListed = isListed,
            MadeFor = made.FirstOrDefault(entry => entry.Value == there?.Sid).Key.Urn,
        });

    private static bool Has(List<ListedSender> senders, string? sid) => senders.Exists(sender => string.Equals(sender.Sid, sid, StringComparison.OrdinalIgnoreCase));

    private static bool IsNamesake(ListedSender sender, Wanted wanted) => Channel.AreSame(sender.SenderId, wanted.SenderId);

    private static ListedSender? Namesake(List<ListedSender>? senders, Wanted wanted) => senders?.Find(sender => IsNamesake(sender, wanted));

    private async Task<List<ListedSender>> ListAsync(string senderId, CallOptions call, CancellationToken cancellationToken)
    {
        var senders = new List<ListedSender>();
        await foreach (var sender in reach.Client.ListAsync(Channel.NameOf(senderId), call, cancellationToken))
            senders.Add(sender);
        return senders;
    }

    private sealed record Wanted(string SenderId, string? Name, SenderPatch Body);
}

/// <param name="Sender">What is known of it; its SID at least.</param>
/// <param name="OwesVoice">Its Voice application, if it is to have one, has still to be sent.</param>
internal sealed record Registered(Sender Sender, bool OwesVoice);
