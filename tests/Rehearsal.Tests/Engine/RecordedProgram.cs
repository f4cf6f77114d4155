extern alias engine;

using engine::Pulumirpc;
using engine::Rehearsal.Programs;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;

namespace Rehearsal.Tests.Engine;

/// <summary>A program that asks the monitor what the recorded one asked, and notes the answers.</summary>
internal sealed class RecordedProgram(IReadOnlyList<RecordedExchange> exchanges) : IProgram
{
    readonly Queue<RecordedExchange> left = new(exchanges.Where(exchange => exchange.FromProgram));
    readonly JsonParser parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>Expected and real answers, as text.</summary>
    public List<(string Expected, string Actual)> Answers { get; } = [];

    public async Task<bool> RunAsync(ProgramRun run, CancellationToken cancel)
    {
        using var channel = GrpcChannel.ForAddress($"http://{run.MonitorAddress}");
        var monitor = new ResourceMonitor.ResourceMonitorClient(channel);
        // What was never answered waits until the operation is over, so it is asked last.
        foreach (var exchange in NextRun().OrderBy(exchange => exchange.Response is null))
            try
            {
                var answer = await AskAsync(monitor, exchange, cancel);
                Answers.Add(($"{exchange.Call} {CanonicalJson.Of(exchange.Response)}", $"{exchange.Call} {CanonicalJson.Of(System.Text.Json.Nodes.JsonNode.Parse(answer))}"));
            }
            catch (RpcException) when (exchange.Call == "Invoke")
            {
                return false;
            }
            catch (RpcException error) when (error.StatusCode == StatusCode.Cancelled)
            {
                throw new OperationCanceledException(cancel);
            }
        return true;
    }

    List<RecordedExchange> NextRun()
    {
        List<RecordedExchange> run = [];
        while (left.TryDequeue(out var exchange))
        {
            run.Add(exchange);
            if (exchange.Call == "SignalAndWaitForShutdown")
                break;
        }
        return run;
    }

    async Task<string> AskAsync(ResourceMonitor.ResourceMonitorClient monitor, RecordedExchange exchange, CancellationToken cancel)
    {
        var json = exchange.Request.ToJsonString();
        IMessage answer = exchange.Call switch
        {
            "RegisterResource" => await monitor.RegisterResourceAsync(parser.Parse<RegisterResourceRequest>(json), cancellationToken: cancel),
            "ReadResource" => await monitor.ReadResourceAsync(parser.Parse<ReadResourceRequest>(json), cancellationToken: cancel),
            "Invoke" => await monitor.InvokeAsync(parser.Parse<ResourceInvokeRequest>(json), cancellationToken: cancel),
            "RegisterResourceOutputs" => await monitor.RegisterResourceOutputsAsync(parser.Parse<RegisterResourceOutputsRequest>(json), cancellationToken: cancel),
            "SignalAndWaitForShutdown" => await monitor.SignalAndWaitForShutdownAsync(new Empty(), cancellationToken: cancel),
            var other => throw new InvalidOperationException(other),
        };
        return JsonFormatter.Default.Format(answer);
    }
}
