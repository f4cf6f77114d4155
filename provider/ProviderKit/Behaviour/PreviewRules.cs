using System.Collections.Immutable;
using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>
/// The outputs that a preview can promise: declared values as they are, unknown for what the service decides. A known
/// value here is the value that the real run gives.
/// </summary>
internal static class PreviewRules
{
    public static PropertyMap Create(ShapeDescription shape, PropertyMap inputs) =>
        new ShapePreview(inputs, []).Create(shape, inputs);

    public static PropertyMap Update(ShapeDescription shape, PropertyMap oldInputs, PropertyMap oldOutputs, PropertyMap news, DiffResult diff) =>
        new ShapePreview(news, [.. diff.Changes.Where(change => PatchRules.CanBeSent(change) && !PatchRules.IsAlone(change.Property, news)).Select(change => change.Path.Head)])
            .Update(shape, Memory.Declared(oldInputs, oldOutputs), oldOutputs, news);
}

/// <param name="Root">All that is declared.</param>
/// <param name="SentHeads">The top-level properties that are sent.</param>
internal sealed record ShapePreview(PropertyMap Root, ImmutableHashSet<string> SentHeads)
{
    public PropertyMap Create(ShapeDescription shape, PropertyMap inputs) =>
        PropertyMap.Of(shape.Properties.SelectMany(property => Named(property, Created(property, inputs[property.Name]))));

    public PropertyMap Update(ShapeDescription shape, PropertyMap oldInputs, PropertyMap oldOutputs, PropertyMap news, string? head = null)
    {
        var isOther = !oldInputs.Plain().Equals(news.Plain());
        return PropertyMap.Of(shape.Properties.SelectMany(property => Named(property, Updated(
            property, new(oldInputs[property.Name], oldOutputs[property.Name], news[property.Name]) { IsOther = isOther }, head ?? property.Name))));
    }

    private PropertyValue? Created(PropertyDescription property, PropertyValue? declared)
    {
        if (property.Declaration.IsOutput)
            return UnknownValue.Instance;
        if (declared?.Unwrapped() is UnknownValue)
            return declared;
        if (declared.IsNothing())
            return Undeclared(property);
        return property.Type is ShapeType shaped
            ? SecretMarks.Around(Create(shaped.Shape, declared.AsMap()), declared)
            : declared;
    }

    private PropertyValue? Undeclared(PropertyDescription property)
    {
        if (property.Declaration is { IsLocal: true, Default: { } given })
            return given;
        return MayAppear(property) ? UnknownValue.Instance : null;
    }

    private bool MayAppear(PropertyDescription property) =>
        property.ReadBack.FilledInOn?.Invoke(Root) == true || (property.Type is ShapeType shaped && shaped.Shape.Properties.Any(MayAppear));

    private PropertyValue? Updated(PropertyDescription property, Before before, string head)
    {
        var (oldInput, old, declared) = before;
        if (property.Declaration.IsOutput)
            return property.Declaration.IsStable && old is not null ? old : UnknownValue.Instance;
        if (declared?.Unwrapped() is UnknownValue)
            return declared;
        if (property.Type is ShapeType shaped)
        {
            var envelope = declared ?? old;
            var part = Update(shaped.Shape, oldInput.AsMap(), SecretMarks.Inside(old, envelope), declared.AsMap(), head);
            if (part.Count == 0)
                return null;
            // Nothing of it is known, not even that it will be there.
            if (declared.IsNothing() && part.All(e => e.Value is UnknownValue))
                return UnknownValue.Instance;
            return SecretMarks.Around(part, envelope);
        }

        if (!declared.IsNothing())
            return IsDoubtful(property, before, head) ? SecretMarks.Copy(declared, UnknownValue.Instance) : declared;
        if (property.Declaration is { IsLocal: true, Default: { } given })
            return given;
        // What the service fills in comes and goes with what stands beside it.
        if (before.IsOther && property.Replacement is null && MayAppear(property))
            return UnknownValue.Instance;
        return oldInput.IsNothing() ? Left(property, old) : Removed(property, old);
    }

    /// <summary>
    /// What isn't sent and was last seen to be something else than declared may have become so since. So may what travels
    /// alone, sent or not: the service takes its time for it.
    /// </summary>
    private bool IsDoubtful(PropertyDescription property, Before before, string head) =>
        !property.Declaration.IsLocal && !SameRules.AreSame(property, before.Old, before.Declared)
        && (PatchRules.IsAlone(property, Root) || (!before.Old.IsNothing() && (!SentHeads.Contains(head) || property.Replacement is not null)));

    /// <summary>
    /// What nobody declares stays. But an update that broke off leaves its own words in the outputs, and the service may
    /// say them otherwise: in another order, as its own copy, or not at all.
    /// </summary>
    private PropertyValue? Left(PropertyDescription property, PropertyValue? old) =>
        old is not null && (property.Type is ListType { Key: not null } || SaysOtherwise(property.ReadBack)) ? UnknownValue.Instance : old;

    private bool SaysOtherwise(ReadBack readBack) =>
        readBack is { IsNever: true } or { MayBeEmpty: true } or { Compared: not null } or { IsCopy: not null } || readBack.NotKeptOn?.Invoke(Root) == true;

    private PropertyValue? Removed(PropertyDescription property, PropertyValue? old)
    {
        if (property.ReadBack.IsNever)
            return null;
        if (property.Removal is not (Removal.ClearsCase or Removal.SetsCase))
            return Left(property, old);
        return MayAppear(property) ? UnknownValue.Instance : null;
    }

    private sealed record Before(PropertyValue? OldInput, PropertyValue? Old, PropertyValue? Declared)
    {
        /// <summary>Something else is declared beside it than before.</summary>
        public bool IsOther { get; init; }
    }

    private static IEnumerable<KeyValuePair<string, PropertyValue>> Named(PropertyDescription property, PropertyValue? value)
    {
        if (value is not null)
            yield return KeyValuePair.Create(property.Name, property.Secret ? SecretValue.Of(value) : value);
    }
}
