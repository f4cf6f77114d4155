using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>
/// The inputs to report after reading a resource. For a resource that is managed, only declared properties count, and only
/// what changed at the service since it was last looked at: what the service never gives back, or gives back in its own
/// words, stays as declared. For an import, everything a program could have declared, in the words a person would use, and
/// nothing that a check would refuse.
/// </summary>
public static class ReadRules
{
    public static PropertyMap Merged(ShapeDescription shape, PropertyMap inputs, PropertyMap oldOutputs, PropertyMap live)
    {
        var sent = SentMemory.Sent(oldOutputs) is { Count: > 0 } broken ? broken : inputs;
        return new ShapeRead(inputs).Merged(shape, new(inputs, sent, oldOutputs, live));
    }

    /// <summary>What an update that broke off sent and that nobody has changed since; empty when none broke off.</summary>
    public static PropertyMap StillSent(ShapeDescription shape, PropertyMap inputs, PropertyMap oldOutputs, PropertyMap live) =>
        new ShapeRead(inputs).StillSent(shape, new(inputs, SentMemory.Sent(oldOutputs), oldOutputs, live));

    public static PropertyMap Imported(ShapeDescription shape, PropertyMap live) => new ShapeRead(live).Written(shape, live);
}

/// <param name="Declared">The inputs in the state.</param>
/// <param name="Sent">What was sent last: the same, unless an update broke off.</param>
/// <param name="LastSeen">The outputs in the state.</param>
/// <param name="Live">What the service says now.</param>
internal sealed record Sights(PropertyMap Declared, PropertyMap Sent, PropertyMap LastSeen, PropertyMap Live)
{
    public Sights Under(string name) =>
        new(Declared[name].AsMap(), Sent[name].AsMap(), LastSeen[name].AsMap(), Live[name].AsMap());
}

internal sealed record ShapeRead(PropertyMap Root)
{
    public PropertyMap Merged(ShapeDescription shape, Sights sights) =>
        PropertyMap.Of(sights.Declared.SelectMany(input =>
            shape.Find(input.Key) is { OutputOnly: false } property && Merged(property, input.Value, sights) is { } value
                ? new[] { KeyValuePair.Create(input.Key, value) }
                : []));

    public PropertyMap StillSent(ShapeDescription shape, Sights sights) =>
        PropertyMap.Of(sights.Sent.SelectMany(sent =>
            shape.Find(sent.Key) is { OutputOnly: false } property && StillSent(property, sent.Value, sights) is { } value
                ? new[] { KeyValuePair.Create(sent.Key, value) }
                : []));

    public PropertyMap Written(ShapeDescription shape, PropertyMap live) =>
        PropertyMap.Of(shape.Properties.SelectMany(property =>
            live[property.Name] is { } value && Written(property, value) is { } written
                ? new[] { KeyValuePair.Create(property.Name, written) }
                : []));

    private PropertyValue? Merged(PropertyDescription property, PropertyValue declared, Sights sights)
    {
        if (property.Type is ShapeType shaped && !declared.IsNothing())
        {
            var part = Merged(shaped.Shape, sights.Under(property.Name));
            return part.Count == 0 ? null : SecretMarks.Around(part, declared);
        }

        var live = sights.Live[property.Name];
        if (declared.IsNothing() || SameRules.IsLive(property, declared, live, Root))
            return declared;
        // It can't be missing, for it hasn't been sent yet.
        if (property.TakenWhen is not null && live.IsNothing() && sights.Sent[property.Name].IsNothing())
            return declared;
        if (SameRules.AreSame(property, sights.LastSeen[property.Name], live) && SameRules.AreSame(property, sights.Sent[property.Name], declared))
            return declared;
        return live.IsNothing() ? null : SecretMarks.Copy(declared, Written(property, live!) ?? live!);
    }

    private PropertyValue? StillSent(PropertyDescription property, PropertyValue sent, Sights sights)
    {
        if (property.Type is ShapeType shaped)
            return SecretMarks.Around(StillSent(shaped.Shape, sights.Under(property.Name)), sent);
        var live = sights.Live[property.Name];
        return SameRules.IsLive(property, sent, live, Root) || SameRules.AreSame(property, sights.LastSeen[property.Name], live) ? sent : null;
    }

    private PropertyValue? Written(PropertyDescription property, PropertyValue live)
    {
        if (property.OutputOnly || property.WriteOnly || property.Local || live.IsNothing() || property.NotKept?.Invoke(Root) == true)
            return null;
        if ((property.Default is { } given && SameRules.AreSame(property, live, given)) || IsRefused(property, live))
            return null;
        var written = property.Type switch
        {
            ShapeType shaped => new ObjectValue(Written(shaped.Shape, live.AsMap())),
            ListType { Item: ShapeType item } =>
                new ListValue([.. live.AsList().Select(i => Written(item.Shape, i.AsMap())).Where(i => IsWhole(item.Shape, i)).Select(i => new ObjectValue(i))]),
            _ => live,
        };
        return written.IsNothing() ? null : property.Secret ? SecretValue.Of(written) : written;
    }

    /// <summary>What the service holds may be what nobody may declare; left out, it stays as it is.</summary>
    private bool IsRefused(PropertyDescription property, PropertyValue live) =>
        (property.Type is EnumType { Open: false } closed && closed.Enum.Cases.All(c => c.Value != live.AsText()))
        || property.Rules.Any(rule => !rule.Warns && rule.When?.Invoke(Root) != false && rule.Broken(live) is not null);

    private static bool IsWhole(ShapeDescription item, PropertyMap written) =>
        item.Properties.All(p => !p.Required || !written[p.Name].IsNothing());
}
