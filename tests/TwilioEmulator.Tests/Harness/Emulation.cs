using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace TwilioEmulator.Tests.Harness;

/// <summary>A running emulator and somebody with an HTTP client who talks to it.</summary>
sealed class Emulation : IAsyncDisposable
{
    public const string Collection = "/v2/Channels/Senders";
    public const string Number = "whatsapp:+15017122661";
    public const string FirstSid = "XE00000000000000000000000000000001";

    readonly HttpClient http;

    Emulation(EmulatorServer server)
    {
        Server = server;
        http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.Zero })
        {
            BaseAddress = server.BaseUrl,
        };
        SignIn(EmulatorOptions.DefaultAccountSid, EmulatorOptions.DefaultAuthToken);
    }

    public EmulatorServer Server { get; }

    // Senders and requests are each numbered 1, 2, 3 …, so that expected answers can be written down.
    public static async Task<Emulation> StartAsync(EmulatorOptions? options = null, Action<string>? beforeNaming = null)
    {
        var given = new ConcurrentDictionary<string, int>();
        return new(await EmulatorServer.StartAsync((options ?? new()) with
        {
            NextId = prefix =>
            {
                beforeNaming?.Invoke(prefix);
                return $"{prefix}{given.AddOrUpdate(prefix, 1, (_, last) => last + 1):D32}";
            },
        }));
    }

    public void SignIn(string user, string password) => http.DefaultRequestHeaders.Authorization =
        new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    public void SignOut() => http.DefaultRequestHeaders.Authorization = null;

    public Task<Answer> GetAsync(string path) => SendAsync("GET", path, null);

    public Task<Answer> DeleteAsync(string path) => SendAsync("DELETE", path, null);

    public Task<Answer> PostAsync(string path, string body, string contentType = "application/json") =>
        SendAsync("POST", path, body, contentType);

    public async Task<Answer> SendAsync(
        string method, string path, string? body, string contentType = "application/json", CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }
        using var response = await http.SendAsync(request, cancellationToken);
        return await Answer.ReadAsync(response);
    }

    public Task<HttpResponseMessage> OpenAsync(string path) => http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);

    /// <summary>A WhatsApp sender made through the API; returns its path.</summary>
    public async Task<string> CreateAsync(string senderId = Number)
    {
        var answer = await PostAsync(Collection, $$$"""{"sender_id":"{{{senderId}}}","profile":{"name":"Example"}}""");
        Assert.Equal(202, answer.Status);
        return $"{Collection}/{answer.Json["sid"]}";
    }

    /// <summary>A sender that is ONLINE; returns its path.</summary>
    public string Seed(string resource = """{"sender_id":"whatsapp:+15017122661","profile":{"name":"Example"}}""") =>
        $"{Collection}/{Server.Senders.Seed((JsonObject)JsonNode.Parse(resource)!).Sid}";

    public async Task<string[]> StatusesAsync(string path, int looks)
    {
        var statuses = new string[looks];
        for (var look = 0; look < looks; look++)
            statuses[look] = (string)(await GetAsync(path)).Json["status"]!;
        return statuses;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Server.DisposeAsync();
    }
}
