using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>
/// The inputs of a resource that is taken over: everything a program could have declared, in the words a person would use,
/// and nothing that a check would refuse or that won't last.
/// </summary>
internal static class ImportRules
{
    public static PropertyMap Inputs(ShapeDescription shape, PropertyMap live) => Inputs(shape, live, live);

    private static PropertyMap Inputs(ShapeDescription shape, PropertyMap live, PropertyMap root) =>
        PropertyMap.Of(shape.Properties.SelectMany(property =>
            live[property.Name] is { } value && Input(property, value, root) is { } input
                ? new[] { KeyValuePair.Create(property.Name, input) }
                : []));

    private static PropertyValue? Input(PropertyDescription property, PropertyValue live, PropertyMap root)
    {
        if (property.Declaration.IsOutput || property.ReadBack.IsNever || property.Declaration.IsLocal || live.IsNothing()
            || property.ReadBack.NotKeptOn?.Invoke(root) == true)
            return null;
        if (SaysNothing(property, live) || IsRefused(property, live, root))
            return null;
        var input = property.Type switch
        {
            ShapeType shaped => new ObjectValue(Inputs(shaped.Shape, live.AsMap(), root)),
            ListType { Item: ShapeType item } => new ListValue([.. live.AsList()
                .Select(i => Inputs(item.Shape, i.AsMap(), root))
                .Where(i => item.Shape.Properties.All(p => !p.Declaration.IsRequired || !i[p.Name].IsNothing()))
                .Select(i => new ObjectValue(i))]),
            _ => live,
        };
        return input.IsNothing() ? null : property.Secret ? SecretValue.Of(input) : input;
    }

    private static bool SaysNothing(PropertyDescription property, PropertyValue live) => live.AsText() is { } text
        && (text == property.Declaration.Default || property.ReadBack.IsCopy?.Invoke(text) == true);

    /// <summary>What the service holds may be what nobody may declare; left out, it stays as it is.</summary>
    private static bool IsRefused(PropertyDescription property, PropertyValue live, PropertyMap root) =>
        (property.Type is EnumType { Open: false } closed && closed.Enum.Cases.All(c => c.Value != live.AsText()))
        || property.Rules.Any(rule => !rule.Warns && rule.When?.Invoke(root) != false && rule.Broken(live) is not null);
}
