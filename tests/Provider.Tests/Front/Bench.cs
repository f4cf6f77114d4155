using TwilioEmulator;
using TwilioEmulator.Model;

namespace Provider.Tests.Front;

/// <summary>The plugin between the two it stands between: an engine that calls it and a Twilio that it calls.</summary>
internal sealed class Bench : IAsyncDisposable
{
    public const string Number = "whatsapp:+15017122661";
    public const string OtherNumber = "whatsapp:+15017122662";
    public const string Agent = "rcs:acme_agent";

    /// <summary>The shortest program of a WhatsApp sender.</summary>
    public const string Plain = """{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"}}""";

    private Bench(TestClock clock, EngineDouble engine, EmulatorServer twilio, Plugin plugin)
    {
        (Clock, Engine, Twilio, Plugin) = (clock, engine, twilio, plugin);
        Stack = new(plugin, twilio, engine);
    }

    public TestClock Clock { get; }

    public EngineDouble Engine { get; }

    public EmulatorServer Twilio { get; }

    public Plugin Plugin { get; }

    public Stack Stack { get; }

    /// <summary>Everything configured and ready.</summary>
    public static async Task<Bench> StartAsync(EmulatorOptions? options = null, string settings = "{}")
    {
        var bench = await StartUnconfiguredAsync(options);
        var configuration = PropertyText.Read($$"""
            {
              "version": "0.1.0", "baseUrl": "{{bench.Twilio.BaseUrl}}",
              "accountSid": "{{EmulatorOptions.DefaultAccountSid}}", "authToken": "{{EmulatorOptions.DefaultAuthToken}}"
            }
            """);
        foreach (var (key, value) in PropertyText.Read(settings).Fields)
            configuration.Fields[key] = value;
        var check = await bench.Plugin.CheckConfigAsync(configuration);
        Assert.Empty(check.Failures);
        await bench.Plugin.ConfigureAsync(check.Inputs);
        return bench;
    }

    public static async Task<Bench> StartUnconfiguredAsync(
        EmulatorOptions? options = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var clock = new TestClock();
        var engine = await EngineDouble.StartAsync();
        var twilio = await EmulatorServer.StartAsync((options ?? new()) with { TimeProvider = clock });
        return new(clock, engine, twilio, await Plugin.StartAsync(clock, environment ?? new Dictionary<string, string>(), engine.Address));
    }

    /// <summary>A bench whose one number has this life.</summary>
    public static Task<Bench> StartOnAsync(StatusPath path) => StartAsync(new EmulatorOptions { WhatsAppPath = path });

    public SenderSnapshot Sender(string sidOrSenderId = Number) => Twilio.Senders.Find(sidOrSenderId)!;

    public async ValueTask DisposeAsync()
    {
        await Plugin.DisposeAsync();
        await Twilio.DisposeAsync();
        await Engine.DisposeAsync();
    }
}
