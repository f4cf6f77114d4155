using System.Net;
using Polly;
using Polly.Retry;

namespace TwilioApi.Http;

/// <summary>When a request is sent again and how long to wait: ever longer with jitter, and never less than Twilio asks for.</summary>
internal static class RetryRules
{
    public static readonly ResiliencePropertyKey<ApiCall> Call = new("call");

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Far beyond every operation's timeout, and still a time that can be waited for.</summary>
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(30);

    public static ResiliencePipeline<HttpResponseMessage> Pipeline(SendersClientOptions options, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        if (options.MaxRetries > 0)
        {
            var retry = new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.MaxRetries,
                ShouldHandle = args => ValueTask.FromResult(MayRepeat(args.Context, args.Outcome)),
                OnRetry = Announce,
            };
            retry.DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(
                Longer(RetryAfter(args.Outcome.Result, time), Backoff(args.AttemptNumber, retry.Randomizer())));
            builder.AddRetry(retry);
        }

        return builder.Build();
    }

    /// <summary>How long Twilio asks to wait, in seconds or as a date; null when it doesn't say.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage? response, TimeProvider time)
    {
        var header = response?.Headers.RetryAfter;
        return (header?.Delta ?? header?.Date - time.GetUtcNow()) is { } wait ? (wait > LongestRetryAfter ? LongestRetryAfter : wait) : null;
    }

    /// <summary>Whether an answer leaves open if the request took effect. 501 says that it can't have.</summary>
    public static bool IsVague(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented;

    private static bool MayRepeat(ResilienceContext context, Outcome<HttpResponseMessage> outcome)
    {
        if (!context.Properties.TryGetValue(Call, out var call))
            return false;
        // Twilio doesn't process what it answers with 429, so even a create may be repeated.
        if (outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests)
            return true;
        if (NetworkFailures.Of(outcome.Exception) is { } network && network != NetworkFailure.Broken)
            return NetworkFailures.MayPass(outcome.Exception!);
        var failed = outcome.Exception is HttpRequestException { HttpRequestError: not HttpRequestError.ConfigurationLimitExceeded } or TimeoutException
            || (outcome.Result is { } answer && IsVague(answer.StatusCode));
        call.IsInDoubt |= failed && call.LeavesDoubt;
        return failed && call.MayRepeat;
    }

    /// <summary>Twice as long each time, of which chance takes up to a half, so that many who wait don't come back together.</summary>
    private static TimeSpan Backoff(int attempt, double chance) =>
        TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, FirstWait.TotalSeconds * Math.Pow(2, attempt)) * (1 + chance) / 2);

    private static TimeSpan Longer(TimeSpan? asked, TimeSpan own) => asked > own ? asked.Value : own;

    private static ValueTask Announce(OnRetryArguments<HttpResponseMessage> args)
    {
        var status = args.Outcome.Result?.StatusCode;
        args.Outcome.Result?.Dispose();
        if (args.Context.Properties.TryGetValue(Call, out var call))
        {
            call.LastAnswer = status ?? call.LastAnswer;
            call.Options.Retries?.Report(new(args.AttemptNumber + 1, args.RetryDelay, status));
        }

        return ValueTask.CompletedTask;
    }
}
