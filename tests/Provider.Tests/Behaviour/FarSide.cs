using ProviderKit.Description;
using ProviderKit.Values;

namespace Provider.Tests.Behaviour;

/// <summary>
/// What a service makes of what it is sent: it fills in, keeps to itself, puts lists in another order, gives labels of its
/// own and copies of pictures, as far as a table says that it may.
/// </summary>
internal sealed class FarSide(Random random)
{
    private readonly InputWriter own = new(random, new());

    public PropertyMap Create(ShapeDescription shape, PropertyMap sent) => Made(shape, sent, sent, ownValues: true);

    /// <summary>The live resource after a patch, which is merged leaf by leaf.</summary>
    public PropertyMap Update(ShapeDescription shape, PropertyMap live, PropertyMap patch, PropertyMap root)
    {
        foreach (var (name, value) in patch)
        {
            var property = shape.Find(name)!;
            var after = property.Type is ShapeType shaped
                ? new ObjectValue(Update(shaped.Shape, live[name].AsMap(), value.AsMap(), root))
                : Kept(property, value, root);
            live = after is null ? live.Without(name) : live.With(name, after);
        }

        return live;
    }

    private PropertyMap Made(ShapeDescription shape, PropertyMap sent, PropertyMap root, bool ownValues) =>
        PropertyMap.Of(shape.Properties.SelectMany(property => Made(property, sent[property.Name], root, ownValues) is { } value
            ? new[] { KeyValuePair.Create(property.Name, value) }
            : []));

    private PropertyValue? Made(PropertyDescription property, PropertyValue? sent, PropertyMap root, bool ownValues)
    {
        if (property is { WriteOnly: true } or { Local: true })
            return null;
        if (property.Type is ShapeType shaped && !property.OutputOnly)
            return new ObjectValue(Made(shaped.Shape, sent.AsMap(), root, ownValues));
        if (!sent.IsNothing() || property.NotKept?.Invoke(root) == true)
            return Kept(property, sent ?? NullValue.Instance, root);
        if (property.Default is { } given && property.FilledIn?.Invoke(root) == true)
            return given;
        if (!ownValues && property.Removal is not Removal.MeansNothingCase)
            return null;
        return property.FilledIn?.Invoke(root) == true || property.AlwaysThere || random.Next(4) == 0 ? own.Content(property, hidden: false) : null;
    }

    private PropertyValue? Kept(PropertyDescription property, PropertyValue sent, PropertyMap root)
    {
        if (property.WriteOnly)
            return null;
        if (property.NotKept?.Invoke(root) == true)
            return random.Next(2) == 0 ? null : new TextValue("the service's own");
        if (sent.IsNothing())
            return sent is NullValue || random.Next(2) == 0 ? null : sent;
        if (property.MayReadEmpty && random.Next(2) == 0)
            return null;
        if (property.IsCopy is { } isCopy && random.Next(2) == 0)
            return new[] { "https://pps.whatsapp.net/v/1.jpg", "copy:1" }.First(copy => isCopy(sent.AsText()!, copy));
        if (property.CaseInsensitive)
            return sent.AsText()!.ToUpperInvariant();
        return property.Type is ListType { Item: ShapeType item } list ? Listed(list, item.Shape, sent.AsList(), root) : sent;
    }

    private ListValue Listed(ListType list, ShapeDescription item, PropertyList sent, PropertyMap root)
    {
        var items = sent.Select(i => (PropertyValue)new ObjectValue(Made(item, i.AsMap(), root, ownValues: false))).ToArray();
        if (list.Key is not null)
            random.Shuffle(items);
        return new([.. items]);
    }
}
