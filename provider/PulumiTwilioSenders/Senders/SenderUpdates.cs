using System.Globalization;
using System.Net;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>Sends what an update changes, and waits while Twilio is busy with the sender.</summary>
internal sealed class SenderUpdates(Reach reach)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    /// <summary>False when all but the Voice application was taken.</summary>
    /// <param name="before">The sender as it was just now.</param>
    /// <param name="patch">What to send.</param>
    /// <param name="run">The operation.</param>
    public async Task<bool> SendAsync(Sender before, SenderPatch patch, OperationRun run)
    {
        try
        {
            return await VoiceApplication.TrySendAsync(patch, body => InsistAsync(() => reach.Client.UpdateAsync(before.Sid!, body, run.Call, run.Token), run));
        }
        catch (TwilioApiException refused) when (VoiceApplication.MayBeAboutIt(refused, patch) && patch.Without(SenderField.VoiceApplicationSid).IsEmpty && !StatusRules.IsOnline(before))
        {
            return false;
        }
        catch (TwilioApiException lost) when (lost.InDoubt && patch.Mentions(SenderField.VerificationCode) && StatusRules.Classify(before) == StatusClass.NeedsCode)
        {
            // A one-time code must not be sent again, and need not if the status has moved on; what was sent with it may be.
            var now = await run.TryLookAsync((call, ended) => reach.Client.FetchAsync(before.Sid!, call, ended));
            if (now is null || StatusRules.Classify(now) == StatusClass.NeedsCode)
                throw;
            var rest = patch.Without(SenderField.VerificationCode);
            return rest.IsEmpty || await SendAsync(now, rest, run);
        }
    }

    /// <summary>False when Twilio says that there is nothing to delete.</summary>
    public async Task<bool> DeleteAsync(string sid, OperationRun run)
    {
        var deleted = false;
        await InsistAsync(async () => deleted = await reach.Client.DeleteAsync(sid, run.Call, run.Token), run);
        return deleted;
    }

    /// <summary>409 says here that something else is being done to the sender, unless its code says otherwise.</summary>
    private static async Task InsistAsync(Func<Task> send, OperationRun run)
    {
        for (var pause = FirstPause; ; pause = Reach.Longer(pause))
        {
            try
            {
                await send();
                return;
            }
            catch (TwilioApiException busy) when (busy is { InDoubt: false, Status: HttpStatusCode.Conflict } && ErrorTable.Find(busy.Code) is null or { Code: 63100 })
            {
                var wait = busy.RetryAfter > pause ? busy.RetryAfter.Value : pause;
                run.Log.Status(string.Create(CultureInfo.InvariantCulture, $"Twilio is busy with the sender (HTTP 409): trying again in {wait.TotalSeconds:0.#} s"));
                await run.PauseAsync(wait, busy);
            }
        }
    }
}
