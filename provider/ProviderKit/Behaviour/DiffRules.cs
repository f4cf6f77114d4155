using System.Collections.Immutable;
using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>
/// What differs between declared inputs, old and new. Live values count in one place only: a property that replaces and
/// was never declared is compared with what the service says, so that declaring what is there replaces nothing.
/// What was sent, where that is not what the inputs in the state say, counts as declared before beside them.
/// Secrets compare by what is in them; absent, null and empty are one thing.
/// </summary>
public static class DiffRules
{
    public static DiffResult Diff(
        ShapeDescription shape, PropertyMap oldInputs, PropertyMap oldOutputs, PropertyMap news, IEnumerable<PropertyPath> ignored)
    {
        var changes = Changes(shape, oldInputs, oldOutputs, news, change => change.Property.TakenWhen?.Invoke(oldOutputs) != false);
        return new([.. changes.Where(change => !ignored.Any(path => path.Covers(change.Path)))]);
    }

    /// <summary>The changes that an update is about: also those of which nobody knows whether the service takes them yet.</summary>
    internal static IEnumerable<PropertyChange> ToSend(ShapeDescription shape, PropertyMap oldInputs, PropertyMap oldOutputs, PropertyMap news) =>
        Changes(shape, oldInputs, oldOutputs, news, _ => true);

    private static IEnumerable<PropertyChange> Changes(
        ShapeDescription shape, PropertyMap oldInputs, PropertyMap oldOutputs, PropertyMap news, Func<PropertyChange, bool> isDue)
    {
        var (diff, sent) = (new ShapeDiff(news, oldOutputs), SentMemory.Sent(oldOutputs));
        var changes = diff.Compare(shape, oldInputs, oldOutputs, news, PropertyPath.Root);
        return sent.Count == 0
            ? changes
            : changes.Concat(diff.Compare(shape, sent, oldOutputs, news, PropertyPath.Root).Where(isDue)).DistinctBy(change => change.Path);
    }
}

internal sealed record ShapeDiff(PropertyMap Root, PropertyMap Outputs)
{
    public IEnumerable<PropertyChange> Compare(
        ShapeDescription shape, PropertyMap olds, PropertyMap lives, PropertyMap news, PropertyPath at) =>
        shape.Properties
            .Where(property => !property.OutputOnly)
            .SelectMany(property => Compare(property, olds[property.Name], lives[property.Name], news[property.Name], at.Then(property.Name)));

    private IEnumerable<PropertyChange> Compare(
        PropertyDescription property, PropertyValue? old, PropertyValue? live, PropertyValue? now, PropertyPath at)
    {
        var before = Declared(old) ?? (property.Replacement is null ? null : Declared(live));
        var after = Declared(now);
        if (after is null && (before is null || property.Removal is Removal.MeansNothingCase))
            return [];
        // What isn't kept, or isn't needed any more, can't be missing from what was read: only a program that changes its
        // mind makes a difference.
        if (before is null && (property.NotKept?.Invoke(Root) == true || property.Unneeded?.Invoke(Outputs) == true))
            return [];
        if (after is UnknownValue || before is UnknownValue)
            return before == after ? [] : [Change(property, before, after, at)];
        return property.Type switch
        {
            ShapeType shaped => Compare(shaped.Shape, before.AsMap(), Declared(live).AsMap(), after.AsMap(), at),
            ListType { Item: ShapeType item } list => CompareLists(property, list, item.Shape, before.AsList(), after.AsList(), at),
            _ => SameRules.AreSame(property, before ?? Default(property), after ?? Default(property)) ? [] : [Change(property, before, after, at)],
        };
    }

    private IEnumerable<PropertyChange> CompareLists(
        PropertyDescription property, ListType list, ShapeDescription item, PropertyList before, PropertyList after, PropertyPath at)
    {
        var pairs = ListPairs.Of(list.Key, before, after);
        foreach (var (old, now) in pairs)
        {
            if (old is not { } was)
                yield return new(at.Then(now!.Value), ChangeKind.Add, property);
            else if (now is not { } index)
                yield return new(at.Then(was), ChangeKind.Delete, property);
            else if (after[index].Unwrapped() is UnknownValue)
                yield return new(at.Then(index), ChangeKind.Update, property);
            else
                foreach (var change in Compare(item, before[was].AsMap(), PropertyMap.Empty, after[index].AsMap(), at.Then(index)))
                    yield return change;
        }
    }

    private static PropertyChange Change(PropertyDescription property, PropertyValue? before, PropertyValue? after, PropertyPath at)
    {
        var kind = (before, after) switch
        {
            (null, _) => ChangeKind.Add,
            (_, null) => ChangeKind.Delete,
            _ => ChangeKind.Update,
        };
        var replaces = property.Replacement is { } replacement
            && !(replacement.OnlyWhenKnown && (before is null or UnknownValue || after is null or UnknownValue));
        return new(at, kind, property) { Replaces = replaces };
    }

    private static TextValue? Default(PropertyDescription property) => property.Default is { } text ? new TextValue(text) : null;

    private static PropertyValue? Declared(PropertyValue? value) => value.IsNothing() ? null : value!.Plain();
}
