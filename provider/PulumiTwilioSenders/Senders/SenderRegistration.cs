using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using ProviderKit.Lifecycle;
using ProviderKit.Values;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>
/// Registers a sender exactly once. A request whose answer is lost may have been taken, so before it is sent again the
/// list is searched for the sender id. What the list held before the first registration is never adopted, nor what was
/// registered for another resource.
/// </summary>
internal sealed class SenderRegistration(SendersClient client, TimeProvider time)
{
    private const int MostRepetitions = 2;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SearchPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LastSearchPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan DoubtLasts = TimeSpan.FromMinutes(15);

    private readonly SenderLookup lookup = new(client);
    private readonly SendersBefore sendersBefore = new(client, time);

    /// <summary>By SID: whom this process registered the sender for.</summary>
    private readonly ConcurrentDictionary<string, Claim> made = new(StringComparer.Ordinal);

    /// <summary>Registrations that nobody knows the end of.</summary>
    private readonly ConcurrentDictionary<Claim, Attempts> doubtful = new();

    /// <summary>The sender as far as it is known, with its SID, and the configuration that has to wait until it is online.</summary>
    public async Task<(Sender Sender, SenderConfiguration? Withheld)> RegisterAsync(Sender declared, Operation operation, OperationLimit limit)
    {
        var channel = Channel.NameOf(declared.SenderId!);
        var claim = new Claim(operation.Urn, SenderDescription.Resource.Bound.Encode(new(declared)));
        var attempts = doubtful.TryRemove(claim, out var earlier) && time.GetElapsedTime(earlier.Began) < DoubtLasts
            ? earlier
            : new(await sendersBefore.SidsAsync(channel, operation.Log, limit.Token), time.GetTimestamp());
        try
        {
            return await VoiceApplication.SendAsync(declared.Configuration, configuration =>
                InsistAsync(new(claim, declared with { Configuration = configuration }, attempts, operation), limit));
        }
        catch
        {
            if (attempts is { InDoubt: true, Before: not null })
                doubtful[claim] = attempts;
            // Whatever came of it is older than the next registration.
            sendersBefore.Forget(channel);
            throw;
        }
    }

    /// <summary>The sender has been deleted.</summary>
    public void Forget(string sid) => made.TryRemove(sid, out _);

    /// <summary>Sends until it is clear what became of it, or nobody can tell.</summary>
    private async Task<Sender> InsistAsync(Registration wanted, OperationLimit limit)
    {
        for (var repetition = 0; ; repetition++)
        {
            try
            {
                return await SendAsync(wanted, limit);
            }
            catch (TwilioApiException failure) when (failure.InDoubt || IsTaken(failure, wanted.Declared))
            {
                wanted.Attempts.InDoubt |= failure.InDoubt;
                // Twilio's refusal says that it is there, so the list can only be late.
                var search = await SearchAsync(wanted, wanted.Attempts.InDoubt && !failure.InDoubt ? MostRepetitions : 0, limit.Token);
                if (search.Found is { Sid: { } sid } found && IsOurs(wanted, sid))
                    return Recovered(wanted, found);
                if (!failure.InDoubt || (search.Found is not null && wanted.Attempts.Before is not null))
                    throw SenderFailures.Taken(failure, wanted.Declared.SenderId!, search with { MayBeOurs = wanted.Attempts.InDoubt }, wanted.Operation.Name);
                var isLast = repetition == Math.Min(MostRepetitions, client.MaxRetries) || search.Failed || search.Found is not null;
                if (isLast || !await PauseAsync(wanted, repetition, failure.RetryAfter, limit.Token))
                    throw;
            }
        }
    }

    private bool IsOurs(Registration wanted, string sid) => made.TryGetValue(sid, out var claim)
        ? claim == wanted.Claim
        : wanted.Attempts is { InDoubt: true, Before: { } before } && !before.Contains(sid);

    private async Task<Sender> SendAsync(Registration wanted, OperationLimit limit)
    {
        var declared = wanted.Declared;
        var request = new CreateSenderRequest
        {
            SenderId = declared.SenderId!,
            Configuration = declared.Configuration,
            Webhook = declared.Webhook,
            Profile = declared.Profile,
        };
        var answer = await client.CreateAsync(request, new RetryStatus(wanted.Operation.Log), limit.Deadline, limit.Token);
        if (!SenderSid.IsValid(answer.Sid))
            throw new TwilioApiException("Registering the sender failed: Twilio's answer has no SID.") { InDoubt = true };
        if (IsAboutAnother(answer, wanted))
            throw new TwilioApiException("Registering the sender failed: Twilio's answer is about another sender.") { InDoubt = true };
        made[answer.Sid!] = wanted.Claim;
        return declared with { Sid = answer.Sid, Status = answer.Status };
    }

    /// <summary>Whether somebody has the sender id already: Twilio has the same code for that and for mistakes in the body.</summary>
    private static bool IsTaken(TwilioApiException failure, Sender declared) =>
        !VoiceApplication.IsTooEarly(failure, declared.Configuration)
        && failure.Status is HttpStatusCode.Conflict or HttpStatusCode.BadRequest
        && (failure.Code is 63110
            || (failure.Code is null or 63100
                && (failure.Status == HttpStatusCode.Conflict || failure.Message.Contains("already exists", StringComparison.OrdinalIgnoreCase))));

    /// <summary>Looks for the sender even when the operation has been ended: whoever ended it wants its SID. Then it hurries.</summary>
    private async Task<SenderSearch> SearchAsync(Registration wanted, int moreLooks, CancellationToken ended)
    {
        using var patience = new CancellationTokenSource(SearchPatience, time);
        await using var hurry = ended.Register(() => patience.CancelAfter(LastSearchPatience));
        try
        {
            for (var look = 0; ; look++)
            {
                var found = await lookup.BySenderIdAsync(wanted.Declared.SenderId!, wanted.Operation.Log, patience.Token);
                if (found is not null || look >= moreLooks)
                    return new(found) { MadeFor = OtherThan(wanted.Operation.Urn, found) };
                await Task.Delay(FirstPause * (look + 1), time, patience.Token);
            }
        }
        catch (Exception unknown) when (unknown is TwilioApiException or OperationCanceledException)
        {
            return new(null) { Failed = true };
        }
    }

    /// <summary>The name of an RCS agent may come back as Twilio's own name for it.</summary>
    private static bool IsAboutAnother(Sender answer, Registration wanted) =>
        wanted.Attempts.Before?.Contains(answer.Sid!) == true
        || (answer.SenderId is { } senderId && senderId != wanted.Declared.SenderId && !Channel.IsRcs(wanted.Declared.SenderId));

    private string? OtherThan(string urn, Sender? found) =>
        found is { Sid: { } sid } && made.TryGetValue(sid, out var claim) && claim.Urn != urn ? claim.Urn : null;

    private Sender Recovered(Registration wanted, Sender found)
    {
        wanted.Operation.Log.Warn(made.TryAdd(found.Sid!, wanted.Claim)
            ? $"The answer to the registration of {found.SenderId} was lost, but the sender {found.Sid} is there: it is taken for the one that was asked for."
            : $"{found.SenderId} was registered earlier in this run, as {found.Sid}: the registration goes on from there.");
        return found;
    }

    /// <summary>False when the operation was ended meanwhile.</summary>
    private async Task<bool> PauseAsync(Registration wanted, int repetition, TimeSpan? asked, CancellationToken cancellationToken)
    {
        var pause = asked > TimeSpan.Zero ? asked.Value : FirstPause * Math.Pow(2, repetition);
        wanted.Operation.Log.Status(string.Create(CultureInfo.InvariantCulture,
            $"the answer was lost and {wanted.Declared.SenderId} isn't registered: trying again in {pause.TotalSeconds:0.#} s"));
        await Task.Delay(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancellationToken.IsCancellationRequested;
    }

    /// <summary>Who wants which sender. Whoever wants it otherwise has another claim.</summary>
    private sealed record Claim(string Urn, PropertyMap Declared);

    /// <summary>The attempts to register one sender.</summary>
    /// <param name="Before">The SIDs that the list held before them; null when it couldn't be read.</param>
    /// <param name="Began">When they began.</param>
    private sealed record Attempts(FrozenSet<string>? Before, long Began)
    {
        /// <summary>One of them had no answer that says what became of it.</summary>
        public bool InDoubt { get; set; }
    }

    private sealed record Registration(Claim Claim, Sender Declared, Attempts Attempts, Operation Operation);
}

/// <summary>What a look through the list brought.</summary>
internal sealed record SenderSearch(Sender? Found)
{
    /// <summary>The list couldn't be read, so nothing is known.</summary>
    public bool Failed { get; init; }

    /// <summary>An attempt of ours had no answer, so what Twilio has may be its outcome.</summary>
    public bool MayBeOurs { get; init; }

    /// <summary>The other resource that this process registered the sender for; null for none.</summary>
    public string? MadeFor { get; init; }
}
