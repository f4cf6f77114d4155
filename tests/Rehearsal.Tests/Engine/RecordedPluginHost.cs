extern alias engine;

using engine::Rehearsal.Monitor;
using engine::Rehearsal.Plugins;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Rehearsal.Tests.Engine;

/// <summary>Gives every start of a plugin a server of its own, as every start is a process of its own.</summary>
internal sealed class RecordedPluginHost(RecordedAnswers answers, bool attached) : IPluginHost
{
    public async Task<IPlugin> StartAsync(PluginRequest request, CancellationToken cancel)
    {
        var server = await RpcServer.StartAsync(
            services => services.AddSingleton(new RecordedProvider(answers, request.Package)),
            app => app.MapGrpcService<RecordedProvider>());
        return new RunningServer(server, attached ? null : "<plugin-dir>");
    }

    sealed class RunningServer(RpcServer server, string? directory) : IPlugin
    {
        public GrpcChannel Channel { get; } = GrpcChannel.ForAddress($"http://{server.Address}");

        public string? Directory => directory;

        public async Task StopAsync()
        {
            Channel.Dispose();
            await server.DisposeAsync();
        }
    }
}
