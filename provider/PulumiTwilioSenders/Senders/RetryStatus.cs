using System.Globalization;
using ProviderKit.Lifecycle;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>Shows the waits before repeated requests.</summary>
internal sealed class RetryStatus(IOperationLog log) : IProgress<RetryNotice>
{
    public void Report(RetryNotice value) =>
        log.Status(string.Create(CultureInfo.InvariantCulture,
            $"{(value.Status is { } status ? $"Twilio answered {(int)status}" : "no answer from Twilio")}, trying again in {value.Wait.TotalSeconds:0.#} s (repetition {value.Attempt})"));
}
