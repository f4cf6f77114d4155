using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;

namespace TwilioApi.Http;

/// <summary>Sends requests to the one host that may have the credentials, within the limits, and reads the answers.</summary>
internal sealed class ApiTransport(HttpClient http, SendersClientOptions options, TimeProvider time) : IDisposable
{
    private readonly ResiliencePipeline<HttpResponseMessage> pipeline = RetryRules.Pipeline(options, time);
    private readonly SemaphoreSlim slots = options.Slots ?? new(options.MaxConcurrentRequests);

    /// <summary>The answer read as <typeparamref name="T"/>; what an empty one stands for is up to the call.</summary>
    public async Task<T> SendAsync<T>(
        ApiCall call, HttpMethod method, Uri address, byte[]? body, JsonTypeInfo<T> type, CancellationToken cancellationToken, T? empty = null)
        where T : class
    {
        using var response = await SendAsync(call, method, address, body, cancellationToken);
        if (empty is not null && response.Content.Headers.ContentLength == 0)
            return empty;
        try
        {
            if (response.Content.Headers.ContentType?.MediaType is { } media && !media.EndsWith("json", StringComparison.OrdinalIgnoreCase))
                throw new JsonException("The answer says that it isn't JSON.");
            var text = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return JsonSerializer.Deserialize(text, type) ?? throw new JsonException("The answer is null.");
        }
        catch (JsonException malformed)
        {
            throw FailureReader.Unreadable(call, response, malformed);
        }
    }

    /// <summary>The answer, a success.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        ApiCall call, HttpMethod method, Uri address, byte[]? body, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(RetryRules.Call, call);
        try
        {
            var response = await pipeline.ExecuteAsync(c => AttemptAsync(call, method, address, body, c.CancellationToken), context);
            if (response.IsSuccessStatusCode)
                return response;
            using (response)
                throw FailureReader.Read(call, response, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (Exception lost) when (lost is HttpRequestException or TimeoutException or IOException or InvalidDataException)
        {
            throw FailureReader.NoAnswer(call, options.BaseUrl, lost);
        }
        catch (OperationCanceledException ended) when (context.Properties.TryGetValue(RetryRules.LastAnswer, out var last))
        {
            // Whoever ran out of time between two attempts wants to know why there was no end to them.
            throw new OperationCanceledException(ended.Message, FailureReader.Last(call, last), ended.CancellationToken);
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
    private async ValueTask<HttpResponseMessage> AttemptAsync(
        ApiCall call, HttpMethod method, Uri address, byte[]? body, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        using var limit = new CancellationTokenSource(method == HttpMethod.Get ? options.LookTimeout : options.RequestTimeout, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token, method == HttpMethod.Get ? cancellationToken : call.Deadline);
        try
        {
            using var request = new HttpRequestMessage(method, address);
            request.Headers.Authorization = options.Credentials.Header;
            request.Headers.Accept.Add(new("application/json"));
            request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
            if (body is not null)
                request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            return await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, ending.Token);
        }
        catch (OperationCanceledException late) when (limit.IsCancellationRequested || (method != HttpMethod.Get && call.Deadline.IsCancellationRequested))
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
