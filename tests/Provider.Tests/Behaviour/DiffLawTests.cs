using FsCheck.Xunit;
using ProviderKit.Behaviour;
using ProviderKit.Description;
using ProviderKit.Host;
using ProviderKit.Values;
using Provider.Tests.House;
using Pulumirpc;

namespace Provider.Tests.Behaviour;

[Properties(Arbitrary = [typeof(Cases)], MaxTest = 300)]
public class DiffLawTests
{
    public static TheoryData<Table> Tables { get; } = [Table.Sender, Table.Kiosk];

    [Property]
    public void The_same_inputs_do_not_differ(Declared declared)
    {
        var inputs = CheckRules.Check(declared.Table.Resource, declared.Inputs, PropertyMap.Empty).Inputs;
        None(DiffRules.Diff(declared.Table.Shape, inputs, inputs, inputs, []));
        None(DiffRules.Diff(declared.Table.Shape, inputs, PropertyMap.Empty, inputs, []));
    }

    [Property]
    public void A_secret_that_is_one_no_longer_is_no_difference(Created created) =>
        None(DiffRules.Diff(created.Table.Shape, created.Inputs, created.Outputs, created.Inputs.Plain(), []));

    [Property]
    public void What_becomes_a_secret_is_a_difference_where_the_outputs_show_it(Created created)
    {
        var wrapped = PropertyMap.Of(created.Inputs.Select(e => KeyValuePair.Create(e.Key, (PropertyValue)SecretValue.Of(e.Value))));
        var diff = DiffRules.Diff(created.Table.Shape, created.Inputs, created.Outputs, wrapped, []);
        Assert.All(diff.Changes, change => Assert.True(change.IsSecrecy && !change.Replaces));
        var marked = SecretMarks.Everywhere(wrapped, created.Outputs);
        Shown.Same(created.Outputs.Plain(), marked.Plain());
        None(DiffRules.Diff(created.Table.Shape, wrapped, marked, wrapped, []));
    }

    [Property]
    public void Null_empty_and_absent_are_one(Created created, int seed)
    {
        var sparse = Emptied(created.Table.Shape, created.Inputs, new(seed));
        None(DiffRules.Diff(created.Table.Shape, created.Inputs, created.Outputs, sparse, []));
        None(DiffRules.Diff(created.Table.Shape, sparse, created.Outputs, created.Inputs, []));
    }

    [Property]
    public void Keyed_lists_in_another_order_do_not_differ(Created created)
    {
        var turned = Turned(created.Table.Shape, created.Inputs);
        None(DiffRules.Diff(created.Table.Shape, created.Inputs, created.Outputs, turned, []));
    }

    [Property]
    public void The_encoded_difference_keeps_the_engines_rules(Changed changed, Created other)
    {
        Kept(changed.Table.Shape, DiffRules.Diff(changed.Table.Shape, changed.Old.Inputs, changed.Old.Outputs, changed.News, []));
        if (other.Table == changed.Table)
            Kept(changed.Table.Shape, DiffRules.Diff(changed.Table.Shape, changed.Old.Inputs, changed.Old.Outputs, other.Inputs, []));
    }

    [Property]
    public void Every_difference_has_a_path_of_its_own(Changed changed)
    {
        var paths = DiffRules.Diff(changed.Table.Shape, changed.Old.Inputs, changed.Old.Outputs, changed.News, []).Changes.Select(c => c.Path.ToString()).ToList();
        Offenders.None(paths.GroupBy(p => p).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Property]
    public void Differences_turn_round_with_the_inputs(Changed changed)
    {
        var shape = changed.Table.Shape;
        var there = DiffRules.Diff(shape, changed.Old.Inputs, PropertyMap.Empty, changed.News, []).Changes.Where(NothingLost).Select(c => c.Path.Head).Distinct();
        var back = DiffRules.Diff(shape, changed.News, PropertyMap.Empty, changed.Old.Inputs, []).Changes.Select(c => c.Path.Head);
        Offenders.None(there.Except(back));

        static bool NothingLost(PropertyChange change) => change.Kind == ChangeKind.Delete || (change.Kind == ChangeKind.Update && change.Property.Removal is not Removal.MeansNothingCase);
    }

    [Property]
    public void What_is_ignored_is_not_told_and_the_rest_is(Changed changed)
    {
        var all = DiffRules.Diff(changed.Table.Shape, changed.Old.Inputs, changed.Old.Outputs, changed.News, []);
        foreach (var change in all.Changes)
        {
            var left = DiffRules.Diff(changed.Table.Shape, changed.Old.Inputs, changed.Old.Outputs, changed.News, [change.Path]);
            Assert.Equal(all.Changes.Where(c => !change.Path.Covers(c.Path)).Select(c => c.Path), left.Changes.Select(c => c.Path));
        }

        None(DiffRules.Diff(changed.Table.Shape, changed.Old.Inputs, changed.Old.Outputs, changed.News, [PropertyPath.Parse("*")!]));
    }

    [Property]
    public void Only_what_says_so_replaces_when_it_becomes_unknown_and_then_it_says_may(Created created)
    {
        bool IsThere(PropertyPath path) => !created.Inputs.At(path).IsNothing() || !created.Outputs.At(path).IsNothing();
        foreach (var spot in Spots.Of(created.Table.Shape).Where(s => !s.Path.ToString().Contains("[0]", StringComparison.Ordinal)))
        {
            if (spot.Property.Declaration.UselessOn?.Invoke(created.Outputs) == true)
                continue;
            var news = spot.Put(created.Inputs.Plain(), UnknownValue.Instance);
            var diff = DiffRules.Diff(created.Table.Shape, created.Inputs, created.Outputs, news, []);
            if (diff.Changes.IsEmpty && spot.Property.ReadBack.NotKeptOn?.Invoke(created.Inputs) == true)
                continue;

            var change = Assert.Single(diff.Changes);
            Assert.Equal(spot.Path, change.Path);
            Assert.Equal(spot.Property.Replacement is not null && IsThere(spot.Path), change.Replaces);
            Assert.All(change.Notices, notice => Assert.False(notice.IsCertain));
            var within = Spots.Of(created.Table.Shape).Where(s => spot.Path.Covers(s.Path) && s.Property.Replacement is not null && IsThere(s.Path)).Select(s => s.Path);
            Assert.Equal(within, change.Notices.Select(notice => notice.Path));
        }
    }

    [Property]
    public void What_is_sent_once_or_never_read_back_may_be_taken_out_of_a_program(Created created)
    {
        foreach (var spot in Spots.Of(created.Table.Shape).Where(s => s.Property.Removal is Removal.MeansNothingCase && s.Property.Replacement is null))
        {
            var without = spot.Put(created.Inputs.Plain(), NullValue.Instance);
            if (!spot.Path.ToString().Contains("[0]", StringComparison.Ordinal))
                None(DiffRules.Diff(created.Table.Shape, created.Inputs, created.Outputs, without, []));
        }
    }

    [Property]
    public void A_default_that_is_written_out_is_no_difference(Created created)
    {
        foreach (var spot in Spots.Of(created.Table.Shape).Where(s => s.Property.Declaration.Default is not null))
        {
            var without = spot.Put(created.Inputs.Plain(), NullValue.Instance);
            var with = spot.Put(created.Inputs.Plain(), spot.Property.Declaration.Default!);
            None(DiffRules.Diff(created.Table.Shape, without, created.Outputs, with, []));
            None(DiffRules.Diff(created.Table.Shape, with, created.Outputs, without, []));
        }
    }

    private static void Kept(ShapeDescription shape, DiffResult diff)
    {
        var answer = DiffEncoder.Encode(diff, shape);
        var heads = answer.DetailedDiff.Keys.Select(path => PropertyPath.Parse(path)!.Head).ToHashSet();

        Assert.True(answer.HasDetailedDiff);
        Assert.Equal(diff.Changes.IsEmpty ? DiffResponse.Types.DiffChanges.DiffNone : DiffResponse.Types.DiffChanges.DiffSome, answer.Changes);
        Assert.Equal(answer.Diffs.Distinct(), answer.Diffs);
        Assert.Equal(heads.Order(), answer.Diffs.Order());
        Assert.All(answer.Diffs, name => Assert.False(shape.Find(name)!.Declaration.IsOutput));
        Assert.Equal(
            answer.DetailedDiff
                .Where(d => d.Value.Kind is PropertyDiff.Types.Kind.AddReplace or PropertyDiff.Types.Kind.DeleteReplace or PropertyDiff.Types.Kind.UpdateReplace)
                .Select(d => PropertyPath.Parse(d.Key)!.Head).Distinct().Order(),
            answer.Replaces.Order());
    }

    private static void None(DiffResult diff) => Offenders.None(diff.Changes.Select(c => $"{c.Path} {c.Kind}"));

    private static PropertyMap Emptied(ShapeDescription shape, PropertyMap map, Random random)
    {
        foreach (var property in shape.Properties.Where(p => !p.Declaration.IsOutput))
        {
            var value = map[property.Name];
            if (property.Type is ShapeType shaped && !value.IsNothing())
                map = map.With(property.Name, new ObjectValue(Emptied(shaped.Shape, value.AsMap(), random)));
            else if (value.IsNothing())
                map = random.Next(3) switch
                {
                    0 => map.Without(property.Name),
                    1 => map.With(property.Name, NullValue.Instance),
                    _ => map.With(property.Name, property.Type switch
                    {
                        ShapeType => PropertyMap.Empty,
                        ListType => PropertyList.Empty,
                        TextType or EnumType => "",
                        _ => SecretValue.Of(NullValue.Instance),
                    }),
                };
        }

        return map;
    }

    private static PropertyMap Turned(ShapeDescription shape, PropertyMap map) => PropertyMap.Of(map.Select(e => KeyValuePair.Create(
        e.Key,
        (shape.Find(e.Key)!.Type, e.Value) switch
        {
            (ShapeType shaped, ObjectValue o) => new ObjectValue(Turned(shaped.Shape, o.Properties)),
            (ListType { Key: not null }, ListValue l) => new ListValue([.. l.Items.Reverse()]),
            _ => e.Value,
        })));
}
