using System.Text.Json.Nodes;
using TwilioEmulator.Model;

namespace TwilioEmulator.Control;

// What the control surface takes over HTTP. Keys are snake_case, durations are seconds.

/// <summary>A fault. A gate goes by its name.</summary>
sealed record FaultDocument(string? Method, string? Path, FaultAnswer? Answer)
{
    public int Nth { get; init; } = 1;
    public int? Times { get; init; } = 1;
    public bool Commits { get; init; }
    public double? DelaySeconds { get; init; }
    public string? Gate { get; init; }
    public bool HoldsBeforeCommit { get; init; }

    public Fault Decode(Gates gates) => new(Method, Path)
    {
        Answer = Answer,
        Nth = Nth,
        Times = Times,
        Commits = Commits,
        Delay = DelaySeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        Gate = Gate is null ? null : gates[Gate],
        HoldsBeforeCommit = HoldsBeforeCommit,
    };
}

sealed record PathDocument(IReadOnlyList<StepDocument> Steps)
{
    public string? VerificationCode { get; init; }
    public WrongCode WrongCode { get; init; }
    public IReadOnlyList<StepDocument>? AfterUpdate { get; init; }

    public StatusPath Decode() => new([.. Steps.Select(step => step.Decode())])
    {
        VerificationCode = VerificationCode,
        WrongCode = WrongCode,
        AfterUpdate = AfterUpdate is null ? null : [.. AfterUpdate.Select(step => step.Decode())],
    };
}

sealed record StepDocument(string Status)
{
    public int? Polls { get; init; }
    public double? Seconds { get; init; }
    public bool? AwaitsCode { get; init; }
    public IReadOnlyList<ReasonDocument> OfflineReasons { get; init; } = [];

    public static StepDocument Of(StatusStep step) => new(step.Status)
    {
        Polls = step.Polls,
        Seconds = step.Lasts?.TotalSeconds,
        AwaitsCode = step.AwaitsCode,
        OfflineReasons = [.. step.OfflineReasons.Select(reason => new ReasonDocument(reason.Code, reason.Message))],
    };

    public StatusStep Decode()
    {
        var step = new StatusStep(Status)
        {
            Polls = Polls,
            Lasts = Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            OfflineReasons = [.. OfflineReasons.Select(reason => new OfflineReason(reason.Code, reason.Message))],
        };
        return AwaitsCode is { } awaits ? step with { AwaitsCode = awaits } : step;
    }
}

sealed record ReasonDocument(string Code, string Message);

sealed record AccountDocument(string Sid, string AuthToken)
{
    public IReadOnlyList<ApiKey> ApiKeys { get; init; } = [];
    public string? ParentSid { get; init; }
    public string? WabaId { get; init; }

    public Account Decode()
    {
        var account = new Account(Sid, AuthToken) { ApiKeys = ApiKeys, ParentSid = ParentSid };
        return WabaId is null ? account : account with { WabaId = WabaId };
    }
}

sealed record SeedDocument(JsonObject Resource, string? AccountSid);

sealed record HideDocument(int Looks);

sealed record PendingNameDocument(string Name, string Status);

sealed record DecisionDocument(string Status);

sealed record BusyDocument(int Updates, int Code = 63100);

sealed record IgnoredDocument
{
    public IReadOnlyList<string> Paths { get; init; } = [];
}

sealed record CountersDocument(int PeakConcurrentRequests, int PeakConcurrentRegistrations);
