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
        return property.ReadBack.Compared is { } compared && (a, b) is (TextValue x, TextValue y)
            ? compared(x.Value) == compared(y.Value)
            : a!.Equals(b);
    }

    /// <summary>
    /// Whether a live value is the declared one, or a way in which the service is known to say it. Under its id a resource
    /// keeps its identity, and what can't be changed can't have become nothing, whatever the service answers.
    /// </summary>
    public static bool IsLive(PropertyDescription property, PropertyValue declared, PropertyValue? live, PropertyMap root)
    {
        var readBack = property.ReadBack;
        if (readBack.IsNever || property.Declaration.IsLocal || property.Replacement is { Identity: true } || readBack.NotKeptOn?.Invoke(root) == true)
            return true;
        if (property.Type is ListType { Item: ShapeType item } list)
            return ListIsLive(list, item.Shape, declared.AsList(), live.AsList(), root);
        if (live.IsNothing())
            return readBack.MayBeEmpty || property.Replacement is not null || AreSame(property, declared, Default(property));
        return AreSame(property, declared, live) || (live.AsText() is { } text && readBack.IsCopy?.Invoke(text) == true);
    }

    /// <summary>What an item leaves out may be filled in by the service.</summary>
    private static bool ListIsLive(ListType list, ShapeDescription item, PropertyList declared, PropertyList live, PropertyMap root) =>
        ListPairs.Of(list.Key, declared, live).All(pair => pair is ({ } was, { } now) && item.Properties
            .Select(p => (Property: p, Declared: declared[was].AsMap()[p.Name], Live: live[now].AsMap()[p.Name]))
            .All(p => p.Declared.IsNothing() || p.Property.ReadBack.NotKeptOn?.Invoke(root) == true || AreSame(p.Property, p.Declared, p.Live)));

    private static TextValue? Default(PropertyDescription property) =>
        property.Declaration.Default is { } text ? new TextValue(text) : null;
}
