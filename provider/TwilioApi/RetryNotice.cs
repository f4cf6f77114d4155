using System.Net;

namespace TwilioApi;

/// <summary>A request will be sent again after a wait.</summary>
/// <param name="Attempt">1 for the first repetition.</param>
/// <param name="Wait">How long until then.</param>
/// <param name="Status">What Twilio answered; null when there was no answer.</param>
public sealed record RetryNotice(int Attempt, TimeSpan Wait, HttpStatusCode? Status);
