using FsCheck.Xunit;
using ProviderKit.Behaviour;
using ProviderKit.Description;
using ProviderKit.Values;
using Provider.Tests.House;

namespace Provider.Tests.Behaviour;

/// <summary>Laws about what becomes of inputs at a service: outputs, reading, importing, previews, patches.</summary>
[Properties(Arbitrary = [typeof(Cases)], MaxTest = 300)]
public class LiveLawTests
{
    [Property]
    public void A_refresh_of_an_unchanged_resource_shows_no_difference(Created created)
    {
        var read = ReadRules.Merged(created.Table.Shape, created.Inputs, created.Outputs, created.Live);
        var outputs = OutputRules.Outputs(created.Table.Shape, read, created.Outputs, created.Live);

        None(DiffRules.Diff(created.Table.Shape, read, outputs, created.Inputs, []));
        Shown.Same(created.Inputs, read);
    }

    [Property]
    public void A_refresh_that_knows_no_old_outputs_shows_no_difference_either(Created created)
    {
        var read = ReadRules.Merged(created.Table.Shape, created.Inputs, PropertyMap.Empty, created.Live);

        None(DiffRules.Diff(created.Table.Shape, read, created.Outputs, created.Inputs, []));
    }

    [Property]
    public void What_is_at_the_service_counts_as_taken(Created created) =>
        Offenders.None(StrayRules.Paths(created.Table.Shape, created.Inputs, created.Live).Select(p => p.ToString()));

    [Property]
    public void An_import_passes_the_check_and_differs_from_nothing(Created created)
    {
        var imported = ReadRules.Imported(created.Table.Shape, created.Live);
        var outputs = OutputRules.Outputs(created.Table.Shape, imported, PropertyMap.Empty, created.Live);
        var check = CheckRules.Check(created.Table.Resource, imported);

        Offenders.None(check.Failures.Select(f => f.Reason).Where(reason => !reason.Contains("is missing: WhatsApp", StringComparison.Ordinal)));
        Shown.Same(imported, check.Inputs);
        None(DiffRules.Diff(created.Table.Shape, imported, outputs, check.Inputs, []));
        Shown.Same(imported, ReadRules.Merged(created.Table.Shape, imported, outputs, created.Live));
    }

    [Property]
    public void An_import_has_no_defaults_outputs_or_empty_values(Created created) =>
        Offenders.None(Spots.Leaves(ReadRules.Imported(created.Table.Shape, created.Live))
            .Select(l => (l.Path, l.Value, Property: Spots.Of(created.Table.Shape).FirstOrDefault(s => s.Path.Head == l.Path.Head && s.Property.Name == Last(l.Path))?.Property))
            .Where(l => l.Property is null || l.Property.WriteOnly || l.Value.IsNothing() || l.Value.Equals(l.Property.Default is { } text ? new TextValue(text) : null))
            .Select(l => $"{l.Path}: {l.Value}"));

    [Property]
    public void What_a_preview_of_a_creation_promises_is_what_comes(Created created) =>
        Promised(PreviewRules.Create(created.Table.Shape, created.Inputs), created.Outputs);

    [Property]
    public void What_a_preview_with_unknowns_promises_is_what_comes(Created created, int seed)
    {
        var random = new Random(seed);
        var unclear = Obscured(created.Inputs, random);

        Promised(PreviewRules.Create(created.Table.Shape, unclear), created.Outputs);
    }

    [Property]
    public void What_a_preview_of_an_update_promises_is_what_comes(Changed changed)
    {
        var outputs = changed.Old.Outputs;
        var after = After(changed, outputs, new FarSide(new(changed.Old.Seed)));

        Promised(
            PreviewRules.Update(changed.Table.Shape, changed.Old.Inputs, outputs, changed.News),
            OutputRules.Outputs(changed.Table.Shape, changed.News, changed.Old.Outputs, after));
    }

    [Property]
    public void An_update_leaves_nothing_astray(Changed changed)
    {
        var after = After(changed, changed.Old.Outputs, new FarSide(new(changed.Old.Seed)));

        Offenders.None(StrayRules.Paths(changed.Table.Shape, changed.News.Plain(), after).Select(p => p.ToString()));
    }

    [Property]
    public void A_resource_that_is_as_declared_needs_no_patch(Created created) =>
        Shown.Same(PropertyMap.Empty, PatchRules.Patch(created.Table.Shape, created.Inputs.Plain(), created.Outputs.Plain(), created.Inputs.Plain()));

    [Property]
    public void An_update_is_over_after_one_patch(Changed changed)
    {
        var after = After(changed, changed.Old.Outputs, new FarSide(new(changed.Old.Seed)));
        var outputs = OutputRules.Outputs(changed.Table.Shape, changed.News, changed.Old.Outputs, after).Plain();

        Shown.Same(PropertyMap.Empty, PatchRules.Patch(changed.Table.Shape, changed.News.Plain(), outputs, changed.News.Plain()));
    }

    [Property]
    public void An_update_that_broke_off_is_completed_when_the_state_has_the_old_inputs(Changed changed)
    {
        var far = new FarSide(new(changed.Old.Seed));
        var (live, outputs) = BrokenOff(changed, far);
        var patch = PatchRules.Patch(changed.Table.Shape, changed.Old.Inputs.Plain(), outputs, changed.News.Plain());
        var after = far.Update(changed.Table.Shape, live, patch, changed.News.Plain());

        Offenders.None(StrayRules.Paths(changed.Table.Shape, changed.News.Plain(), after).Select(p => p.ToString()));
    }

    [Property]
    public void An_update_that_broke_off_is_taken_back_when_the_program_is_put_back(Changed changed)
    {
        var far = new FarSide(new(changed.Old.Seed));
        var (shape, olds) = (changed.Table.Shape, changed.Old.Inputs.Plain());
        var (live, outputs) = BrokenOff(changed, far);
        var patch = PatchRules.Patch(shape, olds, outputs, olds);
        Offenders.None(StrayRules.Paths(shape, olds, far.Update(shape, live, patch, olds)).Select(p => p.ToString()));

        var (before, sent, back) = (Declared(olds), Declared(changed.News.Plain()), Spots.Leaves(patch).ToDictionary(l => l.Path, l => l.Value));
        Offenders.None(Spots.Of(shape)
            .Where(s => s.Property is { Type: not (ShapeType or ListType), Default: null, Removal: Removal.SendsCase } && sent.Contains(s.Path) && !before.Contains(s.Path))
            .Where(s => !s.Path.ToString().Contains('[', StringComparison.Ordinal))
            .Where(s => !back.TryGetValue(s.Path, out var value) || !value.Equals(((Removal.SendsCase)s.Property.Removal).Value))
            .Select(s => s.Path.ToString()));
    }

    [Property]
    public void A_patch_has_changed_parts_only_and_nothing_local_or_fixed(Changed changed)
    {
        var shape = changed.Table.Shape;
        var patch = PatchRules.Patch(shape, changed.Old.Inputs.Plain(), changed.Old.Outputs.Plain(), changed.News.Plain());
        var differ = DiffRules.Diff(shape, changed.Old.Inputs, changed.Old.Outputs, changed.News, []).Changes.Select(c => c.Path.Head);

        Offenders.None(patch.Names.Except(differ));
        Offenders.None(patch.Names.Where(name => shape.Find(name) is not { OutputOnly: false, Local: false, Replacement: null }));
    }

    [Property]
    public void A_changed_part_is_sent_whole(Changed changed)
    {
        var patch = PatchRules.Patch(changed.Table.Shape, changed.Old.Inputs.Plain(), changed.Old.Outputs.Plain(), changed.News.Plain());
        var sentOnce = Spots.Of(changed.Table.Shape).Where(s => s.Property.SentOnce).Select(s => s.Path.ToString());

        Offenders.None(changed.News
            .Where(e => patch.Has(e.Key) && e.Value.Unwrapped() is ObjectValue)
            .SelectMany(e => Spots.Leaves(PropertyMap.Of((e.Key, e.Value.Plain()))))
            .Where(l => !l.Value.IsNothing() && !Spots.Leaves(patch).Any(p => p.Path.Equals(l.Path) && p.Value.Equals(l.Value)))
            .Select(l => l.Path.ToString())
            .Except(sentOnce));
    }

    [Property]
    public void Nothing_secret_leaves_its_envelope(Created created, int seed)
    {
        var drifted = Drifted(created.Live, new(seed));
        Sealed(created.Outputs, "outputs");
        Sealed(PreviewRules.Create(created.Table.Shape, created.Inputs), "preview");
        Sealed(PreviewRules.Update(created.Table.Shape, created.Inputs, created.Outputs, created.Inputs), "update preview");
        Sealed(OutputRules.Outputs(created.Table.Shape, created.Inputs, created.Outputs, drifted), "drifted outputs");
        Sealed(ReadRules.Merged(created.Table.Shape, created.Inputs, created.Outputs, drifted), "drifted inputs");
    }

    [Property]
    public void What_was_secret_and_cannot_be_cleared_stays_secret(Changed changed)
    {
        var after = After(changed, changed.Old.Outputs, new FarSide(new(changed.Old.Seed)));
        Sealed(OutputRules.Outputs(changed.Table.Shape, changed.News, changed.Old.Outputs, after), "outputs");
        Sealed(PreviewRules.Update(changed.Table.Shape, changed.Old.Inputs, changed.Old.Outputs, changed.News), "preview");
    }

    [Property]
    public void Unknown_values_never_reach_real_outputs(Created created) => Assert.False(created.Outputs.HasUnknown());

    /// <summary>What is live, and the outputs in the state, when an update broke off after it was sent.</summary>
    private static (PropertyMap Live, PropertyMap Outputs) BrokenOff(Changed changed, FarSide far)
    {
        var live = After(changed, changed.Old.Outputs, far);
        var outputs = OutputRules.Outputs(changed.Table.Shape, changed.News, changed.Old.Outputs, live);
        return (live, SentMemory.Remember(outputs, changed.News).Plain());
    }

    private static HashSet<PropertyPath> Declared(PropertyMap inputs) =>
        [.. Spots.Leaves(inputs).Where(l => !l.Value.IsNothing()).Select(l => l.Path)];

    private static PropertyMap After(Changed changed, PropertyMap outputs, FarSide far)
    {
        var news = changed.News.Plain();
        var patch = PatchRules.Patch(changed.Table.Shape, changed.Old.Inputs.Plain(), outputs.Plain(), news);
        return far.Update(changed.Table.Shape, changed.Old.Live, patch, news);
    }

    private static void None(DiffResult diff) => Offenders.None(diff.Changes.Select(c => $"{c.Path} {c.Kind}"));

    /// <summary>Every known leaf of the preview is there in the outcome, with the same value and secretness.</summary>
    private static void Promised(PropertyMap preview, PropertyMap outcome)
    {
        var came = Spots.Leaves(outcome).ToDictionary(l => l.Path, l => l);
        Offenders.None(Spots.Leaves(preview)
            .Where(l => l.Value is not UnknownValue && !l.Value.IsNothing())
            .Where(l => !came.TryGetValue(l.Path, out var outcomes) || !outcomes.Value.Equals(l.Value) || outcomes.Secret != l.Secret)
            .Select(l => $"{l.Path} was {l.Value}, became {came.GetValueOrDefault(l.Path)}"));
    }

    private static void Sealed(PropertyMap values, string what) => Offenders.None(Spots.Leaves(values)
        .Where(l => !l.Secret && l.Value is TextValue text && text.Value.Contains(InputWriter.Mark, StringComparison.Ordinal))
        .Select(l => $"{what}: {l.Path}"));

    private static PropertyMap Obscured(PropertyMap map, Random random) => PropertyMap.Of(map.Select(e => KeyValuePair.Create(
        e.Key,
        random.Next(4) == 0 ? UnknownValue.Instance : e.Value is ObjectValue o ? new ObjectValue(Obscured(o.Properties, random)) : e.Value)));

    private static PropertyMap Drifted(PropertyMap map, Random random) => PropertyMap.Of(map.Select(e => KeyValuePair.Create(e.Key, e.Value switch
    {
        TextValue text when random.Next(2) == 0 => new TextValue($"{text.Value}x"),
        ObjectValue o => new ObjectValue(Drifted(o.Properties, random)),
        ListValue l => new ListValue([.. l.Items.Select(i => new ObjectValue(Drifted(i.AsMap(), random)))]),
        var other => other,
    })));

    private static string Last(PropertyPath path) => path.ToString().Split('.')[^1];
}
