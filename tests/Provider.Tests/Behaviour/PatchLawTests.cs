using FsCheck.Xunit;
using ProviderKit.Behaviour;
using ProviderKit.Description;
using ProviderKit.Values;
using Provider.Tests.House;
using static Provider.Tests.Behaviour.Updates;

namespace Provider.Tests.Behaviour;

/// <summary>Laws about what an update sends.</summary>
[Properties(Arbitrary = [typeof(Cases)], MaxTest = 300)]
public class PatchLawTests
{
    [Property]
    public void An_update_leaves_nothing_astray(Changed changed) => Offenders.None(Updated(changed).Look.Remarks);

    [Property]
    public void A_resource_that_is_as_declared_needs_no_patch(Created created) =>
        Assert.True(Patch(created.Table.Shape, created.Inputs, created.Outputs, created.Inputs, created.Live).IsEmpty);

    [Property]
    public void An_update_is_over_after_one_patch(Changed changed)
    {
        var (live, _, look) = Updated(changed);

        Assert.True(Patch(changed.Table.Shape, changed.News, look.Outputs, changed.News, live).IsEmpty);
    }

    [Property]
    public void An_update_that_broke_off_is_completed_when_the_state_has_the_old_inputs(Changed changed)
    {
        var (live, outputs, far) = BrokenOff(changed);
        var patch = Patch(changed.Table.Shape, changed.Old.Inputs, outputs, changed.News, live);

        Astray(changed.Table.Shape, changed.News, far.Update(changed.Table.Shape, live, patch, changed.News.Plain()));
    }

    [Property]
    public void An_update_that_broke_off_is_taken_back_when_the_program_is_put_back(Changed changed)
    {
        var (shape, olds) = (changed.Table.Shape, changed.Old.Inputs);
        var (live, outputs, far) = BrokenOff(changed);
        var patch = Patch(shape, olds, outputs, olds, live);
        Astray(shape, olds, far.Update(shape, live, patch, olds.Plain()));

        var (before, sent) = (Declared(olds), Declared(changed.News));
        Offenders.None(Spots.Of(shape)
            .Where(s => s.Property is { Type: not ShapeType, Declaration.Default: null, Removal: Removal.ClearsCase } && sent.Contains(s.Path) && !before.Contains(s.Path))
            .Where(s => !s.Path.ToString().Contains('[', StringComparison.Ordinal) && s.Property.ReadBack.NotKeptOn?.Invoke(olds) != true)
            .Where(s => patch.Edits.GetValueOrDefault(s.Path) is not PropertyEdit.Clear)
            .Select(s => s.Path.ToString()));
    }

    [Property]
    public void A_patch_has_changed_parts_only_and_nothing_local_or_fixed(Changed changed)
    {
        var shape = changed.Table.Shape;
        var differ = Diff(changed).Changes.Select(c => c.Path.Head);
        var paths = Updated(changed).Patch.Edits.Keys.ToList();

        Offenders.None(paths.Select(path => path.Head).Except(differ));
        Offenders.None(Spots.Of(shape)
            .Where(s => paths.Contains(s.Path) && s.Property is not { Declaration: { IsOutput: false, IsLocal: false } })
            .Select(s => s.Path.ToString()));
        Offenders.None(Spots.Of(shape)
            .Where(s => paths.Contains(s.Path) && s.Property.Replacement is not null && !SameRules.AreSame(s.Property, changed.News.At(s.Path), changed.Old.Live.At(s.Path)))
            .Select(s => s.Path.ToString()));
    }

    [Property]
    public void A_changed_part_is_sent_whole(Changed changed)
    {
        var patch = Updated(changed).Patch;
        var heads = patch.Edits.Keys.Select(path => path.Head).ToHashSet();

        Offenders.None(Spots.Of(changed.Table.Shape)
            .Where(s => heads.Contains(s.Path.Head) && !PatchRules.IsAlone(s.Property, changed.News) && s.Property is { Type: not ShapeType, Declaration.Once: false, Replacement: null } && !s.Path.ToString().Contains('[', StringComparison.Ordinal))
            .Where(s => !changed.News.At(s.Path).IsNothing() && !patch.Sets(s.Path))
            .Select(s => s.Path.ToString()));
    }

    [Property]
    public void What_travels_alone_is_sent_when_it_differs_itself_and_takes_nothing_along(Changed changed)
    {
        var (patch, changes) = (Updated(changed).Patch, Diff(changed).Changes.Where(PatchRules.CanBeSent).ToList());
        var alone = Spots.Of(changed.Table.Shape).Where(s => PatchRules.IsAlone(s.Property, changed.News)).Select(s => s.Path).ToList();

        Offenders.None(alone.Where(path => patch.Mentions(path) != changes.Any(c => c.Path.Equals(path))).Select(path => path.ToString()));
        Offenders.None(patch.Edits.Keys.Except(alone).Where(path => !changes.Any(c => c.Path.Head == path.Head && !alone.Contains(c.Path))).Select(path => path.ToString()));
    }

    [Property]
    public void What_is_ignored_is_sent_as_it_is_there_or_not_at_all(Changed changed, int seed)
    {
        var shape = changed.Table.Shape;
        var spots = Spots.Of(shape).Where(s => s.Property.Type is not ShapeType && !s.Path.ToString().Contains('[', StringComparison.Ordinal)).ToList();
        var ignored = spots[Math.Abs(seed % spots.Count)].Path;
        var changes = DiffRules.Diff(shape, changed.Old.Inputs, changed.Old.Outputs, changed.News, [ignored]).Changes;
        var live = Drifted(changed.Old.Live, new(seed));
        var patch = PatchRules.ForUpdate(shape, new(changed.Old.Inputs, changed.Old.Outputs, changed.News, [ignored], changes), live);

        if (patch.Edits.GetValueOrDefault(ignored) is { } edit)
            Assert.Equal(live.At(ignored), Assert.IsType<PropertyEdit.Set>(edit).Value);
    }

    [Property]
    public void What_others_set_survives_whether_the_service_merges_or_replaces(Changed changed, bool drops)
    {
        var shape = changed.Table.Shape;
        var far = new FarSide(new(changed.Old.Seed)) { DropsRest = drops };
        var mine = Declared(changed.Old.Inputs).Union(Declared(changed.News)).ToHashSet();
        var (live, _, _) = Updated(changed, far);

        Offenders.None(Spots.Leaves(changed.Old.Live)
            .Where(l => !mine.Contains(l.Path) && !mine.Any(path => path.Covers(l.Path) || l.Path.Covers(path)) && live.At(l.Path) is null && !l.Path.ToString().Contains('[', StringComparison.Ordinal))
            .Select(l => l.Path.ToString()));
    }

    /// <summary>What is live, and the outputs in the state, when an update broke off after it was sent.</summary>
    private static (PropertyMap Live, PropertyMap Outputs, FarSide Far) BrokenOff(Changed changed)
    {
        var far = new FarSide(new(changed.Old.Seed));
        var (live, _, look) = Updated(changed, far);
        return (live, Memory.Remember(look.Outputs, look.Sent, look.Words, "somebody"), far);
    }

    private static HashSet<PropertyPath> Declared(PropertyMap inputs) =>
        [.. Spots.Leaves(inputs).Where(l => !l.Value.IsNothing()).Select(l => l.Path)];

    private static void Astray(ShapeDescription shape, PropertyMap declared, PropertyMap live) => Offenders.None(Spots.Of(shape)
        .Where(s => s.Property.Type is not ShapeType && !s.Path.ToString().Contains('[', StringComparison.Ordinal) && !declared.At(s.Path).IsNothing())
        .Where(s => s.Property.Declaration.TakenOn?.Invoke(live) != false && !(declared.At(s.Path).AsText() is { } text && s.Property.ReadBack.ComingOn?.Invoke(text, live) == true))
        .Where(s => !SameRules.IsLive(s.Property, declared.At(s.Path)!, live.At(s.Path), declared))
        .Select(s => s.Path.ToString()));
}
