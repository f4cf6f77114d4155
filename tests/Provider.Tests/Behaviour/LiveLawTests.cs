using FsCheck.Xunit;
using ProviderKit.Behaviour;
using ProviderKit.Description;
using ProviderKit.Values;
using Provider.Tests.House;
using static Provider.Tests.Behaviour.Updates;

namespace Provider.Tests.Behaviour;

/// <summary>Laws about what becomes of inputs at a service: looks, imports, previews.</summary>
[Properties(Arbitrary = [typeof(Cases)], MaxTest = 300)]
public class LiveLawTests
{
    [Property]
    public void A_refresh_of_an_unchanged_resource_shows_no_difference(Created created)
    {
        var look = LookRules.Seen(created.Table.Shape, created.Inputs, created.Outputs, created.Live);

        None(DiffRules.Diff(created.Table.Shape, look.Inputs, look.Outputs, created.Inputs, []));
        Shown.Same(created.Inputs, look.Inputs);
        Offenders.None(look.Remarks);
        Shown.Same(created.Inputs.Plain().WithoutNothing(), look.Sent.Plain().WithoutNothing());
    }

    [Property]
    public void A_refresh_that_knows_no_old_outputs_shows_no_difference_either(Created created)
    {
        var look = LookRules.Seen(created.Table.Shape, created.Inputs, PropertyMap.Empty, created.Live);

        None(DiffRules.Diff(created.Table.Shape, look.Inputs, created.Outputs, created.Inputs, []));
    }

    [Property]
    public void What_is_at_the_service_counts_as_taken(Created created) => Offenders.None(created.Look.Remarks);

    [Property]
    public void What_the_service_says_in_its_own_words_is_no_difference_until_it_says_something_else(Created created)
    {
        var shape = created.Table.Shape;
        var live = new FarSide(new(created.Seed)) { HasOwnWords = true }.Create(shape, created.Inputs.Plain());
        var made = created with { Live = live };
        Offenders.None(made.Look.Remarks);

        var look = LookRules.Seen(shape, made.Inputs, made.Outputs, live);
        Shown.Same(made.Inputs, look.Inputs);
        var again = LookRules.Seen(shape, look.Inputs, Memory.Remember(look.Outputs, PropertyMap.Empty, look.Words, "somebody"), live);
        Shown.Same(made.Inputs, again.Inputs);
        foreach (var leaf in Spots.Leaves(look.Words))
        {
            var drifted = LookRules.Seen(shape, made.Inputs, made.Outputs, live.With(leaf.Path, "something else"));
            Assert.Equal(Known(shape, leaf.Path, "something else") ? null : "something else", drifted.Inputs.At(leaf.Path) == made.Inputs.At(leaf.Path) ? null : drifted.Inputs.At(leaf.Path).AsText());
        }
    }

    [Property]
    public void An_import_passes_the_check_and_differs_from_nothing(Created created)
    {
        var imported = ImportRules.Inputs(created.Table.Shape, created.Live);
        var look = LookRules.Seen(created.Table.Shape, imported, PropertyMap.Empty, created.Live);
        var check = CheckRules.Check(created.Table.Resource, imported, imported);

        Offenders.None(check.Failures.Select(f => f.Reason));
        Shown.Same(imported, check.Inputs);
        Shown.Same(imported, look.Inputs);
        None(DiffRules.Diff(created.Table.Shape, imported, look.Outputs, check.Inputs, []));
    }

    [Property]
    public void An_import_has_no_defaults_outputs_copies_or_empty_values(Created created) =>
        Offenders.None(Spots.Leaves(ImportRules.Inputs(created.Table.Shape, created.Live))
            .Select(l => (l.Path, l.Value, Property: Spots.Of(created.Table.Shape).FirstOrDefault(s => s.Path.Head == l.Path.Head && s.Property.Name == Last(l.Path))?.Property))
            .Where(l => l.Property is null || l.Property.ReadBack.IsNever || l.Value.IsNothing()
                || (l.Value.AsText() is { } text && (text == l.Property.Declaration.Default || l.Property.ReadBack.IsCopy?.Invoke(text) == true)))
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
        var (_, _, look) = Updated(changed);

        Promised(PreviewRules.Update(changed.Table.Shape, changed.Old.Inputs, changed.Old.Outputs, changed.News, Diff(changed)), look.Outputs);
    }

    [Property]
    public void Drift_is_found_by_the_next_look_whatever_was_updated_meanwhile(Changed changed, int seed)
    {
        var shape = changed.Table.Shape;
        var drifted = Drifted(changed.Old.Live, new(seed));
        var patch = Patch(shape, changed.Old.Inputs, changed.Old.Outputs, changed.News, drifted);
        var after = new FarSide(new(changed.Old.Seed)).Update(shape, drifted, patch, changed.News.Plain());
        var written = LookRules.Written(shape, changed.News, new(patch, drifted) { OldInputs = changed.Old.Inputs, OldOutputs = changed.Old.Outputs }, after);
        var seen = LookRules.Seen(shape, changed.News, Memory.Remember(written.Outputs, PropertyMap.Empty, written.Words, "somebody"), after);

        foreach (var spot in Spots.Of(shape).Where(s => s.Property is { Type: not (ShapeType or ListType), Replacement: null } && !s.Path.ToString().Contains('[', StringComparison.Ordinal)))
        {
            if (changed.News.At(spot.Path) is { } declared && !declared.IsNothing() && !patch.Mentions(spot.Path) && !SameRules.IsLive(spot.Property, declared, after.At(spot.Path), changed.News))
                Assert.True(SameRules.AreSame(spot.Property, after.At(spot.Path), seen.Inputs.At(spot.Path)), $"{spot.Path} drifted and isn't told");
        }
    }

    [Property]
    public void What_is_taken_and_never_shown_is_told_by_each_look_and_becomes_a_difference(Changed changed)
    {
        var shape = changed.Table.Shape;
        var (_, patch, _) = Updated(changed);
        var write = new Write(patch, changed.Old.Live) { OldInputs = changed.Old.Inputs, OldOutputs = changed.Old.Outputs };
        // Nothing of what was sent ever shows.
        var written = LookRules.Written(shape, changed.News, write, changed.Old.Live);
        None(DiffRules.Diff(shape, changed.News, Memory.Remember(written.Outputs, PropertyMap.Empty, written.Words, "somebody"), changed.News, []));

        var (inputs, outputs) = (changed.News, Memory.Remember(written.Outputs, PropertyMap.Empty, written.Words, "somebody"));
        // What takes its time tells by itself how far it is.
        var told = written.Remarks.Select(PathOf).Where(path => patch.Sets(PropertyPath.Parse(path)!)).Except(Spots.Of(shape).Where(s => s.Property.ReadBack.ComingOn is not null).Select(s => s.Path.ToString())).ToHashSet();
        for (var refresh = 0; refresh < 2; refresh++)
        {
            var look = LookRules.Seen(shape, inputs, outputs, changed.Old.Live);
            (inputs, outputs) = (look.Inputs, Memory.Remember(look.Outputs, look.Sent, look.Words, "somebody"));
            Assert.Superset(told, look.Remarks.Select(PathOf).ToHashSet());
            var differ = DiffRules.Diff(shape, inputs, outputs, changed.News, []).Changes.Select(c => c.Path).ToList();
            Offenders.None(told.Where(path => !differ.Any(c => PropertyPath.Parse(path)!.Covers(c))));
        }
    }

    [Property]
    public void Nothing_secret_leaves_its_envelope(Created created, int seed)
    {
        var drifted = LookRules.Seen(created.Table.Shape, created.Inputs, created.Outputs, Drifted(created.Live, new(seed)));
        Sealed(created.Outputs, "outputs");
        Sealed(PreviewRules.Create(created.Table.Shape, created.Inputs), "preview");
        Sealed(PreviewRules.Update(created.Table.Shape, created.Inputs, created.Outputs, created.Inputs, new([])), "update preview");
        Sealed(drifted.Outputs, "drifted outputs");
        Sealed(drifted.Inputs, "drifted inputs");
        Sealed(drifted.Sent, "remembered");
        Sealed(drifted.Words, "words");
    }

    [Property]
    public void What_was_secret_and_cannot_be_cleared_stays_secret(Changed changed)
    {
        var look = Updated(changed).Look;
        // What only the service says, the host wraps where it holds a secret.
        Sealed(look.Outputs.Where((name, _) => changed.Table.Shape.Find(name) is not { Declaration.IsOutput: true }), "outputs");
        Sealed(look.Sent, "remembered");
        Sealed(look.Words, "words");
        Sealed(PreviewRules.Update(changed.Table.Shape, changed.Old.Inputs, changed.Old.Outputs, changed.News, Diff(changed)), "preview");
    }

    [Property]
    public void Unknown_values_never_reach_real_outputs(Created created) => Assert.False(created.Outputs.HasUnknown());

    private static bool Known(ShapeDescription shape, PropertyPath path, string live) =>
        Spots.Of(shape).Any(s => s.Path.Equals(path) && s.Property.ReadBack.IsCopy?.Invoke(live) == true);

    private static string PathOf(string remark) => remark.Split(": ")[0];

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

    private static string Last(PropertyPath path) => path.ToString().Split('.')[^1];
}
