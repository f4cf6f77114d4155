using System.Collections.Immutable;
using Rehearsal.Values;

namespace Rehearsal.State;

/// <summary>What the state remembers of one resource.</summary>
internal sealed record ResourceState
{
    public required string Urn { get; init; }
    public required string Type { get; init; }
    public bool Custom { get; init; }
    /// <summary>Replaced already, still to be deleted.</summary>
    public bool Delete { get; init; }
    public string Id { get; init; } = "";
    public MapValue Inputs { get; init; } = MapValue.Empty;
    public MapValue Outputs { get; init; } = MapValue.Empty;
    public string Parent { get; init; } = "";
    public bool Protect { get; init; }
    public bool External { get; init; }
    public ImmutableArray<string> Dependencies { get; init; } = [];
    public ImmutableArray<string> InitErrors { get; init; } = [];
    /// <summary>URN and id of the provider, joined by two colons.</summary>
    public string Provider { get; init; } = "";
    public ImmutableSortedDictionary<string, ImmutableArray<string>>? PropertyDependencies { get; init; }
    /// <summary>Deleted ahead of a replacement that has not happened yet.</summary>
    public bool PendingReplacement { get; init; }
    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];
    public CustomTimeouts Timeouts { get; init; } = new();
    public string ImportId { get; init; } = "";
    public bool RetainOnDelete { get; init; }
    public string DeletedWith { get; init; } = "";
    public DateTimeOffset? Created { get; init; }
    public DateTimeOffset? Modified { get; init; }
    public ImmutableArray<string> IgnoreChanges { get; init; } = [];
    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    public string Name => State.Urn.Parse(Urn).Name;

    public bool IsProvider => Type.StartsWith(State.Urn.ProviderTypePrefix, StringComparison.Ordinal);

    public bool IsStack => Type == State.Urn.StackType;

    public string Reference => $"{Urn}::{Id}";

    /// <summary>Everything this resource needs to exist: parent, provider and dependencies.</summary>
    public IEnumerable<string> Needs =>
        new[] { Parent, Provider.Length > 0 ? Provider[..Provider.LastIndexOf("::", StringComparison.Ordinal)] : "", DeletedWith }
            .Concat(Dependencies)
            .Concat(PropertyDependencies?.Values.SelectMany(urns => urns) ?? [])
            .Where(urn => urn.Length > 0);
}

/// <summary>Seconds the program grants an operation; zero leaves it to the provider.</summary>
internal sealed record CustomTimeouts(double Create = 0, double Update = 0, double Delete = 0, double Read = 0);
