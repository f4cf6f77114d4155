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
            return await VoiceApplication.TrySendAsync(patch, body => SendNamedAsync(before, body, run));
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

    /// <summary>Twilio's answer to a display name that is sent alone.</summary>
    public Task<Sender> SendNameAsync(string sid, string name, OperationRun run) =>
        InsistAsync(() => reach.Client.UpdateAsync(sid, SenderPatch.Nothing.Set(SenderField.DisplayName, name), run.Call, run.Token), run);

    /// <summary>False when Twilio says that there is nothing to delete.</summary>
    public Task<bool> DeleteAsync(string sid, OperationRun run) =>
        InsistAsync(() => reach.Client.DeleteAsync(sid, run.Call, run.Token), run);

    /// <summary>Twilio may want to hear a profile's name with each change of it: then it is said as it is.</summary>
    private async Task SendNamedAsync(Sender before, SenderPatch body, OperationRun run)
    {
        Task<Sender> Send(SenderPatch patch) => InsistAsync(() => reach.Client.UpdateAsync(before.Sid!, patch, run.Call, run.Token), run);
        try
        {
            await Send(body);
        }
        catch (TwilioApiException refused) when (MayWantTheName(refused, body) && before.Profile?.Name is { Length: > 0 } name)
        {
            try
            {
                await Send(body.Set(SenderField.DisplayName, name));
            }
            catch (TwilioApiException second) when (second is { InDoubt: false, Status: HttpStatusCode.BadRequest })
            {
                throw refused;
            }
        }
    }

    private static bool MayWantTheName(TwilioApiException refused, SenderPatch body) =>
        refused is { InDoubt: false, Status: HttpStatusCode.BadRequest, Code: 63100 } && refused.Message.Contains(SenderField.DisplayName.Name, StringComparison.OrdinalIgnoreCase)
        && body.MentionsBlock(SenderField.DisplayName.Block!) && !body.Mentions(SenderField.DisplayName);

    /// <summary>Waits while something else is being done to the sender, or Meta asks to go slower: neither has taken anything.</summary>
    private static async Task<T> InsistAsync<T>(Func<Task<T>> send, OperationRun run)
    {
        for (var pause = FirstPause; ; pause = Reach.Longer(pause))
        {
            try
            {
                return await send();
            }
            catch (TwilioApiException busy) when (ErrorTable.MayRepeatUpdate(busy))
            {
                await run.WaitOutAsync(busy, pause, "Twilio is busy with the sender");
            }
        }
    }
}
