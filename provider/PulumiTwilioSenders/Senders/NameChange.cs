using ProviderKit.Lifecycle;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>
/// Submits a display name: alone, so that a refusal is an error with Meta's reason, and only where it isn't there or under way
/// already. Meta's review isn't waited for.
/// </summary>
internal sealed class NameChange(Reach reach, SenderUpdates updates, SenderCompletion completion)
{
    private static readonly TimeSpan ShownWithin = TimeSpan.FromMinutes(1);

    /// <exception cref="OperationFailedException">Another name is in review: Meta takes one at a time.</exception>
    public static void RefuseBlocked(string name, Sender sender) => Refuse(NameStanding.Blocked, name, sender);

    /// <summary>
    /// Submits the name, last of all, so that a refusal is about nothing else. The update has the sender as it was just now;
    /// the rest, where there is any, comes first.
    /// </summary>
    public async Task<Live<Sender>> ChangeAsync(string name, Completion update, Func<Task<Live<Sender>>>? rest)
    {
        var run = update.Run;
        var before = rest is null ? completion.Live(update.Seen, run) : await OwingAsync(rest);
        try
        {
            if (!await run.GuardAsync(() => SubmitAsync(name, before.Model, run), before.Model.SenderId))
                return before;
        }
        catch (OperationFailedException lost) when (lost.Kind == FailureKind.InDoubt)
        {
            throw SenderCompletion.HalfDone(before, lost.Message, lost);
        }
        catch (OperationFailedException refused) when (rest is not null)
        {
            throw SenderCompletion.HalfDone(Owing(before), refused.Message, refused);
        }

        var seen = await completion.SettleAsync(update with
        {
            Seen = before.Model, HasLooked = true, OwesVoice = before.Owed.Count > 0, Awaited = update.Awaited with { StatusBefore = before.Model.Status },
        });
        try
        {
            seen = await UntilShownAsync(name, seen, run);
        }
        catch (Exception failure)
        {
            throw SenderCompletion.HalfDone(completion.Live(seen, run) with { Owed = before.Owed }, run.Problem(failure, seen), failure);
        }

        if (NameRules.Of(name, seen) == NameStanding.UnderWay)
            run.Log.Warn(NameRules.Submitted(name, seen.Profile?.Name));
        return completion.Live(seen, run) with { Owed = before.Owed };
    }

    private static Live<Sender> Owing(Live<Sender> live) => live with { Owed = [.. live.Owed, SenderDescription.DisplayName] };

    /// <summary>When what comes first fails, the name is still to be submitted.</summary>
    private static async Task<Live<Sender>> OwingAsync(Func<Task<Live<Sender>>> rest)
    {
        try
        {
            return await rest();
        }
        catch (HalfDoneException<Sender> halfDone)
        {
            throw new HalfDoneException<Sender>(Owing(halfDone.Live), halfDone.Reasons, halfDone);
        }
    }

    private static void Refuse(NameStanding standing, string name, Sender sender)
    {
        if (NameRules.Of(name, sender) == standing)
            throw new OperationFailedException(FailureKind.Precondition, NameRules.Remark(name, sender.Profile?.Name, sender.PendingName!));
    }

    /// <summary>False when there was nothing to submit.</summary>
    private async Task<bool> SubmitAsync(string name, Sender sender, OperationRun run)
    {
        Refuse(NameStanding.Blocked, name, sender);
        Refuse(NameStanding.Declined, name, sender);
        switch (NameRules.Of(name, sender))
        {
            case NameStanding.Active:
                if (sender.PendingName is { } other && NameRules.IsToBeTold(NameStanding.Active, other) && other.Name != name)
                    run.Log.Warn(NameRules.Remark(name, name, other));
                return false;
            case NameStanding.UnderWay:
                run.Log.Info(NameRules.UnderWay(sender.PendingName!));
                return false;
            default:
                await SendAsync(name, sender, run, isLast: false);
                return true;
        }
    }

    /// <summary>Looks for a moment whether the name is there or under way.</summary>
    private async Task<Sender> UntilShownAsync(string name, Sender sender, OperationRun run)
    {
        var began = reach.Time.GetTimestamp();
        for (var pause = reach.FirstPause; !IsShown(name, sender) && reach.Time.GetElapsedTime(began) < ShownWithin; pause = Reach.Longer(pause))
        {
            run.Log.Status($"\"{name}\" isn't shown by Twilio so far ({DurationText.Of(reach.Time.GetElapsedTime(began))})");
            await run.PauseAsync(pause);
            sender = await reach.Client.FetchAsync(sender.Sid!, run.Call, run.Token) is { } found ? found with { SenderId = found.SenderId ?? sender.SenderId } : sender;
        }

        return sender;
    }

    private async Task SendAsync(string name, Sender sender, OperationRun run, bool isLast)
    {
        try
        {
            var answer = await updates.SendNameAsync(sender.Sid!, name, run);
            if (answer.NameOutcome == SenderNameStatus.Error && !IsShown(name, await LookAsync(sender, run)))
                throw new OperationFailedException(FailureKind.Precondition, NameRules.NotProcessed(name, sender.Profile?.Name));
        }
        catch (TwilioApiException busy) when (busy is { InDoubt: false, Code: 63121 or 63128 })
        {
            var there = await LookAsync(sender, run);
            throw SenderFailures.NameInReview(busy, name, there?.PendingName);
        }
        catch (TwilioApiException unknown) when (unknown.IsNotFound && !unknown.InDoubt)
        {
            throw SenderFailures.NameNotChangeable(unknown, isThere: await LookAsync(sender, run) is not null);
        }
        catch (TwilioApiException lost) when (lost.InDoubt || lost.Code == 63117)
        {
            var there = await LookAsync(sender, run);
            if (IsShown(name, there))
                return;
            if (there is null || isLast)
                throw;
            await SendAsync(name, there, run, isLast: true);
        }
    }

    private Task<Sender?> LookAsync(Sender sender, OperationRun run) =>
        run.TryLookAsync((call, ended) => reach.Client.FetchAsync(sender.Sid!, call, ended));

    private static bool IsShown(string name, Sender? sender) =>
        sender is not null && NameRules.Of(name, sender) is NameStanding.Active or NameStanding.UnderWay;
}
