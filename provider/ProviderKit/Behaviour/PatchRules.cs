using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>
/// What an update sends: each top-level property in which something differs, whole, with the clearing value of each part
/// that is no longer declared. Differences to an update that broke off count too, so that the next one completes it,
/// whichever way the program went since.
/// </summary>
public static class PatchRules
{
    public static PropertyMap Patch(ShapeDescription shape, PropertyMap oldInputs, PropertyMap oldOutputs, PropertyMap news)
    {
        var changed = DiffRules.ToSend(shape, oldInputs, oldOutputs, news)
            .Where(CanBeSent)
            .Select(change => change.Path.Head)
            .ToHashSet();
        var patch = new ShapePatch(oldOutputs);
        var past = new Past(SentMemory.Declared(oldInputs, oldOutputs), SentMemory.Sent(oldOutputs), oldOutputs);
        return PropertyMap.Of(shape.Properties
            .Where(p => p is { OutputOnly: false, Local: false, Replacement: null } && changed.Contains(p.Name))
            .SelectMany(p => patch.Sent(p, past, news[p.Name]) is { } value
                ? new[] { KeyValuePair.Create(p.Name, value) }
                : []));
    }

    /// <summary>The properties that a program stopped declaring and that the service can't clear.</summary>
    public static IEnumerable<PropertyPath> Uncleared(DiffResult diff) => diff.Changes
        .Where(change => change.Kind == ChangeKind.Delete && change.Property.Removal is Removal.ImpossibleCase
            && change.Property.Type is not ListType)
        .Select(change => change.Path);

    private static bool CanBeSent(PropertyChange change) =>
        change.Property is not { Local: true }
        && !(change.Kind == ChangeKind.Delete && change.Property is { Removal: Removal.ImpossibleCase, Type: not ListType });
}

/// <param name="Declared">All that was ever declared.</param>
/// <param name="Sent">What an update sent that broke off.</param>
/// <param name="LastSeen">The outputs in the state.</param>
internal sealed record Past(PropertyMap Declared, PropertyMap Sent, PropertyMap LastSeen)
{
    public Past Under(string name) => new(Declared[name].AsMap(), Sent[name].AsMap(), LastSeen[name].AsMap());
}

internal sealed record ShapePatch(PropertyMap Outputs)
{
    public PropertyValue? Sent(PropertyDescription property, Past past, PropertyValue? declared)
    {
        if (property.Type is not ShapeType shaped)
            return Leaf(property, past, declared);
        var within = past.Under(property.Name);
        var parts = PropertyMap.Of(shaped.Shape.Properties.SelectMany(p => Sent(p, within, declared.AsMap()[p.Name]) is { } value
            ? new[] { KeyValuePair.Create(p.Name, value) }
            : []));
        return parts.Count == 0 ? null : new ObjectValue(parts);
    }

    private PropertyValue? Leaf(PropertyDescription property, Past past, PropertyValue? declared)
    {
        var old = past.Declared[property.Name];
        if (!declared.IsNothing())
            return WasSent(property, past, declared!) || IsUnneeded(property, old) ? null : declared!.Plain();
        return !old.IsNothing() && property.Removal is Removal.SendsCase sends ? sends.Value : null;
    }

    /// <summary>What is sent once was sent if it stands anywhere in the past: an update that broke off keeps it out of the inputs.</summary>
    private static bool WasSent(PropertyDescription property, Past past, PropertyValue declared) => property.SentOnce
        && new[] { past.Declared, past.Sent, past.LastSeen }.Any(values => SameRules.AreSame(property, values[property.Name], declared));

    private bool IsUnneeded(PropertyDescription property, PropertyValue? old) =>
        old.IsNothing() && property.Unneeded?.Invoke(Outputs) == true;
}
