using ProviderKit.Behaviour;
using ProviderKit.Lifecycle;
using ProviderKit.Values;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>
/// A sender's life at Twilio. Once there is a SID, or a change may have been taken, every way out keeps what is known: with
/// the settled sender, or with <see cref="HalfDoneException{TModel}"/>.
/// </summary>
internal sealed class SenderLifecycle : IResourceLifecycle<Sender>
{
    private static readonly TimeSpan CreateTimeout = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan UpdateTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan DeleteTimeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromMinutes(1);
    private const int MostDeletions = 3;

    private readonly Reach reach;
    private readonly RegistrationQueue registrations;
    private readonly SenderPresence presence;
    private readonly SenderLookup lookup;
    private readonly SenderRegistration registration;
    private readonly SenderUpdates updates;
    private readonly SenderCompletion completion;
    private readonly NameChange names;

    public SenderLifecycle(Reach reach, RegistrationQueue registrations)
    {
        (this.reach, this.registrations) = (reach, registrations);
        (presence, lookup, registration, updates) = (new(reach), new(reach), new(reach), new(reach));
        completion = new(reach, updates);
        names = new(reach, updates, completion);
    }

    public async Task<Live<Sender>> CreateAsync(CreateRequest request, Operation operation, CancellationToken cancellationToken)
    {
        using var turn = await registrations.TakeTurnAsync(operation.Log, cancellationToken);
        using var run = reach.Begin(operation, CreateTimeout, cancellationToken);
        var declared = request.Declared;
        var senderId = SenderDescription.SenderIdOf(declared)!;
        var (sender, owesVoice) = await run.GuardAsync(
            () => registration.RegisterAsync(senderId, SenderDescription.NameOf(declared), PatchEncoder.Encode(request.Patch), run));
        run.Log.Status($"registered as {sender.Sid}");
        return await completion.CompleteAsync(new(run, declared, sender)
        {
            Awaited = new(sender.Sid!, senderId, SenderDescription.WaitForOf(declared)),
            VoiceIsDue = true,
            OwesVoice = owesVoice,
            // Numbers are registered one by one, but nobody waits for the weeks that Twilio, Meta or a carrier may take.
            Settled = turn.Dispose,
        });
    }

    public async Task<Live<Sender>?> ReadAsync(ReadRequest request, Operation operation, CancellationToken cancellationToken)
    {
        using var run = reach.Begin(operation, ReadTimeout, cancellationToken);
        RefuseSandbox(request.Id);
        var found = await run.GuardAsync(() => FindAsync(request, run));
        RefuseSandbox(found?.SenderId);
        if (found is null)
            return null;
        if (StatusRules.Classify(found) == StatusClass.Failed)
            run.Log.Warn(string.Join("\n", SenderFailures.OfflineReasons(found).Prepend($"{found.SenderId} is offline (status {found.Status}).")));
        return completion.Live(found, run);
    }

    public async Task<Live<Sender>> UpdateAsync(UpdateRequest<Sender> request, Operation operation, CancellationToken cancellationToken)
    {
        RequireSid(request.Id);
        using var run = reach.Begin(operation, UpdateTimeout, cancellationToken);
        var declared = request.Declared;
        var senderId = SenderDescription.SenderIdOf(declared);
        var known = new Sender { Sid = request.Id, SenderId = senderId, Status = SenderDescription.StatusOf(request.LastSeen) };
        var awaited = new Awaited(request.Id, senderId, SenderDescription.WaitForOf(declared));
        var owes = request.Owed.Contains(SenderDescription.VoiceApplicationSid);
        // Nothing to send: an earlier operation is brought to its end.
        if (request.PatchOver is not { } patchOver)
            return await completion.CompleteAsync(new(run, declared, known) { Awaited = awaited, VoiceIsDue = true, OwesVoice = owes });

        var before = await run.GuardAsync(() => FindThereAsync(request, senderId, run));
        var patch = PatchEncoder.Encode(patchOver(before));
        if (Channel.IsRcs(senderId) || patch.TextOf(SenderField.DisplayName) is not { } name)
            return await SendAsync(patch);
        NameChange.RefuseBlocked(name, before);
        var rest = patch.Without(SenderField.DisplayName);
        return await names.ChangeAsync(name, new(run, declared, before) { Awaited = awaited }, rest.IsEmpty && !owes ? null : () => SendAsync(rest));

        async Task<Live<Sender>> SendAsync(SenderPatch some)
        {
            var tookAll = some.IsEmpty || await this.SendAsync(before, some, run, senderId);
            return await completion.CompleteAsync(new(run, declared, before)
            {
                Awaited = awaited with { StatusBefore = before.Status, SentCode = some.Mentions(SenderField.VerificationCode) },
                HasLooked = true,
                VoiceIsDue = owes || some.Mentions(SenderField.VoiceApplicationSid),
                OwesVoice = !tookAll || (owes && !some.Mentions(SenderField.VoiceApplicationSid)),
            });
        }
    }

    public async Task DeleteAsync(DeleteRequest request, Operation operation, CancellationToken cancellationToken)
    {
        RequireSid(request.Id);
        using var run = reach.Begin(operation, DeleteTimeout, cancellationToken);
        var senderId = SenderDescription.SenderIdOf(request.LastSeen);
        var known = new KnownSender(request.Id, senderId, request.SeenBy);
        await run.GuardAsync(async () =>
        {
            for (var deletions = 1; !await updates.DeleteAsync(request.Id, run); deletions++)
            {
                if (await presence.FindAsync(known, run) is not { } still)
                    return true;
                if (deletions == MostDeletions)
                    throw SenderFailures.NotDeleted(still);
            }

            await new StatusWait(reach).UntilGoneAsync(request.Id, run);
            return true;
        }, senderId);
        registration.Forget(request.Id, senderId);
    }

    private async Task<Sender?> FindAsync(ReadRequest request, OperationRun run)
    {
        var id = request.Id;
        if (SenderSid.IsValid(id))
        {
            if (await presence.FindAsync(new(id, SenderDescription.SenderIdOf(request.LastSeen), request.SeenBy), run) is { } sender)
                return sender;
            run.Log.Warn($"Twilio has no sender {id} in {reach.Account}: two looks and the list don't show it.");
            return null;
        }

        if (!Channel.Form.IsMatch(id))
        {
            throw new OperationFailedException(FailureKind.Refused,
                $"\"{id}\" is no id of a sender. Give its SID (XE and 32 hexadecimal digits) or its sender id (whatsapp:+15017122661, rcs:my_agent). {Channel.Meant(id)}".TrimEnd());
        }

        if (await lookup.SidOfAsync(id, run) is { } sid)
            return await reach.Client.FetchAsync(sid, run.Call, run.Token) ?? throw SenderFailures.OnlyListed(sid, reach);
        run.Log.Info($"Twilio lists no sender {id} in {reach.Account}.");
        return null;
    }

    private async Task<Sender> FindThereAsync(UpdateRequest<Sender> request, string? senderId, OperationRun run) =>
        await presence.FindAsync(new(request.Id, senderId, request.SeenBy), run) ?? throw SenderFailures.Gone(request.Id, reach);

    private async Task<bool> SendAsync(Sender before, SenderPatch patch, OperationRun run, string? senderId)
    {
        try
        {
            return await run.GuardAsync(async () =>
            {
                try
                {
                    return await updates.SendAsync(before, patch, run);
                }
                catch (TwilioApiException lost) when (lost.InDoubt)
                {
                    var now = await run.TryLookAsync((call, ended) => reach.Client.FetchAsync(before.Sid!, call, ended)) ?? before;
                    // A code that brought nothing may be sent once more; one that did something, never.
                    var owed = patch.Mentions(SenderField.VerificationCode) && StatusRules.Classify(now) == StatusClass.NeedsCode
                        ? new[] { SenderDescription.VerificationCode }
                        : [];
                    throw SenderCompletion.HalfDone(completion.Live(now, run) with { Owed = owed }, run.Problem(lost, now), lost);
                }
            }, senderId);
        }
        catch (OperationFailedException refused) when (refused.Kind == FailureKind.NotFound)
        {
            throw new OperationFailedException(FailureKind.NotFound, $"{refused.Message} Twilio had just shown the sender to {reach.Client.UserName}, so the state keeps it.", refused);
        }
    }

    private static void RefuseSandbox(string? senderId)
    {
        if (senderId == Channel.Sandbox)
            throw new OperationFailedException(FailureKind.Refused, $"{Channel.Sandbox} {Channel.SandboxIsShared}.");
    }

    /// <summary>The id becomes part of an address; one of another form, such as "..", would lead to another place.</summary>
    private static void RequireSid(string id)
    {
        if (!SenderSid.IsValid(id))
        {
            throw new OperationFailedException(FailureKind.Refused,
                $"\"{id}\" is no SID of a sender (XE and 32 hexadecimal digits), so nothing was sent to Twilio. Correct the id in the state, or import the sender anew.");
        }
    }
}
