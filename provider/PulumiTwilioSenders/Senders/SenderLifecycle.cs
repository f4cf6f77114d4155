using System.Net;
using ProviderKit.Lifecycle;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>
/// A sender's life at Twilio. Once there is a SID, every way out keeps it: with the settled sender, or with
/// <see cref="HalfDoneException{TModel}"/> and what is known.
/// </summary>
internal sealed class SenderLifecycle(
    SendersClient client, StatusWait wait, RegistrationQueue registrations, TimeProvider time) : IResourceLifecycle<ManagedSender>
{
    private static readonly TimeSpan CreateTimeout = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan UpdateTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan DeleteTimeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LookPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LastLookPatience = TimeSpan.FromSeconds(2);
    private const int MostReasons = 10;
    private const int LongestReason = 300;

    private readonly SenderLookup lookup = new(client);
    private readonly SenderRegistration registration = new(client, time);

    public async Task<Live<ManagedSender>> CreateAsync(
        CreateRequest<ManagedSender> request, Operation operation, CancellationToken cancellationToken)
    {
        using var turn = await registrations.TakeTurnAsync(operation.Log, cancellationToken);
        using var limit = new OperationLimit(operation.Timeout ?? CreateTimeout, time, cancellationToken);
        var declared = request.Declared;
        var (registered, withheld) = await limit.GuardAsync(
            () => registration.RegisterAsync(declared.Twilio, operation, limit));
        operation.Log.Status($"registered as {registered.Sid}");
        return await CompleteAsync(new(registered, declared.WaitFor) { IsNew = true }, declared, withheld, operation, limit);
    }

    public async Task<Live<ManagedSender>?> ReadAsync(ReadRequest request, Operation operation, CancellationToken cancellationToken)
    {
        using var limit = new OperationLimit(operation.Timeout ?? ReadTimeout, time, cancellationToken);
        RefuseSandbox(request.Id);
        var found = await limit.GuardAsync(() => lookup.FindAsync(request.Id, operation.Log, limit.Token));
        RefuseSandbox(found?.SenderId);
        if (found is not null && StatusRules.Classify(found) == StatusClass.Failed)
            operation.Log.Warn(string.Join("\n", SenderFailures.OfflineReasons(found).Prepend($"{found.SenderId} is offline.")));
        return found is null ? null : Managed(found, null);
    }

    public async Task<Live<ManagedSender>> UpdateAsync(
        UpdateRequest<ManagedSender> request, Operation operation, CancellationToken cancellationToken)
    {
        RequireSid(request.Id);
        using var limit = new OperationLimit(operation.Timeout ?? UpdateTimeout, time, cancellationToken);
        var declared = request.Declared;
        var withheld = request.Patch is { Twilio: var patch }
            ? await limit.GuardAsync(() => SendAsync(request, patch, operation.Log, limit), declared.Twilio.SenderId)
            : null;

        // As far as anybody knows before the first look: what was there, with what has been sent since.
        var known = request.LastSeen.Twilio with
        {
            Sid = request.Id,
            SenderId = declared.Twilio.SenderId,
            Configuration = declared.Twilio.Configuration ?? request.LastSeen.Twilio.Configuration,
            Webhook = declared.Twilio.Webhook ?? request.LastSeen.Twilio.Webhook,
            Profile = declared.Twilio.Profile ?? request.LastSeen.Twilio.Profile,
        };
        var sentCode = request.Patch?.Twilio.Configuration?.VerificationCode is not null;
        return await CompleteAsync(new(known, declared.WaitFor) { SentCode = sentCode }, declared, withheld, operation, limit);
    }

    public async Task DeleteAsync(DeleteRequest<ManagedSender> request, Operation operation, CancellationToken cancellationToken)
    {
        RequireSid(request.Id);
        using var limit = new OperationLimit(operation.Timeout ?? DeleteTimeout, time, cancellationToken);
        await limit.GuardAsync(async () =>
        {
            if (await client.DeleteAsync(request.Id, new RetryStatus(operation.Log), limit.Deadline, limit.Token))
                await wait.UntilGoneAsync(request.Id, operation.Log, limit.Token);
            else
                await wait.UntilSurelyGoneAsync(() => lookup.FindAsync(request.Id, operation.Log, limit.Token), limit.Token);
            registration.Forget(request.Id);
            return true;
        }, request.LastSeen.Twilio.SenderId);
    }

    /// <summary>What has to wait until the sender is online comes back.</summary>
    private async Task<SenderConfiguration?> SendAsync(
        UpdateRequest<ManagedSender> request, Sender patch, IOperationLog log, OperationLimit limit)
    {
        try
        {
            return await SendAsync(request.Id, patch, log, limit);
        }
        catch (TwilioApiException lost) when (lost.InDoubt && StatusRules.Classify(request.LastSeen.Twilio) == StatusClass.NeedsCode)
        {
            // A one-time code must not be sent again, and need not if the status has moved on; what was sent with it may be.
            if (!await HasMovedOnAsync(request.Id, log, limit))
                throw;
            return await SendAsync(request.Id, WithoutCode(patch), log, limit);
        }
    }

    private async Task<SenderConfiguration?> SendAsync(string sid, Sender patch, IOperationLog log, OperationLimit limit)
    {
        var (_, withheld) = await VoiceApplication.SendAsync(patch.Configuration, async configuration =>
        {
            var body = new UpdateSenderRequest { Configuration = configuration, Webhook = patch.Webhook, Profile = patch.Profile };
            return body == new UpdateSenderRequest() ? null : await client.UpdateAsync(sid, body, new RetryStatus(log), limit.Deadline, limit.Token);
        });
        return withheld;
    }

    private static Sender WithoutCode(Sender patch)
    {
        var rest = patch.Configuration! with { VerificationCode = null };
        return patch with { Configuration = rest == new SenderConfiguration() ? null : rest };
    }

    /// <summary>Looks even when the operation has been ended, but then not for long.</summary>
    private async Task<bool> HasMovedOnAsync(string sid, IOperationLog log, OperationLimit limit)
    {
        using var patience = new CancellationTokenSource(LookPatience, time);
        await using var hurry = limit.Token.Register(() => patience.CancelAfter(LastLookPatience));
        try
        {
            return await client.FetchAsync(sid, new RetryStatus(log), patience.Token) is { } now && StatusRules.Classify(now) != StatusClass.NeedsCode;
        }
        catch (Exception unknown) when (unknown is TwilioApiException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Waits for the sender, and sends what had to wait for it to be online.</summary>
    private async Task<Live<ManagedSender>> CompleteAsync(
        Awaited awaited, ManagedSender declared, SenderConfiguration? withheld, Operation operation, OperationLimit limit)
    {
        if (withheld is null)
            return await SettleAsync(awaited, operation, limit);
        var sent = declared with { Twilio = declared.Twilio with { Configuration = declared.Twilio.Configuration! with { VoiceApplicationSid = default } } };
        try
        {
            var settled = await SettleAsync(awaited, operation, limit);
            if (StatusRules.Classify(settled.Model.Twilio) != StatusClass.Good)
            {
                VoiceApplication.TellWithheld(settled.Model.Twilio, operation.Log);
                return settled with { Sent = sent };
            }

            await SendWithheldAsync(settled, withheld, operation, limit);
            return await SettleAsync(new(settled.Model.Twilio, awaited.WaitFor), operation, limit);
        }
        catch (HalfDoneException<ManagedSender> halfDone)
        {
            throw new HalfDoneException<ManagedSender>(halfDone.Live with { Sent = sent }, halfDone.Reasons, halfDone);
        }
    }

    private async Task SendWithheldAsync(Live<ManagedSender> settled, SenderConfiguration withheld, Operation operation, OperationLimit limit)
    {
        try
        {
            // What was sent before the sender was online is sent once only.
            var body = new UpdateSenderRequest { Configuration = withheld with { VerificationCode = null } };
            await client.UpdateAsync(settled.Id, body, new RetryStatus(operation.Log), limit.Deadline, limit.Token);
        }
        catch (Exception failure) when (failure is TwilioApiException or OperationCanceledException)
        {
            var sender = settled.Model.Twilio;
            throw HalfDone(sender, settled.Model.WaitFor, limit.Problem(failure, sender), failure);
        }
    }

    private async Task<Live<ManagedSender>> SettleAsync(Awaited awaited, Operation operation, OperationLimit limit)
    {
        var (seen, waitFor) = awaited;
        try
        {
            seen = await wait.UntilOverAsync(awaited, operation.Log, sender => seen = sender, limit.Token);
        }
        catch (Exception failure) when (failure is TwilioApiException or OperationCanceledException or OperationFailedException)
        {
            throw HalfDone(seen, waitFor, limit.Problem(failure, seen), failure);
        }

        var status = StatusRules.Classify(seen);
        if (StatusRules.IsFailure(status, waitFor))
            throw HalfDone(seen, waitFor, status == StatusClass.NeedsCode ? SenderFailures.NotOnline : SenderFailures.Offline);
        SettledNotice.Tell(seen, status, awaited.SentCode, operation.Log);
        return Managed(seen, waitFor);
    }

    private static HalfDoneException<ManagedSender> HalfDone(Sender seen, string? waitFor, string problem, Exception? cause = null) =>
        new(Managed(Brief(seen), waitFor), [.. SenderFailures.Reasons(Brief(seen), problem)], cause);

    /// <summary>A failure travels in the headers of an answer, which have little room: the first reasons have to do.</summary>
    private static Sender Brief(Sender sender) => sender.OfflineReasons is null ? sender : sender with
    {
        OfflineReasons = [.. sender.OfflineReasons.Take(MostReasons).Select(reason => reason with { Message = Brief(reason.Message), MoreInfo = Brief(reason.MoreInfo) })],
    };

    /// <summary>Cut between words: half a secret isn't known for one.</summary>
    private static string? Brief(string? text) =>
        text is { Length: > LongestReason } ? $"{text[..Math.Max(text.LastIndexOf(' ', LongestReason), 0)]}…" : text;

    private static Live<ManagedSender> Managed(Sender sender, string? waitFor) => new(sender.Sid!, new(sender, waitFor));

    private static void RefuseSandbox(string? senderId)
    {
        if (senderId == Channel.Sandbox)
        {
            throw new OperationFailedException(FailureKind.Refused,
                $"{Channel.Sandbox} is Twilio's shared WhatsApp sandbox. It belongs to nobody and can't be managed; import one of your own senders.");
        }
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
