using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Polly;

namespace TwilioApi.Http;

/// <summary>Sends requests to the one host that may have the credentials, within the limits, and reads the answers.</summary>
internal sealed class ApiTransport(HttpClient http, SendersClientOptions options, TimeProvider time) : IDisposable
{
    private const int DefaultSlots = 10;

    private readonly ResiliencePipeline<HttpResponseMessage> pipeline = RetryRules.Pipeline(options, time);
    private readonly SemaphoreSlim slots = options.Slots ?? new(DefaultSlots);

    /// <summary>The answer as <paramref name="read"/> reads it; null when it is empty.</summary>
    public async Task<T?> SendAsync<T>(ApiCall call, ApiRequest request, Func<byte[], T?> read, CancellationToken cancellationToken)
        where T : class
    {
        using var response = await SendAsync(call, request, cancellationToken);
        if (response.Content.Headers.ContentLength == 0)
            return null;
        try
        {
            if (response.Content.Headers.ContentType?.MediaType is { } media && !media.EndsWith("json", StringComparison.OrdinalIgnoreCase))
                throw new JsonException("The answer says that it isn't JSON.");
            return read(await response.Content.ReadAsByteArrayAsync(cancellationToken)) ?? throw new JsonException("The answer is null.");
        }
        catch (JsonException malformed)
        {
            throw FailureReader.Unreadable(call, response, malformed);
        }
    }

    /// <summary>The answer, a success.</summary>
    public async Task<HttpResponseMessage> SendAsync(ApiCall call, ApiRequest request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(RetryRules.Call, call);
        try
        {
            var response = await pipeline.ExecuteAsync(c => AttemptAsync(call, request, c.CancellationToken), context);
            if (response.IsSuccessStatusCode)
                return response;
            using (response)
                throw FailureReader.Read(call, response, await response.Content.ReadAsByteArrayAsync(cancellationToken), time);
        }
        catch (Exception lost) when (lost is HttpRequestException or TimeoutException or IOException or InvalidDataException)
        {
            throw FailureReader.NoAnswer(call, options.BaseUrl, lost);
        }
        catch (OperationCanceledException ended) when (call.LastAnswer is not null || call.IsInDoubt)
        {
            // Whoever ran out of time between two attempts wants to know why there was no end to them.
            throw FailureReader.Ended(call, ended);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Dispose()
    {
        if (options.Slots is null)
            slots.Dispose();
        http.Dispose();
    }

    /// <summary>
    /// One request. A write that is under way is never broken off by its caller, only when its time is up: whether it took
    /// effect would be anyone's guess.
    /// </summary>
    private async ValueTask<HttpResponseMessage> AttemptAsync(ApiCall call, ApiRequest wanted, CancellationToken cancellationToken)
    {
        var looks = wanted.Method == HttpMethod.Get;
        await slots.WaitAsync(cancellationToken);
        using var limit = new CancellationTokenSource(looks ? options.LookTimeout : options.RequestTimeout, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, looks ? cancellationToken : call.Options.Deadline);
        try
        {
            call.Options.Sending?.Invoke();
            using var request = new HttpRequestMessage(wanted.Method, wanted.Address);
            request.Headers.Authorization = options.Credentials.Header;
            request.Headers.Accept.Add(new("application/json"));
            request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
            if (wanted.Body is not null)
                request.Content = new ByteArrayContent(wanted.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            return await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, ending.Token);
        }
        catch (OperationCanceledException late) when (limit.IsCancellationRequested || (!looks && call.Options.Deadline.IsCancellationRequested))
        {
            throw new TimeoutException("No answer in time.", late);
        }
        catch (OperationCanceledException unreachable) when (!ending.IsCancellationRequested)
        {
            // The handler's own limit on connecting, which nobody asked to cancel.
            throw new HttpRequestException(HttpRequestError.ConnectionError, "No connection in time.", unreachable);
        }
        finally
        {
            slots.Release();
        }
    }
}

/// <summary>What is sent, each time anew.</summary>
internal sealed record ApiRequest(HttpMethod Method, Uri Address, byte[]? Body = null);

/// <summary>A call and what has become of it so far. It may take several requests.</summary>
/// <param name="What">What the call does, for messages.</param>
/// <param name="Options">Its circumstances.</param>
internal sealed record ApiCall(string What, CallOptions Options)
{
    /// <summary>Sending it twice has the effect of sending it once.</summary>
    public bool MayRepeat { get; init; } = true;

    /// <summary>It changes something, so an answer that is lost leaves a doubt.</summary>
    public bool LeavesDoubt { get; init; }

    /// <summary>A request of it may have taken effect.</summary>
    public bool IsInDoubt { get; set; }

    /// <summary>The answer that was waited out last.</summary>
    public HttpStatusCode? LastAnswer { get; set; }
}
