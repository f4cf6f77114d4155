using System.Collections.Immutable;
using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>
/// What differs between declared inputs, old and new. Live values count in one place only: a property that replaces is
/// compared with what the service says as well, so that declaring what is there replaces nothing. What was sent, where that
/// is not what the inputs in the state say, counts as declared before beside them. Values compare by what is in them:
/// absent, null and empty are one thing, and a secret is its content. But what has become a secret and stands in clear in
/// the outputs is a difference too.
/// </summary>
public static class DiffRules
{
    public static DiffResult Diff(
        ShapeDescription shape, PropertyMap oldInputs, PropertyMap oldOutputs, PropertyMap news, IReadOnlyCollection<PropertyPath> ignored)
    {
        var diff = new ShapeDiff(oldInputs, oldOutputs, news);
        var sent = Memory.Sent(oldOutputs);
        var changes = diff.Compare(shape, oldInputs, oldOutputs, news, PropertyPath.Root).ToList();
        if (sent.Count > 0)
        {
            if (changes.Any(change => PatchRules.IsAlone(change.Property, news) && !SameRules.AreSame(change.Property, sent.At(change.Path), news.At(change.Path))))
                changes.RemoveAll(change => IsDone(PatchRules.LeafOf(shape, change), sent, oldOutputs, news));
            changes.AddRange(diff.Compare(shape, sent, oldOutputs, news, PropertyPath.Root)
                .Where(change => IsDue(change, oldOutputs)));
        }

        var revealed = SecrecyRules.Revealed(shape, oldOutputs, news).Where(path => !changes.Any(change => path.Path.Covers(change.Path)));
        return new([.. changes.Concat(revealed)
            .DistinctBy(change => change.Path)
            .Where(change => !ignored.Any(path => path.Covers(change.Path)))])
            { Remarks = [.. diff.Remarks] };
    }

    /// <summary>An update that broke off at what travels alone has sent it, and the service shows it.</summary>
    private static bool IsDone(Leaf leaf, PropertyMap sent, PropertyMap oldOutputs, PropertyMap news)
    {
        bool IsAsDeclared(PropertyMap values) => SameRules.AreSame(leaf.Property, leaf.In(values), leaf.In(news));
        return leaf.Property is { Replacement: null, ReadBack.ShowsWhatItTook: true } && IsAsDeclared(sent) && IsAsDeclared(oldOutputs);
    }

    /// <summary>What the service doesn't take yet is no difference until it does; what it shows can be taken away.</summary>
    private static bool IsDue(PropertyChange change, PropertyMap oldOutputs) => change.Property.Declaration.TakenOn is not { } takes
        || takes(oldOutputs)
        || (change.Kind == ChangeKind.Delete && !oldOutputs.At(change.Path).IsNothing());
}

internal sealed record ShapeDiff(PropertyMap Olds, PropertyMap Outputs, PropertyMap News)
{
    public List<string> Remarks { get; } = [];

    public IEnumerable<PropertyChange> Compare(
        ShapeDescription shape, PropertyMap olds, PropertyMap lives, PropertyMap news, PropertyPath at) =>
        shape.Properties
            .Where(property => !property.Declaration.IsOutput)
            .SelectMany(property => Compare(property, olds[property.Name], lives[property.Name], news[property.Name], at.Then(property.Name)));

    private IEnumerable<PropertyChange> Compare(
        PropertyDescription property, PropertyValue? old, PropertyValue? live, PropertyValue? now, PropertyPath at)
    {
        var there = property.Replacement is null ? null : Declared(live);
        var (before, after) = (Declared(old) ?? there, Declared(now));
        if (MeansNothing(property, before, after))
            return [];
        if (after is UnknownValue || before is UnknownValue)
            return before == after ? [] : [Change(property, before, after, at) with { Notices = [.. Notices(property, before, Declared(live), at)] }];
        return property.Type switch
        {
            ShapeType shaped => Compare(shaped.Shape, before.AsMap(), Declared(live).AsMap(), after.AsMap(), at),
            ListType { Item: ShapeType item } list => CompareLists(property, list, item.Shape, before.AsList(), after.AsList(), at),
            _ when AreSame(property, before, after) || (there is not null && AreSame(property, there, after)) => [],
            _ => [Change(property, before, after, at)],
        };
    }

    private bool MeansNothing(PropertyDescription property, PropertyValue? before, PropertyValue? after)
    {
        if (after is null && (before is null || property.Removal is Removal.MeansNothingCase))
            return true;
        if (property.Declaration.UselessOn?.Invoke(Outputs) == true)
            return true;
        // What isn't kept can't be missing from what was read: only a program that changes its mind makes a difference.
        return (before is null || after is null) && property.ReadBack.NotKeptOn?.Invoke(News) == true;
    }

    /// <summary>Lists that have the same items in another order are the same. Others are told place by place, as they are shown.</summary>
    private IEnumerable<PropertyChange> CompareLists(
        PropertyDescription property, ListType list, ShapeDescription item, PropertyList before, PropertyList after, PropertyPath at)
    {
        IEnumerable<PropertyChange> CompareItems(int old, int now, PropertyPath place) => after[now].Unwrapped() is UnknownValue
            ? [new(place, ChangeKind.Update, property)]
            : Compare(item, before[old].AsMap(), PropertyMap.Empty, after[now].AsMap(), place);

        if (ListPairs.Of(list.Key, before, after).All(pair => pair is ({ } old, { } now) && !CompareItems(old, now, at).Any()))
            yield break;
        for (var place = 0; place < Math.Max(before.Count, after.Count); place++)
        {
            if (place >= before.Count)
                yield return new(at.Then(place), ChangeKind.Add, property);
            else if (place >= after.Count)
                yield return new(at.Then(place), ChangeKind.Delete, property);
            else
                foreach (var change in CompareItems(place, place, at.Then(place)))
                    yield return change;
        }
    }

    private PropertyChange Change(PropertyDescription property, PropertyValue? before, PropertyValue? after, PropertyPath at)
    {
        var change = new PropertyChange(at, Kind(before, after), property);
        // Where nobody has seen what is there, declaring something may be declaring that.
        if (property.Replacement is not { } replacement || before is null)
            return change;
        if (replacement.OnlyWhenKnown && (before is UnknownValue || after is null or UnknownValue))
            return change;
        if (replacement.Instead(Olds, News) is { } remark)
        {
            Remarks.Add(remark);
            return change;
        }

        return change with { Replaces = true, Notices = [new(at, replacement.Warning, IsCertain: true)] };
    }

    private static ChangeKind Kind(PropertyValue? before, PropertyValue? after) => (before, after) switch
    {
        (null, _) => ChangeKind.Add,
        (_, null) => ChangeKind.Delete,
        _ => ChangeKind.Update,
    };

    /// <summary>The replacements that an unknown value may turn out to be: its own, or those within it of what is there so far.</summary>
    private static IEnumerable<ReplacementNotice> Notices(
        PropertyDescription property, PropertyValue? before, PropertyValue? live, PropertyPath at)
    {
        if (property.Type is ShapeType shaped)
        {
            return shaped.Shape.Properties.SelectMany(p =>
                Notices(p, Declared(before.AsMap()[p.Name]), Declared(live.AsMap()[p.Name]), at.Then(p.Name)));
        }

        return property.Replacement is { OnlyWhenKnown: false } replacement && (before ?? live) is not null
            ? [new(at, replacement.Warning, IsCertain: false)]
            : [];
    }

    private static bool AreSame(PropertyDescription property, PropertyValue? before, PropertyValue? after) =>
        SameRules.AreSame(property, before ?? Default(property), after ?? Default(property));

    private static TextValue? Default(PropertyDescription property) =>
        property.Declaration.Default is { } text ? new TextValue(text) : null;

    private static PropertyValue? Declared(PropertyValue? value) => value.IsNothing() ? null : value!.Plain();
}
