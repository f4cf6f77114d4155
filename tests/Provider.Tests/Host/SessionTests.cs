using Provider.Tests.Front;
using Pulumirpc;
using TwilioEmulator;
using TwilioEmulator.Control;

namespace Provider.Tests.Host;

public sealed class SessionTests
{
    [Fact]
    public async Task An_attached_plugin_serves_the_next_engine_after_a_Cancel()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        await bench.Plugin.CancelAsync();
        await using var second = await EngineDouble.StartAsync();
        await bench.Plugin.Client.HandshakeAsync(new() { EngineAddress = second.Address });
        await bench.Plugin.Client.AttachAsync(new() { Address = second.Address });
        var stack = new Stack(bench.Plugin, bench.Twilio, second, "sales");
        var up = (await stack.UpAsync("""{"senderId":"whatsapp:+15017122662","profile":{"name":"Acme"}}""")).Well();
        Assert.Equal("ONLINE", up.State!.Outputs.Fields["status"].StringValue);
        Assert.Contains("status CREATING (0 s)", up.StatusLines);
    }

    [Fact]
    public async Task Cancel_is_acknowledged_while_a_request_is_under_way_and_before_any_configuration()
    {
        await using var unconfigured = await Bench.StartUnconfiguredAsync();
        await unconfigured.Plugin.CancelAsync();
        await using var bench = await Bench.StartAsync();
        var gate = new Gate();
        bench.Twilio.Faults.Add(new("POST") { Gate = gate });
        var upping = bench.Stack.UpAsync(Bench.Plain);
        await gate.Arrived;
        await bench.Plugin.CancelAsync();
        Assert.False(upping.IsCompleted);
        gate.Release();
        Assert.NotEmpty((await upping).Reasons);
    }

    [Fact]
    public async Task An_engine_that_was_attached_and_is_gone_fails_nothing()
    {
        await using var bench = await Bench.StartAsync();
        await using var plugin = await Plugin.StartAsync(bench.Clock, new Dictionary<string, string>(), engineAddress: null);
        await plugin.ConfigureAsync(PropertyText.Read(
            $$"""{"baseUrl":"{{bench.Twilio.BaseUrl}}","accountSid":"{{EmulatorOptions.DefaultAccountSid}}","authToken":"{{EmulatorOptions.DefaultAuthToken}}"}"""));
        await using (var gone = await EngineDouble.StartAsync())
            await plugin.Client.AttachAsync(new() { Address = gone.Address });
        var create = await plugin.Client.CreateAsync(new()
        {
            Urn = bench.Stack.Urn, Type = Stack.Token, Properties = PropertyText.Read(Bench.Plain),
        });
        Assert.NotEmpty(create.Id);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(9, 4)]
    [InlineData(1, 4)]
    [InlineData(int.MaxValue, 4)]
    public async Task Fifty_reads_at_once_keep_the_latest_limit_of_requests(params int[] limits)
    {
        await using var bench = await Bench.StartAsync();
        foreach (var limit in limits)
            await LimitRequestsAsync(bench, limit);
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        var reads = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ReadAsync(bench)));
        Assert.All(reads, r => Assert.Equal(bench.Stack.State!.Id, r.Id));
        Assert.InRange(bench.Twilio.PeakConcurrentRequests, 1, 4);
    }

    [Fact]
    public async Task A_wider_limit_lets_more_requests_through_at_once()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        await LimitRequestsAsync(bench, 1);
        await LimitRequestsAsync(bench, 2);
        var (first, second) = (new Gate(), new Gate());
        bench.Twilio.Faults.Add(new("GET") { Gate = first });
        bench.Twilio.Faults.Add(new("GET") { Gate = second });
        var reads = Task.WhenAll(ReadAsync(bench), ReadAsync(bench));
        await Task.WhenAll(first.Arrived, second.Arrived).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        first.Release();
        second.Release();
        await reads;
    }

    [Fact]
    public async Task The_limit_of_registrations_is_the_processs_however_often_it_is_configured()
    {
        var other = new TwilioEmulator.Model.Account("AC" + new string('b', 32), new string('c', 32));
        await using var bench = await Bench.StartAsync(new EmulatorOptions { Accounts = [EmulatorOptions.DefaultAccount, other] });
        bench.Clock.Freeze();
        var first = bench.Stack.CreateAsync(Bench.Plain);
        await bench.Clock.PauseTaken;
        await bench.Plugin.ConfigureAsync(PropertyText.Read(
            $$"""{"baseUrl":"{{bench.Twilio.BaseUrl}}","accountSid":"{{other.Sid}}","authToken":"{{other.AuthToken}}"}"""));
        var second = new Stack(bench.Plugin, bench.Twilio, bench.Engine, "sales").CreateAsync("""{"senderId":"whatsapp:+15017122662","profile":{"name":"Acme"}}""");
        await bench.Engine.HeardAsync("waiting for other registrations (place 1)");
        bench.Clock.Thaw();
        await Task.WhenAll(first, second);
        Assert.Equal(1, bench.Twilio.PeakConcurrentRegistrations);
        Assert.Equal(EmulatorOptions.DefaultAccountSid, bench.Sender().AccountSid);
        Assert.Equal(other.Sid, bench.Sender(Bench.OtherNumber).AccountSid);
    }

    [Fact]
    public async Task Two_plugins_with_two_accounts_do_not_meet()
    {
        var other = new TwilioEmulator.Model.Account("AC" + new string('b', 32), new string('c', 32));
        await using var bench = await Bench.StartAsync(new EmulatorOptions { Accounts = [EmulatorOptions.DefaultAccount, other] });
        await using var plugin = await Plugin.StartAsync(bench.Clock, new Dictionary<string, string>(), bench.Engine.Address);
        await plugin.ConfigureAsync(PropertyText.Read(
            $$"""{"baseUrl":"{{bench.Twilio.BaseUrl}}","accountSid":"{{other.Sid}}","authToken":"{{other.AuthToken}}"}"""));
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        (await new Stack(plugin, bench.Twilio, bench.Engine, "sales").UpAsync("""{"senderId":"whatsapp:+15017122662","profile":{"name":"Acme"}}""")).Well();
        Assert.Equal(EmulatorOptions.DefaultAccountSid, bench.Sender().AccountSid);
        Assert.Equal(other.Sid, bench.Sender(Bench.OtherNumber).AccountSid);
    }

    private static Task<ConfigureResponse> LimitRequestsAsync(Bench bench, int limit) => bench.Plugin.ConfigureAsync(PropertyText.Read(
        $$"""{"baseUrl":"{{bench.Twilio.BaseUrl}}","accountSid":"{{EmulatorOptions.DefaultAccountSid}}","authToken":"{{EmulatorOptions.DefaultAuthToken}}","maxConcurrentRequests":{{limit}}}"""));

    private static async Task<ReadResponse> ReadAsync(Bench bench) => await bench.Plugin.Client.ReadAsync(new()
    {
        Id = bench.Stack.State!.Id, Urn = bench.Stack.Urn, Type = Stack.Token,
    });
}
