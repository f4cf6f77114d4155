using ProviderKit.Behaviour;
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

    /// <summary>Texts come back in words that no table knows of.</summary>
    public bool HasOwnWords { get; init; }

    /// <summary>An update drops what it doesn't say of an object, where the table says that this may be.</summary>
    public bool DropsRest { get; init; }

    public PropertyMap Create(ShapeDescription shape, PropertyMap sent) => Made(shape, sent, sent, ownValues: true);

    /// <summary>The live resource after a patch.</summary>
    public PropertyMap Update(ShapeDescription shape, PropertyMap live, Patch patch, PropertyMap root)
    {
        foreach (var head in patch.Edits.Keys.Select(path => path.Head).Distinct())
        {
            if (DropsRest && shape.Find(head) is { Declaration.KeepsRest: true, Type: ShapeType shaped })
                live = live.With(head, live[head].AsMap().Where((name, _) => shaped.Shape.Find(name)!.Replacement is not null));
        }

        foreach (var (path, edit) in patch.Edits)
        {
            var names = path.Names.ToList();
            var property = names.Count == 1 ? shape.Find(names[0])! : ((ShapeType)shape.Find(names[0])!.Type).Shape.Find(names[1])!;
            var after = edit is PropertyEdit.Set set ? Kept(property, set.Value, root) : null;
            live = TakesItsTime(property, after, root) ? Coming(live, after!) : live.With(path, after ?? NullValue.Instance);
        }

        return live.WithoutNothing();
    }

    private bool TakesItsTime(PropertyDescription property, PropertyValue? after, PropertyMap root) =>
        PatchRules.IsAlone(property, root) && property.ReadBack.ComingOn is not null && after is TextValue && random.Next(2) == 0;

    /// <summary>In the words of either table.</summary>
    private static PropertyMap Coming(PropertyMap live, PropertyValue text) => live
        .With("nextPlate", text).With("pendingDisplayName", text).With("pendingDisplayNameStatus", "PENDING_REVIEW");

    private PropertyMap Made(ShapeDescription shape, PropertyMap sent, PropertyMap root, bool ownValues) =>
        PropertyMap.Of(shape.Properties.SelectMany(property => Made(property, sent[property.Name], root, ownValues) is { } value
            ? new[] { KeyValuePair.Create(property.Name, value) }
            : []));

    private PropertyValue? Made(PropertyDescription property, PropertyValue? sent, PropertyMap root, bool ownValues)
    {
        var (declaration, readBack) = (property.Declaration, property.ReadBack);
        if (readBack.IsNever || declaration.IsLocal)
            return null;
        if (property.Type is ShapeType shaped && !declaration.IsOutput)
            return new ObjectValue(Made(shaped.Shape, sent.AsMap(), root, ownValues));
        if (!sent.IsNothing() || readBack.NotKeptOn?.Invoke(root) == true)
            return Kept(property, sent ?? NullValue.Instance, root);
        if (declaration.Default is { } given && readBack.FilledInOn?.Invoke(root) == true)
            return given;
        if (!ownValues && property.Removal is not Removal.MeansNothingCase)
            return null;
        return readBack.FilledInOn?.Invoke(root) == true || declaration.IsAlwaysThere || random.Next(4) == 0 ? own.Content(property, hidden: false) : null;
    }

    private PropertyValue? Kept(PropertyDescription property, PropertyValue sent, PropertyMap root)
    {
        var readBack = property.ReadBack;
        if (readBack.IsNever)
            return null;
        if (readBack.NotKeptOn?.Invoke(root) == true)
            return random.Next(2) == 0 ? null : new TextValue("the service's own");
        if (sent.IsNothing())
            return sent is NullValue || random.Next(2) == 0 ? null : sent;
        if (readBack.MayBeEmpty && random.Next(2) == 0)
            return null;
        if (readBack.IsCopy is { } isCopy && random.Next(2) == 0)
            return new[] { "https://pps.whatsapp.net/v/1.jpg", "copy:1" }.First(isCopy);
        if (readBack.Compared is not null && sent.AsText() is { } text)
            return text.ToUpperInvariant();
        if (HasOwnWords && property is { Type: TextType, Replacement: null } && sent.AsText() is { } own)
            return $"{own}/";
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
