using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;
using TwilioEmulator.Control;

namespace Provider.Tests.Front;

/// <summary>What the state holds of the resource.</summary>
internal sealed record ResourceInState(string Id, Struct Inputs, Struct Outputs)
{
    public IReadOnlyList<string> InitErrors { get; init; } = [];
}

internal enum Step
{
    None,
    Same,
    Create,
    Update,
    ReplaceThenDelete,
    DeleteThenReplace,
    Read,
    Gone,
    Delete,
}

/// <summary>What one command did to the resource: for the user, for the state, at Twilio.</summary>
internal sealed record Outcome
{
    public Step Step { get; init; }

    public IReadOnlyList<CheckFailure> Failures { get; init; } = [];

    public DiffResponse? Diff { get; init; }

    public RpcException? Error { get; init; }

    /// <summary>What the user is shown when the resource is there and not as it should be.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    public IReadOnlyList<LogRequest> Logs { get; init; } = [];

    public IReadOnlyList<LoggedRequest> Requests { get; init; } = [];

    /// <summary>The outputs that the preview promised.</summary>
    public Struct? Promised { get; init; }

    public ResourceInState? State { get; init; }

    public bool IsWell => Error is null && Reasons.Count == 0 && Failures.Count == 0;

    public IEnumerable<string> Warnings => Logs.Where(l => l.Severity == LogSeverity.Warning).Select(l => l.Message).Distinct();

    /// <summary>The passing lines in the resource's row.</summary>
    public IEnumerable<string> StatusLines => Logs.Where(l => l.Ephemeral).Select(l => l.Message);

    public IEnumerable<LoggedRequest> Writes => Requests.Where(r => r.IsWrite);

    public string Changed => string.Join(" ", Diff?.DetailedDiff.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>());

    /// <summary>Must be well; gives itself back.</summary>
    public Outcome Well()
    {
        Assert.Empty(Failures.Select(f => f.Reason));
        Assert.True(Error is null, Error?.Status.ToString());
        Assert.Empty(Reasons);
        return this;
    }

    /// <summary>Must have failed with this status and no state of its own; gives the message.</summary>
    public string FailedWith(StatusCode code)
    {
        Assert.NotNull(Error);
        Assert.True(code == Error.StatusCode, Error.Status.ToString());
        Assert.Empty(Reasons);
        return Error.Status.Detail;
    }

    /// <summary>The only write, its method and body.</summary>
    public void Wrote(string method, string body)
    {
        var write = Assert.Single(Writes);
        Assert.Equal(method, write.Method);
        SameJson(body, write.Body);
    }

    public static void SameJson(string expected, JsonNode? actual) => Assert.True(
        JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"expected {expected}\nactual   {actual?.ToJsonString()}");
}
