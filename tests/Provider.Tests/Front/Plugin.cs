using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using ProviderKit.Host;
using PulumiTwilioSenders;
using Pulumirpc;

namespace Provider.Tests.Front;

/// <summary>The plugin, in this process unless it is given a host of its own, behind a real port and a real channel.</summary>
internal sealed class Plugin : IAsyncDisposable
{
    public const string ProviderUrn = "urn:pulumi:dev::shop::pulumi:providers:twilio::default_0_1_0";
    private const int MostBytes = 400 * 1024 * 1024;

    private readonly IAsyncDisposable host;
    private readonly GrpcChannel channel;

    private Plugin(IAsyncDisposable host, int port)
    {
        this.host = host;
        channel = GrpcChannel.ForAddress(
            $"http://127.0.0.1:{port}", new() { MaxReceiveMessageSize = MostBytes, MaxSendMessageSize = MostBytes });
        Client = new(channel);
    }

    public ResourceProvider.ResourceProviderClient Client { get; }

    public GrpcChannel Channel => channel;

    /// <summary>Starts a plugin and greets it as the engine does.</summary>
    public static async Task<Plugin> StartAsync(
        TimeProvider clock, IReadOnlyDictionary<string, string> environment, string? engineAddress, bool hasTls = true)
    {
        var app = PluginHost.Build(new TwilioProvider(clock, hasTls), environment.GetValueOrDefault, clock, engineAddress);
        await app.StartAsync();
        return await GreetAsync(app, PluginHost.Port(app), engineAddress);
    }

    /// <summary>Greets the plugin that listens there. It ends with its host.</summary>
    public static async Task<Plugin> GreetAsync(IAsyncDisposable host, int port, string? engineAddress)
    {
        var plugin = new Plugin(host, port);
        await plugin.Client.HandshakeAsync(new()
        {
            EngineAddress = engineAddress ?? "",
            ConfigureWithUrn = true,
            SupportsViews = true,
            SupportsRefreshBeforeUpdate = true,
            InvokeWithPreview = true,
            AcceptsByteString = true,
        });
        await plugin.Client.GetPluginInfoAsync(new());
        return plugin;
    }

    /// <summary>Secrets come in clear here, whatever the user marked.</summary>
    public async Task<CheckResponse> CheckConfigAsync(Struct news) => await Client.CheckConfigAsync(new()
    {
        Urn = ProviderUrn,
        Name = "default_0_1_0",
        Type = "pulumi:providers:twilio",
        Olds = new(),
        News = news,
    });

    public async Task<ConfigureResponse> ConfigureAsync(Struct args) => await Client.ConfigureAsync(new()
    {
        Args = args,
        AcceptSecrets = true,
        AcceptResources = true,
        SendsOldInputs = true,
        SendsOldInputsToDelete = true,
        Id = "0c5bd3b6-93a7-4b0a-9d0c-7f2b7c5d4b11",
        Urn = ProviderUrn,
        Name = "default_0_1_0",
        Type = "pulumi:providers:twilio",
    });

    /// <summary>As at the end of each of the engine's phases; all that was logged has arrived when this returns.</summary>
    public async Task CancelAsync() => await Client.CancelAsync(new());

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        await host.DisposeAsync();
    }
}
