using ProviderKit.Behaviour;
using ProviderKit.Description;
using ProviderKit.Values;
using Provider.Tests.House;

namespace Provider.Tests.Behaviour;

/// <summary>An update of a drawn case: what it sends, what is live then, and what the state gets.</summary>
internal static class Updates
{
    public static DiffResult Diff(Changed changed) => DiffRules.Diff(changed.Table.Shape, changed.Old.Inputs, changed.Old.Outputs, changed.News, []);

    public static Patch Patch(ShapeDescription shape, PropertyMap olds, PropertyMap outputs, PropertyMap news, PropertyMap live) =>
        PatchRules.ForUpdate(shape, new(olds, outputs, news, [], DiffRules.Diff(shape, olds, outputs, news, []).Changes), live);

    public static (PropertyMap Live, Patch Patch, Look Look) Updated(Changed changed, FarSide? side = null)
    {
        var (shape, news, old) = (changed.Table.Shape, changed.News, changed.Old);
        var patch = Patch(shape, old.Inputs, old.Outputs, news, old.Live);
        var live = (side ?? new FarSide(new(old.Seed))).Update(shape, old.Live, patch, news.Plain());
        return (live, patch, LookRules.Written(shape, news, new(patch, old.Live) { OldInputs = old.Inputs, OldOutputs = old.Outputs }, live));
    }

    public static void None(DiffResult diff) => Offenders.None(diff.Changes.Select(c => $"{c.Path} {c.Kind}"));

    public static PropertyMap Drifted(PropertyMap map, Random random) => PropertyMap.Of(map.Select(e => KeyValuePair.Create(e.Key, e.Value switch
    {
        TextValue text when random.Next(2) == 0 => new TextValue($"{text.Value}x"),
        ObjectValue o => new ObjectValue(Drifted(o.Properties, random)),
        ListValue l => new ListValue([.. l.Items.Select(i => new ObjectValue(Drifted(i.AsMap(), random)))]),
        var other => other,
    })));
}
