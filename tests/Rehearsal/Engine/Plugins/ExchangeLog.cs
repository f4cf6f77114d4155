using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Grpc.Core;
using Rehearsal.Values;

namespace Rehearsal.Plugins;

/// <summary>Writes every exchange as two lines of JSON in the format of Pulumi's PULUMI_DEBUG_GRPC.</summary>
internal sealed class ExchangeLog(TextWriter writer, TimeProvider clock)
{
    readonly Lock writing = new();

    public static ExchangeLog ToFile(string? path, TimeProvider clock) =>
        new(path is null ? TextWriter.Null : new StreamWriter(path, append: true) { AutoFlush = true }, clock);

    public async Task<TResponse> CallAsync<TResponse>(string method, object? request, string mode, string? provider, Func<Task<TResponse>> call)
    {
        var started = clock.GetTimestamp();
        Write(Line(method, request, mode, provider, "request_started"));
        var done = Line(method, request, mode, provider, "response_completed");
        try
        {
            var response = await call();
            done["response"] = Json(response);
            return response;
        }
        catch (RpcException error)
        {
            done["response"] = null;
            done["errors"] = new JsonArray($"rpc error: code = {error.StatusCode} desc = {error.Status.Detail}");
            throw;
        }
        finally
        {
            done["duration"] = (long)clock.GetElapsedTime(started).TotalNanoseconds;
            if (done.ContainsKey("response"))
                Write(done);
        }
    }

    JsonObject Line(string method, object? request, string mode, string? provider, string progress)
    {
        var metadata = new JsonObject { ["mode"] = mode };
        if (provider is not null)
            (metadata["kind"], metadata["name"]) = ("resource", provider);
        return new JsonObject
        {
            ["method"] = method,
            ["request"] = Json(request),
            ["metadata"] = metadata,
            ["progress"] = progress,
            ["timestamp"] = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        };
    }

    static JsonNode? Json(object? message) => message is IMessage known ? JsonNode.Parse(JsonFormatter.Default.Format(known)) : null;

    void Write(JsonObject line)
    {
        lock (writing)
            writer.WriteLine(line.ToJsonString(JsonText.Plain));
    }
}
