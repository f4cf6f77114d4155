using Grpc.Net.Client;
using Pulumirpc;

namespace Pulumi;

/// <summary>The engine's log. The run waits for every message to arrive and fails when one does not.</summary>
sealed class EngineLog(GrpcChannel channel, TaskTracker tasks)
{
    readonly Engine.EngineClient engine = new(channel);
    int errors;

    public bool HasErrors => Volatile.Read(ref errors) > 0;

    public void Write(
        LogSeverity severity, string message, Resource? resource = null, int streamId = 0, bool ephemeral = false)
        => tasks.Track(SendAsync(severity, message, resource, streamId, ephemeral));

    /// <summary>The run does not wait for it: the caller does.</summary>
    public async Task SendAsync(
        LogSeverity severity, string message, Resource? resource = null, int streamId = 0, bool ephemeral = false)
    {
        if (severity == LogSeverity.Error)
            Interlocked.Increment(ref errors);

        var request = new LogRequest { Severity = severity, Message = message, StreamId = streamId, Ephemeral = ephemeral };
        request.Urn = await UrnOfAsync(resource).ConfigureAwait(false);
        try
        {
            await engine.LogAsync(request).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Interlocked.Increment(ref errors);
            throw new LogException(exception);
        }
    }

    // A message about a resource that failed is still worth showing.
    static async Task<string> UrnOfAsync(Resource? resource)
    {
        try
        {
            return resource is null ? "" : await resource.Urn.ValueOrAsync("").ConfigureAwait(false);
        }
        catch (Exception)
        {
            return "";
        }
    }
}
