using Grpc.Net.Client;

namespace Rehearsal.Plugins;

/// <summary>A plugin somebody else started. It is left running.</summary>
internal sealed class AttachedPlugin(string port) : IPlugin
{
    public GrpcChannel Channel { get; } = PluginChannel.Open(port);

    public string? Directory => null;

    public Task StopAsync()
    {
        Channel.Dispose();
        return Task.CompletedTask;
    }
}

internal static class PluginChannel
{
    const int MaxMessageBytes = 400 * 1024 * 1024;

    public static GrpcChannel Open(string port) => GrpcChannel.ForAddress(
        $"http://127.0.0.1:{port}", new GrpcChannelOptions { MaxReceiveMessageSize = MaxMessageBytes, MaxSendMessageSize = MaxMessageBytes });
}
