using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>When two values of a property say the same.</summary>
internal static class SameRules
{
    public static bool AreSame(PropertyDescription property, PropertyValue? left, PropertyValue? right)
    {
        var (a, b) = (left?.Plain(), right?.Plain());
        if (a.IsNothing() || b.IsNothing())
            return a.IsNothing() && b.IsNothing();
        return (a, b) switch
        {
            (TextValue x, TextValue y) => string.Equals(
                x.Value, y.Value, property.CaseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal),
            _ => a!.Equals(b),
        };
    }

    /// <summary>
    /// Whether a live value is the declared one, or the service's own way to say it. Under its id a resource keeps its
    /// identity, and what can't be changed can't have become nothing, whatever the service answers.
    /// </summary>
    public static bool IsLive(PropertyDescription property, PropertyValue declared, PropertyValue? live, PropertyMap root) =>
        property.Type switch
        {
            ListType { Item: ShapeType item } list => ListIsLive(list, item.Shape, declared.AsList(), live.AsList(), root),
            _ => property is { WriteOnly: true } or { Local: true } or { Replacement.Identity: true }
                || AreSame(property, declared, live.IsNothing() && property.Default is { } given ? given : live)
                || (live.IsNothing() && property is { MayReadEmpty: true } or { Replacement: not null })
                || (property.IsCopy is { } isCopy && declared.AsText() is { } original && live.AsText() is { } copy && isCopy(original, copy)),
        };

    private static bool ListIsLive(ListType list, ShapeDescription item, PropertyList declared, PropertyList live, PropertyMap root) =>
        ListPairs.Of(list.Key, declared, live).All(pair => pair is ({ } was, { } now) && item.Properties
            .Where(p => p.NotKept?.Invoke(root) != true)
            .All(p => ItemIsLive(p, declared[was].AsMap()[p.Name], live[now].AsMap()[p.Name])));

    /// <summary>What may be left out without meaning anything may be filled in by the service.</summary>
    private static bool ItemIsLive(PropertyDescription property, PropertyValue? declared, PropertyValue? live) =>
        AreSame(property, declared, live) || (declared.IsNothing() && property.Removal is Removal.MeansNothingCase);
}
