using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Pulumirpc;
using Rehearsal.State;
using Rehearsal.Values;

namespace Rehearsal.Monitor;

/// <summary>What the program wants of one resource.</summary>
internal sealed partial record Goal
{
    public required string Type { get; init; }
    public required string Name { get; init; }
    public string Parent { get; init; } = "";
    public bool Custom { get; init; }
    public MapValue Inputs { get; init; } = MapValue.Empty;
    public bool? Protect { get; init; }
    public ImmutableArray<string> Dependencies { get; init; } = [];
    public string Provider { get; init; } = "";
    public ImmutableSortedDictionary<string, ImmutableArray<string>>? PropertyDependencies { get; init; }
    public bool? DeleteBeforeReplace { get; init; }
    public string Version { get; init; } = "";
    public ImmutableArray<string> IgnoreChanges { get; init; } = [];
    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];
    public ImmutableArray<Alias> Aliases { get; init; } = [];
    public string ImportId { get; init; } = "";
    public CustomTimeouts Timeouts { get; init; } = new();
    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];
    public bool RetainOnDelete { get; init; }
    public string DeletedWith { get; init; } = "";

    public string Package => Type.Split(':')[0];

    public static Goal Of(RegisterResourceRequest request, string version) => new()
    {
        Type = request.Type,
        Name = request.Name,
        Parent = request.Parent,
        Custom = request.Custom,
        Inputs = WireDecoder.Decode(request.Object),
        Protect = request.HasProtect ? request.Protect : null,
        Dependencies = [.. request.Dependencies.Order(StringComparer.Ordinal)],
        Provider = request.Provider,
        PropertyDependencies = request.PropertyDependencies.ToImmutableSortedDictionary(
            entry => entry.Key, entry => entry.Value.Urns.ToImmutableArray(), StringComparer.Ordinal),
        DeleteBeforeReplace = request.DeleteBeforeReplaceDefined ? request.DeleteBeforeReplace : null,
        Version = version,
        IgnoreChanges = [.. request.IgnoreChanges],
        AdditionalSecretOutputs = [.. request.AdditionalSecretOutputs],
        Aliases = [.. request.Aliases, .. request.AliasURNs.Select(urn => new Alias { Urn = urn })],
        ImportId = request.ImportId,
        Timeouts = TimeoutsOf(request.CustomTimeouts),
        ReplaceOnChanges = [.. request.ReplaceOnChanges],
        RetainOnDelete = request.RetainOnDelete,
        DeletedWith = request.DeletedWith,
    };

    static CustomTimeouts TimeoutsOf(RegisterResourceRequest.Types.CustomTimeouts? timeouts) => timeouts is null
        ? new CustomTimeouts()
        : new CustomTimeouts(Seconds(timeouts.Create), Seconds(timeouts.Update), Seconds(timeouts.Delete), Seconds(timeouts.Read));

    /// <summary>Go's duration text: <c>300000000000ns</c>, <c>1h30m</c>, <c>1.5s</c>.</summary>
    static double Seconds(string duration)
    {
        var parts = DurationPart().Matches(duration);
        return parts.Sum(part => part.Length) == duration.Length
            ? parts.Sum(part => double.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture) * SecondsPer(part.Groups[2].Value))
            : throw new FormatException($"invalid duration '{duration}'");
    }

    [GeneratedRegex("([0-9.]+)(ns|us|µs|ms|s|m|h)")]
    private static partial Regex DurationPart();

    static double SecondsPer(string unit) => unit switch
    {
        "ns" => 1e-9, "us" or "µs" => 1e-6, "ms" => 1e-3, "m" => 60, "h" => 3600, _ => 1,
    };
}
