using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using EndToEnd.Tests.Harness;
using Grpc.Core;
using Pulumirpc;
using TwilioEmulator;

namespace EndToEnd.Tests.Plugin;

public sealed class PortTests
{
    [Fact]
    public async Task The_first_line_is_a_port_and_nothing_else_is_ever_printed()
    {
        await using var twilio = await EmulatorServer.StartAsync(new());
        await using var plugin = await PluginUnderTest.StartAsync("127.0.0.1:1");
        await plugin.ConfigureAsync(Settings.Of(twilio));
        await Assert.ThrowsAsync<RpcException>(async () => await plugin.Calls.CheckAsync(new CheckRequest { Urn = "no URN" }));
        await plugin.Calls.CancelAsync(new());
        plugin.Interrupt();
        var end = await plugin.EndAsync();
        Assert.Equal($"{plugin.Port}", plugin.FirstLine);
        Assert.Equal("", end.RestOfOutput);
        Assert.Equal("", end.Complaints);
    }

    [Fact]
    public async Task It_listens_on_the_loopback_address_alone()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        Assert.Equal([new IPEndPoint(IPAddress.Loopback, plugin.Port)], ListenersOn(plugin.Port));
    }

    [Fact]
    public async Task It_speaks_HTTP_2_in_clear_without_being_asked_to_upgrade()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{plugin.Port}/")
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var response = await http.SendAsync(request);
        Assert.Equal(HttpVersion.Version20, response.Version);
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:{0}")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "{0}")]
    [InlineData("DOTNET_URLS", "http://127.0.0.1:{0}")]
    [InlineData("URLS", "http://127.0.0.1:{0}")]
    [InlineData("Kestrel__Endpoints__Http__Url", "http://127.0.0.1:{0}")]
    [InlineData("ASPNETCORE_Kestrel__Endpoints__Http__Url", "http://127.0.0.1:{0}")]
    public async Task Settings_for_web_servers_do_not_move_it(string variable, string value)
    {
        var elsewhere = FreePort();
        var environment = new Dictionary<string, string>
        {
            [variable] = string.Format(System.Globalization.CultureInfo.InvariantCulture, value, elsewhere),
            ["Logging__Console__LogLevel__Default"] = "Trace",
        };
        await using var plugin = await PluginUnderTest.StartAsync(environment, ["127.0.0.1:1"]);
        Assert.Equal("0.1.0", (await plugin.Calls.GetPluginInfoAsync(new())).Version);
        Assert.Empty(ListenersOn(elsewhere));
        Assert.Single(ListenersOn(plugin.Port));
    }

    static IPEndPoint[] ListenersOn(int port) =>
        [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == port)];

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
