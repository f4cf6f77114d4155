using System.Net;
using Polly;
using Polly.Retry;

namespace TwilioApi.Http;

/// <summary>When a request is sent again and how long to wait: Twilio's word if it gives one, else ever longer with jitter.</summary>
internal static class RetryRules
{
    public static readonly ResiliencePropertyKey<ApiCall> Call = new("call");

    /// <summary>Set once an answer was waited out.</summary>
    public static readonly ResiliencePropertyKey<HttpStatusCode> LastAnswer = new("last answer");

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
                RetryAfter(args.Outcome.Result, time) ?? Backoff(args.AttemptNumber, retry.Randomizer()));
            builder.AddRetry(retry);
        }

        return builder.Build();
    }

    private static bool MayRepeat(ResilienceContext context, Outcome<HttpResponseMessage> outcome)
    {
        // Twilio doesn't process what it answers with 429, so even a create may be repeated.
        if (outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests)
            return true;
        if (FailureReader.NeverSent(outcome.Exception))
            return true;
        var failed = outcome.Exception is HttpRequestException { HttpRequestError: not HttpRequestError.ConfigurationLimitExceeded } or TimeoutException
            || outcome.Result is { StatusCode: >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout };
        return failed && context.Properties.TryGetValue(Call, out var call) && call.MayRepeat;
    }

    /// <summary>Twice as long each time, of which chance takes up to a half, so that many who wait don't come back together.</summary>
    private static TimeSpan Backoff(int attempt, double chance) =>
        TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, FirstWait.TotalSeconds * Math.Pow(2, attempt)) * (1 + chance) / 2);

    private static TimeSpan? RetryAfter(HttpResponseMessage? response, TimeProvider time)
    {
        var header = response?.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - time.GetUtcNow();
        return Capped(wait);
    }

    public static TimeSpan? Capped(TimeSpan? wait) => wait switch
    {
        null => null,
        { Ticks: < 0 } => TimeSpan.Zero,
        _ when wait > LongestRetryAfter => LongestRetryAfter,
        _ => wait,
    };

    private static ValueTask Announce(OnRetryArguments<HttpResponseMessage> args)
    {
        var status = args.Outcome.Result?.StatusCode;
        args.Outcome.Result?.Dispose();
        if (status is { } answered)
            args.Context.Properties.Set(LastAnswer, answered);
        if (args.Context.Properties.TryGetValue(Call, out var call))
            call.Retries?.Report(new(args.AttemptNumber + 1, args.RetryDelay, status));
        return ValueTask.CompletedTask;
    }
}

/// <param name="What">What the call does, for messages.</param>
/// <param name="MayRepeat">Sending it twice has the effect of sending it once.</param>
/// <param name="Retries">Told of each wait.</param>
internal sealed record ApiCall(string What, bool MayRepeat, IProgress<RetryNotice>? Retries)
{
    /// <summary>Breaks off even a write that is under way, which then counts as unanswered.</summary>
    public CancellationToken Deadline { get; init; }
}
