using System.Collections.Immutable;
using ProviderKit.Lifecycle;
using ProviderKit.Values;

namespace ProviderKit.Host;

/// <summary>
/// Takes the secrets of an operation out of texts for users and wraps them in values for the state: a service may quote in
/// an error, or in a field that nobody declared, what it was sent.
/// </summary>
internal sealed class Redaction(params IEnumerable<PropertyMap> maps)
{
    private readonly ImmutableArray<PropertyMap> values = [.. maps];
    private ImmutableArray<string>? forms;

    /// <summary>Every form that a secret may be quoted in, longest first.</summary>
    private ImmutableArray<string> Forms => forms ??= [.. values
        .SelectMany(map => map.Texts(secret: true))
        .Distinct()
        .SelectMany(SecretForms.Of)
        .Distinct()
        .OrderByDescending(form => form.Length)];

    /// <summary>Printable first: what a terminal would pass over must not hide a secret.</summary>
    public string Of(string text) => Forms.Aggregate(ShownText.Printable(text), SecretForms.Without);

    /// <summary>The failure with the same meaning and no secret in its words.</summary>
    public Exception Of(Exception failure) => failure switch
    {
        OperationFailedException failed => new OperationFailedException(failed.Kind, Of(failed.Message)),
        ResourceHalfDoneException halfDone => new ResourceHalfDoneException(
            Of(halfDone.State), [.. halfDone.Reasons.Select(Of)], new OperationFailedException(FailureKind.Precondition, Of(halfDone.Message))),
        _ => failure,
    };

    public ResourceState Of(ResourceState state) => state with { Inputs = Of(state.Inputs), Outputs = Of(state.Outputs) };

    /// <summary>The values, with texts wrapped as secrets that hold one and that nobody declared in clear.</summary>
    public PropertyMap Of(PropertyMap map)
    {
        if (Forms.IsEmpty)
            return map;
        var declared = values.SelectMany(m => m.Texts(secret: false)).ToHashSet();
        return Wrapped(map, text => !declared.Contains(text) && Forms.Any(secret => SecretForms.IsIn(text, secret)));
    }

    private static PropertyMap Wrapped(PropertyMap map, Func<string, bool> tells) =>
        PropertyMap.Of(map.Select(e => KeyValuePair.Create(e.Key, Wrapped(e.Value, tells))));

    private static PropertyValue Wrapped(PropertyValue value, Func<string, bool> tells) => value switch
    {
        TextValue text when tells(text.Value) => SecretValue.Of(text),
        ListValue list => new ListValue([.. list.Items.Select(item => Wrapped(item, tells))]),
        ObjectValue inner => new ObjectValue(Wrapped(inner.Properties, tells)),
        _ => value,
    };
}
