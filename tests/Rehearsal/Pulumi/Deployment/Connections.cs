using System.Collections.Concurrent;
using Grpc.Net.Client;

namespace Pulumi;

/// <summary>One channel per address, shared by all runs of the process.</summary>
static class Connections
{
    const int LargestMessage = 400 * 1024 * 1024;

    static readonly ConcurrentDictionary<string, Lazy<GrpcChannel>> Channels = new();

    public static GrpcChannel To(string address)
        => Channels.GetOrAdd(address, key => new Lazy<GrpcChannel>(() => Open(key))).Value;

    static GrpcChannel Open(string address) => GrpcChannel.ForAddress(
        $"http://{address}",
        new GrpcChannelOptions { MaxReceiveMessageSize = LargestMessage, MaxSendMessageSize = LargestMessage });
}
