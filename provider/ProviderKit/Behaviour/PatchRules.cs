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
        var sent = BrokenUpdate.Sent(oldOutputs);
        var changed = Changes(oldInputs).Concat(sent.Count == 0 ? [] : Changes(sent))
            .Where(CanBeSent)
            .Select(change => change.Path.Head)
            .ToHashSet();
        var (patch, olds) = (new ShapePatch(oldOutputs), BrokenUpdate.Declared(oldInputs, oldOutputs));
        return PropertyMap.Of(shape.Properties
            .Where(p => p is { OutputOnly: false, Local: false, Replacement: null } && changed.Contains(p.Name))
            .SelectMany(p => patch.Sent(p, olds[p.Name], oldOutputs[p.Name], news[p.Name]) is { } value
                ? new[] { KeyValuePair.Create(p.Name, value) }
                : []));

        IEnumerable<PropertyChange> Changes(PropertyMap olds) => DiffRules.Diff(shape, olds, oldOutputs, news, []).Changes;
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

internal sealed record ShapePatch(PropertyMap Outputs)
{
    public PropertyValue? Sent(PropertyDescription property, PropertyValue? old, PropertyValue? lastSeen, PropertyValue? declared)
    {
        if (property.Type is not ShapeType shaped)
            return Leaf(property, old, lastSeen, declared);
        var parts = PropertyMap.Of(shaped.Shape.Properties.SelectMany(p =>
            Sent(p, old.AsMap()[p.Name], lastSeen.AsMap()[p.Name], declared.AsMap()[p.Name]) is { } value
                ? new[] { KeyValuePair.Create(p.Name, value) }
                : []));
        return parts.Count == 0 ? null : new ObjectValue(parts);
    }

    private PropertyValue? Leaf(PropertyDescription property, PropertyValue? old, PropertyValue? lastSeen, PropertyValue? declared)
    {
        if (!declared.IsNothing())
            return WasSent(property, old, lastSeen, declared!) || IsUnneeded(property, old) ? null : declared!.Plain();
        return !old.IsNothing() && property.Removal is Removal.SendsCase sends ? sends.Value : null;
    }

    /// <summary>An update that broke off after sending leaves the value in the outputs, though not in the inputs.</summary>
    private static bool WasSent(PropertyDescription property, PropertyValue? old, PropertyValue? lastSeen, PropertyValue declared) =>
        property.SentOnce && (SameRules.AreSame(property, old, declared) || SameRules.AreSame(property, lastSeen, declared));

    private bool IsUnneeded(PropertyDescription property, PropertyValue? before) =>
        before.IsNothing() && property.Unneeded?.Invoke(Outputs) == true;
}
