using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>
/// What is sent. A creation says all that is declared. An update says each top-level property in which something differs,
/// whole, with the end of each part that is no longer declared; but what travels alone only where it differs itself. Differences to an update that broke off count too, so that
/// the next one completes it, whichever way the program went since.
/// </summary>
internal static class PatchRules
{
    /// <param name="shape">The resource's.</param>
    /// <param name="declared">Known and plain.</param>
    /// <param name="replaces">The resource takes the place of another.</param>
    public static Patch ForCreate(ShapeDescription shape, PropertyMap declared, bool replaces) =>
        Leaves(shape, PropertyPath.Root)
            .Where(leaf => leaf.Property.Declaration is { IsOutput: false, IsLocal: false, Once: false } said && !(replaces && said.NotOnReplacement))
            .Aggregate(Patch.Nothing, (patch, leaf) => leaf.In(declared) is { } value && !value.IsNothing()
                ? patch.With(leaf.Path, leaf.Set(value))
                : patch);

    public static Patch ForUpdate(ShapeDescription shape, Update update, PropertyMap live)
    {
        var changes = update.Changes.Where(CanBeSent).ToList();
        bool IsChanged(Leaf leaf) => changes.Any(change => leaf.Path.Covers(change.Path) || change.Path.Covers(leaf.Path));
        return shape.Properties
            .SelectMany(head => Due([.. Leaves(head, PropertyPath.Root.Then(head.Name))], update, IsChanged).Select(leaf => (leaf.Path, Edit: Edit(leaf, head, update, live))))
            .Where(edit => edit.Edit is not null)
            .Aggregate(Patch.Nothing, (patch, edit) => patch.With(edit.Path, edit.Edit!));
    }

    /// <summary>The parts that go together when one of them differs, and those that go alone when they do.</summary>
    private static IEnumerable<Leaf> Due(IReadOnlyList<Leaf> leaves, Update update, Func<Leaf, bool> isChanged)
    {
        var isDue = leaves.Any(leaf => !IsAlone(leaf.Property, update.News) && isChanged(leaf));
        return leaves.Where(leaf => IsAlone(leaf.Property, update.News) ? isChanged(leaf) : isDue);
    }

    public static bool IsAlone(PropertyDescription property, PropertyMap inputs) => property.Declaration.AloneOn?.Invoke(inputs) == true;

    /// <summary>Whether an update may have something to send.</summary>
    public static bool IsDue(Update update) => update.Changes.Any(CanBeSent);

    /// <summary>Declared properties that were never sent.</summary>
    public static IReadOnlyCollection<PropertyPath> Owed(ShapeDescription shape, Update update) =>
        [.. Leaves(shape, PropertyPath.Root).Where(leaf => update.IsOwed(leaf) && !leaf.In(update.News).IsNothing()).Select(leaf => leaf.Path)];

    /// <summary>The properties that a program stopped declaring and that the service can't clear.</summary>
    public static IEnumerable<PropertyPath> Uncleared(DiffResult diff) => diff.Changes
        .Where(change => change is { Kind: ChangeKind.Delete, Property.Removal: Removal.ImpossibleCase })
        .Select(change => change.Path);

    /// <summary>Whether an update sends anything for the sake of a change.</summary>
    public static bool CanBeSent(PropertyChange change) =>
        change is { IsSecrecy: false, Property: { Declaration.IsLocal: false, Replacement: null } }
        && change is not { Kind: ChangeKind.Delete, Property.Removal: Removal.ImpossibleCase };

    private static PropertyEdit? Edit(Leaf leaf, PropertyDescription head, Update update, PropertyMap live)
    {
        var (property, there) = (leaf.Property, leaf.In(live));
        var kept = head.Declaration.KeepsRest && !there.IsNothing() ? new PropertyEdit.Set(there!.Plain()) : null;
        if (update.Ignores(leaf))
            return kept;
        // What can't be changed is said again as it is there, and isn't said at all where it has drifted.
        if (property.Replacement is not null)
            return leaf.In(update.News) is { } fixedOne && SameRules.AreSame(property, fixedOne, there) && !there.IsNothing() ? leaf.Set(fixedOne) : null;
        if (leaf.In(update.News) is { } declared && !declared.IsNothing())
            return update.WasSent(leaf, declared) || IsTooLateOrEarly(leaf, update, live) ? null : leaf.Set(declared);
        if (leaf.In(update.Declared).IsNothing())
            return kept;
        return property.Removal switch
        {
            Removal.ClearsCase => update.IsOwed(leaf) ? null : new PropertyEdit.Clear(),
            Removal.SetsCase sets => new PropertyEdit.Set(sets.Value),
            _ => null,
        };
    }

    private static bool IsTooLateOrEarly(Leaf leaf, Update update, PropertyMap live) =>
        leaf.Property.Declaration.UselessOn?.Invoke(live) == true
        || (update.IsOwed(leaf) && leaf.Property.Declaration.TakenOn?.Invoke(live) == false);

    /// <summary>The property that a change of it, or of a place in it, is sent with.</summary>
    public static Leaf LeafOf(ShapeDescription shape, PropertyChange change) =>
        Leaves(shape, PropertyPath.Root).FirstOrDefault(leaf => leaf.Path.Covers(change.Path)) ?? new(change.Property, change.Path);

    private static IEnumerable<Leaf> Leaves(ShapeDescription shape, PropertyPath at) =>
        shape.Properties.SelectMany(property => Leaves(property, at.Then(property.Name)));

    private static IEnumerable<Leaf> Leaves(PropertyDescription property, PropertyPath at) => property switch
    {
        { Declaration.IsOutput: true } => [],
        { Type: ShapeType shaped } => Leaves(shaped.Shape, at),
        _ => [new(property, at)],
    };
}

/// <summary>A property that is no object, and where it is. A list is one.</summary>
internal sealed record Leaf(PropertyDescription Property, PropertyPath Path)
{
    public PropertyEdit Set(PropertyValue declared) => new PropertyEdit.Set(
        Property.Declaration.SentAs is { } form && declared.AsText() is { } text ? form(text) : declared.Plain());

    public PropertyValue? In(PropertyMap values) => values.At(Path);
}

/// <summary>All that an update goes by.</summary>
/// <param name="OldInputs">The inputs in the state.</param>
/// <param name="OldOutputs">The outputs in the state.</param>
/// <param name="News">What the program declares now.</param>
/// <param name="Ignored">What it doesn't want to be changed.</param>
/// <param name="Changes">The differences, without those that are ignored.</param>
internal sealed record Update(
    PropertyMap OldInputs, PropertyMap OldOutputs, PropertyMap News, IReadOnlyCollection<PropertyPath> Ignored, IReadOnlyList<PropertyChange> Changes)
{
    private readonly PropertyMap sent = Memory.Sent(OldOutputs);

    /// <summary>All that was ever declared.</summary>
    public PropertyMap Declared { get; } = Memory.Declared(OldInputs, OldOutputs);

    /// <summary>A path may name a part of a list too: the list is then ignored unless something else in it differs.</summary>
    public bool Ignores(Leaf leaf) => Ignored.Any(path => path.Covers(leaf.Path)
        || (leaf.Path.Covers(path) && !Changes.Any(change => leaf.Path.Covers(change.Path))));

    /// <summary>What is sent once was sent if it stands anywhere in the past: an update that broke off keeps it out of the inputs.</summary>
    public bool WasSent(Leaf leaf, PropertyValue declared) => leaf.Property.Declaration.Once
        && new[] { Declared, sent, OldOutputs }.Any(values => SameRules.AreSame(leaf.Property, leaf.In(values), declared));

    /// <summary>It is declared and was never sent.</summary>
    public bool IsOwed(Leaf leaf) => sent.Count > 0 && leaf.In(sent).IsNothing() && !leaf.In(OldInputs).IsNothing();
}
