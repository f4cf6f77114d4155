using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using EndToEnd.Tests.Harness;
using Pulumirpc;

namespace EndToEnd.Tests.Plugin;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("{0}")]
    [InlineData("--logtostderr -v=9 --tracing http://127.0.0.1:9411/api {0}")]
    [InlineData("--logtostderr -v 9 {0}")]
    [InlineData("--logflow --verbosity=9 --otel-traces {0}")]
    public async Task The_engine_is_spoken_to_at_the_address_behind_the_flags(string arguments)
    {
        using var engine = new TcpListener(IPAddress.Loopback, 0);
        engine.Start();
        var line = string.Format(System.Globalization.CultureInfo.InvariantCulture, arguments, engine.LocalEndpoint);
        await using var plugin = await PluginUnderTest.StartAsync(line.Split(' '));
        using var call = await engine.AcceptTcpClientAsync().WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        Assert.True((await plugin.Calls.HandshakeAsync(new())).AcceptSecrets);
    }

    [Fact]
    public async Task Without_an_address_it_waits_to_be_attached_to()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        Assert.True((await plugin.Calls.HandshakeAsync(new())).AcceptSecrets);
        await plugin.Calls.AttachAsync(new PluginAttach { Address = "127.0.0.1:1" });
        Assert.Equal("0.1.0", (await plugin.Calls.GetPluginInfoAsync(new())).Version);
    }

    [Fact]
    public async Task A_person_is_told_the_version()
    {
        var asked = await PluginUnderTest.AskAsync("--version");
        Assert.Equal((0, "0.1.0"), (asked.ExitCode, asked.Output));
    }

    [Fact]
    public async Task A_person_is_told_how_to_use_it()
    {
        var asked = await PluginUnderTest.AskAsync("--help");
        Assert.Equal(0, asked.ExitCode);
        Assert.Contains("pulumi-resource-twilio", asked.Output, StringComparison.Ordinal);
        Assert.Contains("--schema", asked.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_is_the_one_that_the_engine_gets()
    {
        var asked = await PluginUnderTest.AskAsync("--schema");
        await using var plugin = await PluginUnderTest.StartAsync();
        var told = await plugin.Calls.GetSchemaAsync(new GetSchemaRequest());
        Assert.Equal(0, asked.ExitCode);
        Assert.Equal(told.Schema.TrimEnd(), asked.Output.TrimEnd());
        Assert.Contains("twilio:messaging:Sender", ((JsonObject)JsonNode.Parse(told.Schema)!["resources"]!).Select(resource => resource.Key));
    }
}
