using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TwilioApi.Http;
using TwilioApi.Json;

namespace TwilioApi;

/// <summary>
/// Twilio's Senders API, messaging v2: <c>/v2/Channels/Senders</c>. Every failure is a <see cref="TwilioApiException"/>,
/// but for a SID that is empty or dots alone: that is an <see cref="ArgumentException"/>.
/// Safe for concurrent use. A caller who cancels doesn't break off a request under way that changes something, for nobody
/// would know whether it took effect; a <c>deadline</c> does.
/// </summary>
public sealed class SendersClient : IDisposable
{
    private const int MostBytes = 10 * 1024 * 1024;
    private const string Path = "v2/Channels/Senders";

    /// <summary>A hundred thousand senders: no account has as many.</summary>
    private const int MostPages = 1000;

    private readonly SendersClientOptions options;
    private readonly ApiTransport transport;

    public SendersClient(SendersClientOptions options, TimeProvider time, HttpMessageHandler? handler = null)
    {
        this.options = options with { BaseUrl = Checked(options.BaseUrl) };
        var http = new HttpClient(handler ?? Handler(this.options.BaseUrl)) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MostBytes };
        transport = new(http, this.options, time);
    }

    /// <summary>Who asks; for messages.</summary>
    public string UserName => options.Credentials.UserName;

    /// <summary>How often a call is repeated that may be.</summary>
    public int MaxRetries => options.MaxRetries;

    /// <summary>
    /// Registers a sender. Twilio answers at once with part of it and goes on by itself: fetch it to see how far it is.
    /// Never repeated after it may have been taken.
    /// </summary>
    public Task<Sender> CreateAsync(
        CreateSenderRequest request, IProgress<RetryNotice>? retries = null, CancellationToken deadline = default, CancellationToken cancellationToken = default) =>
        transport.SendAsync(
            new("Registering the sender", MayRepeat: false, retries) { Deadline = deadline }, HttpMethod.Post, Address(Path),
            JsonSerializer.SerializeToUtf8Bytes(request, SendersJson.Default.CreateSenderRequest),
            SendersJson.Default.Sender, cancellationToken);

    /// <summary>The whole sender; null when Twilio says that there is none.</summary>
    public async Task<Sender?> FetchAsync(
        string sid, IProgress<RetryNotice>? retries = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var call = new ApiCall("Fetching the sender", MayRepeat: true, retries);
            var sender = await transport.SendAsync(
                call, HttpMethod.Get, Address($"{Path}/{Segment(sid)}"), body: null, SendersJson.Default.Sender, cancellationToken);
            return string.Equals(sender.Sid, sid, StringComparison.OrdinalIgnoreCase)
                ? sender
                : throw new TwilioApiException($"{call.What} failed: the answer is about another sender than {sid}, or about none.");
        }
        catch (TwilioApiException failure) when (failure.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>All senders of a channel, <c>whatsapp</c> or <c>rcs</c>, page by page.</summary>
    public async IAsyncEnumerable<Sender> ListAsync(
        string channel, IProgress<RetryNotice>? retries = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var call = new ApiCall("Listing the senders", MayRepeat: true, retries);
        var pages = new HashSet<Uri>();
        for (var next = Address($"{Path}?Channel={Uri.EscapeDataString(channel)}&PageSize=100"); next is not null;)
        {
            if (pages.Count == MostPages)
                throw new TwilioApiException($"{call.What} failed: the list has more than {MostPages} pages, as none of Twilio's has.");
            if (!pages.Add(next))
                throw new TwilioApiException($"{call.What} failed: the pages of the list lead back to one another.");
            var page = await transport.SendAsync(call, HttpMethod.Get, next, body: null, SendersJson.Default.SendersPage, cancellationToken);
            foreach (var sender in page.Senders ?? [])
                yield return sender;
            next = NextPage(page.Meta?.NextPageUrl);
        }
    }

    /// <summary>
    /// Changes a sender. Twilio answers with part of it: fetch it to see what became of it. With a one-time code, which
    /// counts once, never repeated after it may have been taken.
    /// </summary>
    public Task<Sender> UpdateAsync(
        string sid, UpdateSenderRequest request, IProgress<RetryNotice>? retries = null, CancellationToken deadline = default, CancellationToken cancellationToken = default) =>
        transport.SendAsync(
            new("Updating the sender", MayRepeat: request.Configuration?.VerificationCode is null, retries) { Deadline = deadline }, HttpMethod.Post, Address($"{Path}/{Segment(sid)}"),
            JsonSerializer.SerializeToUtf8Bytes(request, SendersJson.Default.UpdateSenderRequest),
            SendersJson.Default.Sender, cancellationToken, empty: new Sender());

    /// <summary>Deletes a sender; false when Twilio says that there is none.</summary>
    public async Task<bool> DeleteAsync(
        string sid, IProgress<RetryNotice>? retries = null, CancellationToken deadline = default, CancellationToken cancellationToken = default)
    {
        try
        {
            var call = new ApiCall("Deleting the sender", MayRepeat: true, retries) { Deadline = deadline };
            using var answer = await transport.SendAsync(call, HttpMethod.Delete, Address($"{Path}/{Segment(sid)}"), body: null, cancellationToken);
            return true;
        }
        catch (TwilioApiException failure) when (failure.IsNotFound)
        {
            return false;
        }
    }

    public void Dispose() => transport.Dispose();

    private static SocketsHttpHandler Handler(Uri baseUrl) => new()
    {
        // What is sent to this machine must not leave it through a proxy of the environment.
        UseProxy = !BaseUrlRules.IsThisMachine(baseUrl),
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    private static Uri Checked(Uri url) =>
        BaseUrlRules.Holds(url)
            ? new Uri(url.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/")
            : throw new ArgumentException("Credentials are sent over https only, or over http to this machine.", nameof(url));

    private Uri Address(string path) => new(options.BaseUrl, path);

    /// <summary>Nothing that is escaped leads to another place; dots aren't escaped, and do.</summary>
    private static string Segment(string sid) => sid.Trim('.').Length > 0
        ? Uri.EscapeDataString(sid)
        : throw new ArgumentException("A sender's SID is XE and 32 hexadecimal digits.", nameof(sid));

    private Uri? NextPage(string? given)
    {
        if (string.IsNullOrEmpty(given))
            return null;
        if (Uri.TryCreate(options.BaseUrl, given, out var next) && Uri.Compare(
            next, options.BaseUrl, UriComponents.SchemeAndServer | UriComponents.UserInfo, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0)
        {
            return next;
        }

        throw new TwilioApiException("Listing the senders failed: the next page is on another host, and credentials are sent to the configured one only.");
    }
}
