using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;
using TwilioEmulator;

namespace Provider.Tests.Front;

/// <summary>
/// A stack of one sender, and the engine's commands on it: the same calls in the same order and shape, the state kept as
/// the engine keeps it. Every answer must keep the rules of <see cref="ExchangeRules"/>.
/// </summary>
internal sealed partial class Stack(Plugin plugin, EmulatorServer twilio, EngineDouble engine, string name = "support")
{
    public const string Token = "twilio:messaging:Sender";
    private const int MostRequests = 300;

    private readonly List<ResourceInState> pendingDeletes = [];
    private static readonly string[] Credentials = [EmulatorOptions.DefaultAuthToken, EmulatorOptions.DefaultApiSecret];
    private readonly HashSet<string> secrets = [.. Credentials];

    public string Urn { get; } = $"urn:pulumi:dev::shop::{Token}::{name}";

    public ResourceInState? State { get; set; }

    /// <summary>The option of the same name.</summary>
    public IReadOnlyList<string> IgnoreChanges { get; set; } = [];

    /// <summary>customTimeouts, in seconds; 0 for none.</summary>
    public double Timeout { get; set; }

    /// <summary>Somebody changed the sender since it was last looked at, so a preview can't know what is there.</summary>
    public bool IsStale { get; set; }

    private ResourceProvider.ResourceProviderClient Client => plugin.Client;

    /// <summary>Calls that only look: no write may come of them.</summary>
    private async Task<T> LookAsync<T>(Func<Task<T>> call)
    {
        var writes = twilio.Requests.Writes().Count;
        var answer = await call();
        Assert.Equal(writes, twilio.Requests.Writes().Count);
        return answer;
    }

    private async Task<CheckResponse> CheckAsync(Struct olds, Struct news, ByteString seed, bool preview)
    {
        var answer = await LookAsync(async () => await Client.CheckAsync(new()
        {
            Urn = Urn,
            Name = name,
            Type = Token,
            Olds = olds,
            News = news,
            RandomSeed = seed,
        }));
        ExchangeRules.Holds(answer, preview);
        return answer;
    }

    private async Task<DiffResponse> DiffAsync(string id, Struct oldInputs, Struct olds, Struct news)
    {
        var answer = await LookAsync(async () => await Client.DiffAsync(new()
        {
            Id = id,
            Urn = Urn,
            Name = name,
            Type = Token,
            OldInputs = oldInputs,
            Olds = olds,
            News = news,
            IgnoreChanges = { IgnoreChanges },
        }));
        ExchangeRules.Holds(answer);
        return answer;
    }

    private async Task<ReadResponse> ReadAsync(string id, Struct? inputs, Struct? outputs)
    {
        var answer = await LookAsync(async () => await Client.ReadAsync(new()
        {
            Id = id,
            Urn = Urn,
            Name = name,
            Type = Token,
            Inputs = inputs,
            Properties = outputs,
            Timeout = Timeout,
        }));
        ExchangeRules.Holds(answer);
        return answer;
    }

    private async Task<CreateResponse> CreateAsync(Struct inputs, bool preview)
    {
        async Task<CreateResponse> Call() => await Client.CreateAsync(new()
        {
            Urn = Urn,
            Name = name,
            Type = Token,
            Properties = inputs,
            Preview = preview,
            Timeout = Timeout,
        });
        var answer = preview ? await LookAsync(Call) : await Call();
        ExchangeRules.Holds(answer, preview);
        return answer;
    }

    private async Task<UpdateResponse> UpdateAsync(ResourceInState state, Struct news, bool preview)
    {
        async Task<UpdateResponse> Call() => await Client.UpdateAsync(new()
        {
            Id = state.Id,
            Urn = Urn,
            Name = name,
            Type = Token,
            OldInputs = state.Inputs,
            Olds = state.Outputs,
            News = news,
            IgnoreChanges = { IgnoreChanges },
            Preview = preview,
            Timeout = Timeout,
        });
        var answer = preview ? await LookAsync(Call) : await Call();
        ExchangeRules.Holds(answer, preview);
        return answer;
    }

    private async Task DeleteAsync(ResourceInState state) => await Client.DeleteAsync(new()
    {
        Id = state.Id,
        Urn = Urn,
        Name = name,
        Type = Token,
        OldInputs = state.Inputs,
        Properties = state.Outputs,
        Timeout = Timeout,
    });

    /// <summary>Runs a command and hears all that was said and asked meanwhile.</summary>
    private async Task<Outcome> RecordAsync(Func<Task<Outcome>> command)
    {
        var (logs, requests) = (engine.Logs.Count, twilio.Requests.Snapshot().Count);
        Outcome outcome;
        try
        {
            outcome = await command();
        }
        catch (RpcException failure)
        {
            outcome = new() { Error = failure };
        }

        await plugin.CancelAsync();
        outcome = outcome with
        {
            State = State,
            Logs = [.. engine.Logs.Skip(logs)],
            Requests = [.. twilio.Requests.Snapshot().Skip(requests)],
        };
        Assert.InRange(outcome.Requests.Count, 0, MostRequests);
        ExchangeRules.KeepsSecrets(secrets, outcome);
        return outcome;
    }

    /// <summary>Secret is what the program, or else the state, says is secret.</summary>
    private void Know(Struct program)
    {
        secrets.IntersectWith(Credentials);
        secrets.UnionWith(TextsOf(program, secret: true).Concat(State is null ? [] : TextsOf(State.Inputs, secret: true)));
        secrets.ExceptWith(TextsOf(program, secret: false).Append(PropertyText.Unknown));
    }

    private static IEnumerable<string> TextsOf(Struct bag, bool secret) => PropertyText.Texts(Value.ForStruct(bag), secret);

    private static ByteString Seed { get; } = ByteString.CopyFrom([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);

    /// <summary>The detail that says that the resource is there although the call failed; null for a plain failure.</summary>
    public static ErrorResourceInitFailed? HalfDone(RpcException failure)
    {
        if (failure.Trailers.GetValueBytes("grpc-status-details-bin") is not { } bytes)
            return null;
        var detail = Assert.Single(Google.Rpc.Status.Parser.ParseFrom(bytes).Details);
        return detail.TryUnpack<ErrorResourceInitFailed>(out var halfDone) ? halfDone : null;
    }
}
