using ProviderKit.Description;
using ProviderKit.Values;

namespace Provider.Tests.Behaviour;

/// <summary>A place in a table: a property, and the names (and list indexes) that lead to it.</summary>
internal sealed record Spot(PropertyPath Path, PropertyDescription Property, Func<PropertyMap, PropertyValue, PropertyMap> Put);

internal static class Spots
{
    /// <summary>Every input property of a table at any depth; those of list items in the first item.</summary>
    public static IEnumerable<Spot> Of(ShapeDescription shape) => Of(shape, PropertyPath.Root, (root, change) => change(root));

    private static IEnumerable<Spot> Of(
        ShapeDescription shape, PropertyPath at, Func<PropertyMap, Func<PropertyMap, PropertyMap>, PropertyMap> within)
    {
        foreach (var property in shape.Properties.Where(p => !p.Declaration.IsOutput))
        {
            var name = property.Name;
            yield return new(at.Then(name), property, (root, value) => within(root, map => map.With(name, value)));
            var below = property.Type switch
            {
                ShapeType shaped => Of(shaped.Shape, at.Then(name), (root, change) =>
                    within(root, map => map.With(name, change(map[name].AsMap())))),
                ListType { Item: ShapeType item } => Of(item.Shape, at.Then(name).Then(0), (root, change) =>
                    within(root, map => map.With(name, WithFirst(map[name].AsList(), change)))),
                _ => [],
            };
            foreach (var spot in below)
                yield return spot;
        }
    }

    /// <summary>Every leaf of a value by its path, without its envelope, and whether it lies in one.</summary>
    public static IEnumerable<(PropertyPath Path, PropertyValue Value, bool Secret)> Leaves(PropertyMap map) =>
        map.SelectMany(e => Leaves(PropertyPath.Root.Then(e.Key), e.Value, secret: false));

    private static IEnumerable<(PropertyPath Path, PropertyValue Value, bool Secret)> Leaves(PropertyPath at, PropertyValue value, bool secret) =>
        value switch
        {
            SecretValue envelope => Leaves(at, envelope.Inner, secret: true),
            ObjectValue map => map.Properties.SelectMany(e => Leaves(at.Then(e.Key), e.Value, secret)),
            ListValue list => list.Items.SelectMany((item, index) => Leaves(at.Then(index), item, secret)),
            _ => [(at, value, secret)],
        };

    private static ListValue WithFirst(PropertyList list, Func<PropertyMap, PropertyMap> change) =>
        new([change(list.Count > 0 ? list[0].AsMap() : PropertyMap.Empty), .. list.Skip(1)]);
}
