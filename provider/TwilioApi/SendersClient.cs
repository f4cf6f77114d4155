using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using TwilioApi.Http;
using TwilioApi.Json;

namespace TwilioApi;

/// <summary>
/// Twilio's Senders API, messaging v2: <c>/v2/Channels/Senders</c>. Every failure is a <see cref="TwilioApiException"/>,
/// but for a SID that is empty or dots alone: that is an <see cref="ArgumentException"/>.
/// Safe for concurrent use. A caller who cancels doesn't break off a request under way that changes something, for nobody
/// would know whether it took effect; the deadline of <see cref="CallOptions"/> does.
/// </summary>
public sealed class SendersClient : IDisposable
{
    private const int MostBytes = 10 * 1024 * 1024;
    private const string Path = "v2/Channels/Senders";

    /// <summary>As many as Twilio gives at once.</summary>
    private const int PageSize = 1000;

    /// <summary>A million senders: no account has as many.</summary>
    private const int MostPages = 1000;

    private static readonly CallOptions NoOptions = new();

    private readonly SendersClientOptions options;
    private readonly ApiTransport transport;

    public SendersClient(SendersClientOptions options, TimeProvider time, HttpMessageHandler? handler = null)
    {
        this.options = options with { BaseUrl = Checked(options.BaseUrl) };
        var http = new HttpClient(handler ?? Connections.Handler(this.options, time), disposeHandler: handler is null)
        {
            Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MostBytes,
        };
        transport = new(http, this.options, time);
    }

    /// <summary>Who asks; for messages.</summary>
    public string UserName => options.Credentials.UserName;

    /// <summary>
    /// Registers a sender. Twilio answers at once with part of it and goes on by itself: fetch it to see how far it is.
    /// Never repeated after it may have been taken.
    /// </summary>
    /// <param name="sender">All that is said of it, <see cref="SenderField.SenderId"/> at least.</param>
    /// <param name="call">The circumstances.</param>
    /// <param name="cancellationToken">Ends the pauses between attempts.</param>
    public async Task<Sender> CreateAsync(SenderPatch sender, CallOptions? call = null, CancellationToken cancellationToken = default) =>
        await transport.SendAsync(
            new("Registering the sender", call ?? NoOptions) { MayRepeat = false, LeavesDoubt = true },
            new(HttpMethod.Post, Address(Path), Bytes(sender)), SenderReader.Read, cancellationToken) ?? new();

    /// <summary>The whole sender; null when Twilio says that there is none.</summary>
    public async Task<Sender?> FetchAsync(string sid, CallOptions? call = null, CancellationToken cancellationToken = default)
    {
        const string What = "Fetching the sender";
        try
        {
            var sender = await transport.SendAsync(
                new(What, call ?? NoOptions), new(HttpMethod.Get, AddressOf(sid)), SenderReader.Read, cancellationToken);
            return string.Equals(sender?.Sid, sid, StringComparison.OrdinalIgnoreCase)
                ? sender
                : throw new TwilioApiException($"{What} failed: the answer is about another sender than {sid}, or about none");
        }
        catch (TwilioApiException failure) when (failure.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>All senders of a channel, <c>whatsapp</c> or <c>rcs</c>, page by page.</summary>
    public async IAsyncEnumerable<ListedSender> ListAsync(
        string channel, CallOptions? call = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        const string What = "Listing the senders";
        var pages = new HashSet<Uri>();
        for (var next = Address($"{Path}?Channel={Uri.EscapeDataString(channel)}&PageSize={PageSize}"); next is not null;)
        {
            if (pages.Count == MostPages)
                throw new TwilioApiException($"{What} failed: the list has more than {MostPages} pages, as none of Twilio's has");
            if (!pages.Add(next))
                throw new TwilioApiException($"{What} failed: the pages of the list lead back to one another");
            var page = await transport.SendAsync(new(What, call ?? NoOptions), new(HttpMethod.Get, next), SenderReader.ReadPage, cancellationToken)
                ?? throw new TwilioApiException($"{What} failed: the answer is empty");
            foreach (var sender in page.Senders!)
                yield return sender;
            next = NextPage(page.Meta!.NextPageUrl);
        }
    }

    /// <summary>
    /// Changes a sender. Twilio answers with part of it: fetch it to see what became of it. With a one-time code or a display
    /// name, of which each counts, never repeated after it may have been taken.
    /// </summary>
    public async Task<Sender> UpdateAsync(string sid, SenderPatch patch, CallOptions? call = null, CancellationToken cancellationToken = default) =>
        await transport.SendAsync(
            new("Updating the sender", call ?? NoOptions) { MayRepeat = !patch.Mentions(SenderField.VerificationCode) && !patch.Mentions(SenderField.DisplayName), LeavesDoubt = true },
            new(HttpMethod.Post, AddressOf(sid), Bytes(patch)), SenderReader.Read, cancellationToken) ?? new();

    /// <summary>Deletes a sender; false when Twilio says that there is none.</summary>
    public async Task<bool> DeleteAsync(string sid, CallOptions? call = null, CancellationToken cancellationToken = default)
    {
        try
        {
            using var answer = await transport.SendAsync(
                new("Deleting the sender", call ?? NoOptions), new(HttpMethod.Delete, AddressOf(sid)), cancellationToken);
            return true;
        }
        catch (TwilioApiException failure) when (failure.IsNotFound)
        {
            return false;
        }
    }

    /// <summary>A sender's address in the API.</summary>
    public Uri AddressOf(string sid) => Address($"{Path}/{Segment(sid)}");

    public void Dispose() => transport.Dispose();

    private static Uri Checked(Uri url) =>
        BaseUrlRules.Holds(url)
            ? new Uri(url.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/")
            : throw new ArgumentException("Credentials are sent over https only, or over http to this machine.", nameof(url));

    private static byte[] Bytes(SenderPatch patch) => System.Text.Encoding.UTF8.GetBytes(((JsonNode)patch.Body()).ToJsonString());

    private Uri Address(string path) => new(options.BaseUrl, path);

    /// <summary>Nothing that is escaped leads to another place; dots aren't escaped, and do.</summary>
    private static string Segment(string sid) => sid.Trim('.').Length > 0
        ? Uri.EscapeDataString(sid)
        : throw new ArgumentException("A sender's SID is XE and 32 hexadecimal digits.", nameof(sid));

    /// <summary>
    /// A gateway's list names Twilio's own host. Credentials go to the configured one only, so that is asked for the page:
    /// what tells pages apart is the query.
    /// </summary>
    private Uri? NextPage(string? given)
    {
        if (string.IsNullOrEmpty(given))
            return null;
        return given.Split('#')[0].Split('?', 2) is [_, { Length: > 0 } query]
            ? Address($"{Path}?{query}")
            : throw new TwilioApiException("Listing the senders failed: the address of the next page has no query");
    }
}
