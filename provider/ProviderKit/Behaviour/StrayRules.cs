using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>Declared properties whose live value is another one: an update that didn't take, or not yet.</summary>
public static class StrayRules
{
    public static IEnumerable<PropertyPath> Paths(ShapeDescription shape, PropertyMap inputs, PropertyMap live) =>
        shape.Properties.SelectMany(p => Paths(p, inputs[p.Name], live[p.Name], inputs));

    internal static IEnumerable<PropertyPath> Paths(PropertyDescription property, PropertyValue? declared, PropertyValue? live, PropertyMap root) =>
        Paths(property, declared, live, root, PropertyPath.Root.Then(property.Name));

    private static IEnumerable<PropertyPath> Paths(
        PropertyDescription property, PropertyValue? declared, PropertyValue? live, PropertyMap root, PropertyPath at)
    {
        if (declared.IsNothing() || property is { OutputOnly: true } or { WriteOnly: true } or { Local: true })
            return [];
        if (property.Type is ShapeType shaped)
            return shaped.Shape.Properties.SelectMany(p => Paths(p, declared.AsMap()[p.Name], live.AsMap()[p.Name], root, at.Then(p.Name)));
        return SameRules.IsLive(property, declared!, live, root) ? [] : [at];
    }
}
