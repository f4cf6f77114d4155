using Provider.Tests.Front;
using TwilioApi;
using TwilioEmulator;

namespace Provider.Tests.TwilioApi;

/// <summary>The API client alone against an emulator.</summary>
internal sealed class ClientBench : IAsyncDisposable
{
    private ClientBench(TestClock clock, EmulatorServer twilio, int maxRetries)
    {
        (Clock, Twilio) = (clock, twilio);
        Client = new(new()
        {
            Credentials = new(EmulatorOptions.DefaultAccountSid, EmulatorOptions.DefaultAuthToken),
            BaseUrl = twilio.BaseUrl,
            MaxRetries = maxRetries,
            UserAgent = "tests/1",
        }, clock);
    }

    public TestClock Clock { get; }

    public EmulatorServer Twilio { get; }

    public SendersClient Client { get; }

    public List<RetryNotice> Retries { get; } = [];

    public CallOptions Told => new() { Retries = new Progress(Retries) };

    public static SenderPatch Acme { get; } = SenderPatch.Nothing.Set(SenderField.SenderId, "whatsapp:+15017122661").Set(new("profile", "name"), "Acme");

    public static async Task<ClientBench> StartAsync(int maxRetries = 5, EmulatorOptions? options = null)
    {
        var clock = new TestClock();
        return new(clock, await EmulatorServer.StartAsync((options ?? new()) with { TimeProvider = clock }), maxRetries);
    }

    /// <summary>The SID of a sender that is there and online.</summary>
    public string Seed(string senderId = "whatsapp:+15017122661") =>
        Twilio.Senders.Seed(new() { ["sender_id"] = senderId, ["profile"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "Acme" } }).Sid;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Twilio.DisposeAsync();
    }

    // Told at once, on the thread that reports.
    private sealed class Progress(List<RetryNotice> heard) : IProgress<RetryNotice>
    {
        public void Report(RetryNotice value) => heard.Add(value);
    }
}
