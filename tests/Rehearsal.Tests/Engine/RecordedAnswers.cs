extern alias engine;

using System.Text.Json.Nodes;
using Google.Protobuf;

namespace Rehearsal.Tests.Engine;

/// <summary>The answers of a flow, each given once: to the same request if there is one, else to the first about the same resource.</summary>
internal sealed class RecordedAnswers(IEnumerable<RecordedExchange> exchanges)
{
    readonly Lock turn = new();
    readonly List<RecordedExchange> left = [.. exchanges.Where(exchange => !exchange.FromProgram)];

    public RecordedExchange Take(string provider, string call, IMessage request)
    {
        var asked = Requests.Normalised(JsonNode.Parse(JsonFormatter.Default.Format(request))!.AsObject());
        lock (turn)
        {
            var candidates = left.Where(exchange => exchange.Provider == provider && exchange.Call == call && exchange.Urn == ((string?)asked["urn"] ?? "")).ToList();
            var found = candidates.Find(exchange => CanonicalJson.Of(exchange.Request) == CanonicalJson.Of(asked)) ?? candidates.FirstOrDefault()
                ?? throw new InvalidOperationException($"{provider} was never asked {call} {asked.ToJsonString()}");
            left.Remove(found);
            return found;
        }
    }
}

/// <summary>Requests without what differs from run to run.</summary>
internal static class Requests
{
    public static JsonObject Normalised(JsonObject request)
    {
        foreach (var key in new[] { "engineAddress", "mapperTarget", "loaderTarget", "resolverTarget", "address" })
            if (request.ContainsKey(key))
                request[key] = "<engine>";
        if (request.ContainsKey("randomSeed"))
            request["randomSeed"] = "<seed>";
        return request;
    }
}
