extern alias engine;

using System.Text.Json.Nodes;
using engine::Rehearsal.Operations;
using engine::Rehearsal.Plugins;
using engine::Rehearsal.State;

namespace Rehearsal.Tests.Engine;

/// <summary>Runs a recorded command through the rehearsal and compares what providers and program saw.</summary>
internal sealed class FlowReplay : IEngineEvents
{
    readonly RecordedFlow flow;
    readonly RecordedProgram program;
    readonly System.Text.StringBuilder log = new();
    readonly RehearsalEngine engine;

    FlowReplay(RecordedFlow flow)
    {
        this.flow = flow;
        Resources = flow.State;
        program = new RecordedProgram(flow.Exchanges);
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        engine = new RehearsalEngine(new EngineParts(
            new RecordedPluginHost(new RecordedAnswers(flow.Exchanges), flow.Exchanges.Any(exchange => exchange.Call == "Attach")), program, this, new ExchangeLog(new StringWriter(log), clock), new RecordedChance(flow.ProviderIds), clock));
    }

    /// <summary>The state after the flow.</summary>
    public IReadOnlyList<ResourceState> Resources { get; private set; }

    public List<LogEvent> Logs { get; } = [];

    public List<StepEvent> Steps { get; } = [];

    public IReadOnlyList<string> Errors => [.. Logs.Where(log => $"{log.Severity}" == "Error").Select(log => log.Message)];

    /// <summary>Replays the flow and holds every request to a provider and every answer to the program against the recording.</summary>
    public static async Task<FlowReplay> RunAsync(string name, ImportRequest? import = null)
    {
        var replay = new FlowReplay(RecordedFlow.Load(name));
        foreach (var phase in replay.flow.Phases)
            await replay.PhaseAsync(phase, import);
        replay.CompareRequests();
        replay.CompareStates();
        foreach (var (expected, actual) in replay.program.Answers)
            Assert.Equal(expected, actual);
        return replay;
    }

    async Task PhaseAsync(string phase, ImportRequest? import)
    {
        var stack = new StackContext(
            new StackIdentity("rec", flow.Stack), flow.Config, "<work-dir>", new Dictionary<string, string>(), Resources, resources => Resources = resources);
        _ = phase switch
        {
            "preview" or "up" or "up-refresh" => await engine.UpdateAsync(stack, phase == "preview", phase == "up-refresh", CancellationToken.None),
            "refresh" or "preview-refresh" => await engine.RefreshAsync(stack, phase != "refresh", CancellationToken.None),
            "destroy" or "preview-destroy" => await engine.DestroyAsync(stack, phase != "destroy", CancellationToken.None),
            "import" or "preview-import" => await engine.ImportAsync(stack, import!, phase != "import", CancellationToken.None),
            _ => throw new InvalidOperationException(phase),
        };
    }

    /// <summary>Calls about one resource or provider come in the recorded order; resources run beside each other in any order.</summary>
    void CompareRequests()
    {
        var expected = flow.Exchanges.Where(exchange => !exchange.FromProgram)
            .Select(exchange => new Seen(exchange.Provider, exchange.Call, exchange.Request)).ToList();
        var actual = log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)
            .Where(line => (string?)line["progress"] == "request_started" && (string?)line["metadata"]!["mode"] == "client")
            .Select(line => new Seen((string)line["metadata"]!["name"]!, ((string)line["method"]!).Split('/')[^1], Requests.Normalised(line["request"]!.AsObject())))
            .ToList();
        Assert.Equal(Text(expected), Text(actual));
        if (expected.Select(call => call.Subject).Where(urn => urn.Length > 0).Distinct().Count() <= 2)
            Assert.Equal(expected.Select(call => call.Call), actual.Select(call => call.Call));
    }

    /// <summary>The state must be what the real engine exported, but for the times and the order of independent resources.</summary>
    void CompareStates()
    {
        if (flow.After is not { } after)
            return;
        var writer = new ResourceJson(new NoSecrets());
        var actual = Resources.Select(state => CanonicalJson.Of(writer.Write(state with { Created = null, Modified = null })));
        Assert.Equal(
            string.Join("\n", after.Select(CanonicalJson.Of).Order(StringComparer.Ordinal)),
            string.Join("\n", actual.Order(StringComparer.Ordinal)));
    }

    static string Text(IEnumerable<Seen> calls) => string.Join("\n", calls
        .GroupBy(call => (call.Provider, call.Subject))
        .OrderBy(group => group.Key.Provider, StringComparer.Ordinal).ThenBy(group => group.Key.Subject, StringComparer.Ordinal)
        .SelectMany(group => group.Key.Subject.Length > 0 ? group : group.OrderBy(call => call.Call + CanonicalJson.Of(call.Request), StringComparer.Ordinal).AsEnumerable())
        .Select(call => $"{call.Provider} {call.Call} {CanonicalJson.Of(call.Request)}"));

    void IEngineEvents.Step(StepEvent step)
    {
        lock (Steps)
            Steps.Add(step);
    }

    void IEngineEvents.Log(LogEvent entry)
    {
        lock (Logs)
            Logs.Add(entry);
    }

    sealed record Seen(string Provider, string Call, JsonObject Request)
    {
        public string Subject => (string?)Request["urn"] ?? "";
    }

    sealed class RecordedChance(IEnumerable<string> ids) : IChance
    {
        readonly Queue<string> left = new(ids);
        byte seeds;

        public byte[] Seed() => [.. Enumerable.Repeat(++seeds, 32)];

        public string ProviderId() => left.Dequeue();
    }
}
