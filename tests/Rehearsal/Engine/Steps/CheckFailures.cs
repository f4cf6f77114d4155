using Pulumirpc;
using Rehearsal.Plugins;
using Rehearsal.State;
using Rehearsal.Values;

namespace Rehearsal.Steps;

/// <summary>The CLI's words for what Check finds wrong; they show the raw value of a named property.</summary>
internal static class CheckFailures
{
    public static ResourceFailure Of(string urn, MapValue inputs, IEnumerable<CheckFailure> failures) =>
        new(string.Join("\n", failures.Select(failure => Sentence(Urn.Parse(urn), inputs, failure))));

    public static string Sentence(Urn urn, MapValue inputs, CheckFailure failure) => failure.Property.Length == 0
        ? $"{urn.Type} resource '{urn.Name}' has a problem: {failure.Reason}"
        : $"{urn.Type} resource '{urn.Name}': property {failure.Property} value {{{Raw(inputs[failure.Property])}}} has a problem: {failure.Reason}";

    static string Raw(Value? value) => value is null ? "<nil>" : value.InClear() is TextValue text ? text.Text : JsonValues.Compact(value);
}
