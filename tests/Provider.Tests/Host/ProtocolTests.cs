using Grpc.Core;
using Provider.Tests.Front;
using Pulumirpc;
using TwilioEmulator;

namespace Provider.Tests.Host;

public sealed class ProtocolTests
{
    [Fact]
    public async Task Handshake_promises_what_Configure_promises()
    {
        await using var bench = await Bench.StartUnconfiguredAsync();
        var handshake = await bench.Plugin.Client.HandshakeAsync(new() { EngineAddress = bench.Engine.Address, ConfigureWithUrn = true });
        var configure = await bench.Plugin.ConfigureAsync(PropertyText.Read("""{"previewOnly":true}"""));
        Assert.Equal(
            (configure.AcceptSecrets, configure.AcceptResources, configure.AcceptOutputs, configure.SupportsAutonamingConfiguration),
            (handshake.AcceptSecrets, handshake.AcceptResources, handshake.AcceptOutputs, handshake.SupportsAutonamingConfiguration));
        Assert.True(handshake.AcceptSecrets);
        Assert.True(configure.SupportsPreview);
    }

    [Fact]
    public async Task The_schema_is_there_before_any_configuration()
    {
        await using var bench = await Bench.StartUnconfiguredAsync();
        var schema = (await bench.Plugin.Client.GetSchemaAsync(new())).Schema;
        Assert.Contains("\"twilio:messaging:Sender\"", schema, StringComparison.Ordinal);
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await bench.Plugin.Client.GetSchemaAsync(new() { Version = 1 }));
        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
    }

    [Fact]
    public async Task The_version_is_a_plain_one()
    {
        await using var bench = await Bench.StartUnconfiguredAsync();
        Assert.Matches(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$", (await bench.Plugin.Client.GetPluginInfoAsync(new())).Version);
    }

    [Fact]
    public async Task Operations_before_Configure_say_what_is_missing()
    {
        await using var bench = await Bench.StartUnconfiguredAsync();
        var client = bench.Plugin.Client;
        var calls = new Func<Task>[]
        {
            async () => await client.CreateAsync(new() { Urn = bench.Stack.Urn, Type = Stack.Token, Properties = PropertyText.Read(Bench.Plain) }),
            async () => await client.ReadAsync(new() { Urn = bench.Stack.Urn, Type = Stack.Token, Id = Bench.Number }),
            async () => await client.UpdateAsync(new()
            {
                Urn = bench.Stack.Urn, Type = Stack.Token, Id = "XE0123456789abcdef0123456789abcdef",
                OldInputs = PropertyText.Read(Bench.Plain), Olds = PropertyText.Read(Bench.Plain), News = PropertyText.Read(Bench.Plain),
            }),
            async () => await client.DeleteAsync(new() { Urn = bench.Stack.Urn, Type = Stack.Token, Id = "XE1", Properties = new() }),
        };
        foreach (var call in calls)
        {
            var failure = await Assert.ThrowsAsync<RpcException>(call);
            Assert.Equal(StatusCode.FailedPrecondition, failure.StatusCode);
            Assert.Contains("Configure", failure.Status.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Check_diff_and_previews_need_no_configuration()
    {
        await using var bench = await Bench.StartUnconfiguredAsync();
        (await bench.Stack.PreviewAsync(Bench.Plain)).Well();
    }

    [Fact]
    public async Task What_this_plugin_does_not_have_is_unimplemented()
    {
        await using var bench = await Bench.StartAsync();
        var client = bench.Plugin.Client;
        var calls = new Func<Task>[]
        {
            async () => await client.ParameterizeAsync(new()),
            async () => await client.ConstructAsync(new()),
            async () => await client.CallAsync(new()),
            async () => await client.GetMappingAsync(new()),
            async () => await client.GetMappingsAsync(new()),
            async () => await UnheardOfAsync(bench.Plugin),
        };
        foreach (var call in calls)
            Assert.Equal(StatusCode.Unimplemented, (await Assert.ThrowsAsync<RpcException>(call)).StatusCode);
    }

    [Fact]
    public async Task An_unknown_resource_type_is_named()
    {
        await using var bench = await Bench.StartAsync();
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await bench.Plugin.Client.CheckAsync(new()
        {
            Urn = "urn:pulumi:dev::shop::twilio:messaging:Service::s", Type = "twilio:messaging:Service", News = new(), Olds = new(),
        }));
        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
        Assert.Contains("twilio:messaging:Service", failure.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_type_is_taken_from_the_urn_where_the_engine_gives_none()
    {
        await using var bench = await Bench.StartAsync();
        var check = await bench.Plugin.Client.CheckAsync(new()
        {
            Urn = "urn:pulumi:dev::shop::my:component:Thing$twilio:messaging:Sender::support", News = PropertyText.Read(Bench.Plain), Olds = new(),
        });
        Assert.Empty(check.Failures);
    }

    [Fact]
    public async Task Messages_of_twenty_megabytes_pass()
    {
        await using var bench = await Bench.StartAsync();
        var text = new string('x', 20 * 1024 * 1024);
        var check = await bench.Plugin.Client.CheckAsync(new()
        {
            Urn = bench.Stack.Urn,
            Type = Stack.Token,
            Olds = new(),
            News = PropertyText.Read($$"""{"senderId":"rcs:acme_agent","profile":{"description":"{{text}}"} }"""),
        });
        Assert.Equal(text, check.Inputs.Fields["profile"].StructValue.Fields["description"].StringValue);
    }

    [Fact]
    public async Task A_property_of_a_newer_protocol_is_refused_without_its_content()
    {
        await using var bench = await Bench.StartAsync();
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await bench.Plugin.Client.CheckAsync(new()
        {
            Urn = bench.Stack.Urn,
            Type = Stack.Token,
            News = PropertyText.Read("""{"senderId":{"4dabf18193072939515e22adb298388d":"00000000000000000000000000000000","value":"t0k3n"}}"""),
        }));
        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
        Assert.DoesNotContain("t0k3n", failure.Status.Detail, StringComparison.Ordinal);
    }

    private static async Task UnheardOfAsync(Plugin plugin)
    {
        var method = new Method<PluginInfo, PluginInfo>(MethodType.Unary, "pulumirpc.ResourceProvider", "OfTheFuture",
            Marshallers.Create(_ => Array.Empty<byte>(), _ => new PluginInfo()), Marshallers.Create(_ => Array.Empty<byte>(), _ => new PluginInfo()));
        using var call = plugin.Channel.CreateCallInvoker().AsyncUnaryCall(method, null, new(), new());
        await call;
    }
}
