using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>
/// The outputs that a preview can promise: declared values as they are, unknown for what the service decides. A known
/// value here is the value that the real run gives.
/// </summary>
public static class PreviewRules
{
    public static PropertyMap Create(ShapeDescription shape, PropertyMap inputs) =>
        new ShapePreview(inputs).Create(shape, inputs);

    public static PropertyMap Update(ShapeDescription shape, PropertyMap oldInputs, PropertyMap oldOutputs, PropertyMap news) =>
        new ShapePreview(news).Update(shape, SentMemory.Declared(oldInputs, oldOutputs), oldOutputs, news);
}

internal sealed record ShapePreview(PropertyMap Root)
{
    public PropertyMap Create(ShapeDescription shape, PropertyMap inputs) =>
        PropertyMap.Of(shape.Properties.SelectMany(property => Named(property, Created(property, inputs[property.Name]))));

    public PropertyMap Update(ShapeDescription shape, PropertyMap oldInputs, PropertyMap oldOutputs, PropertyMap news)
    {
        var isSent = !oldInputs.Plain().Equals(news.Plain());
        return PropertyMap.Of(shape.Properties.SelectMany(property => Named(
            property, Updated(property, oldInputs[property.Name], oldOutputs[property.Name], news[property.Name], isSent))));
    }

    private PropertyValue? Created(PropertyDescription property, PropertyValue? declared)
    {
        if (property.OutputOnly)
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
        if (property is { Local: true, Default: { } given })
            return given;
        return MayAppear(property) ? UnknownValue.Instance : null;
    }

    private bool MayAppear(PropertyDescription property) =>
        property.FilledIn?.Invoke(Root) == true || (property.Type is ShapeType shaped && shaped.Shape.Properties.Any(MayAppear));

    private PropertyValue? Updated(PropertyDescription property, PropertyValue? oldInput, PropertyValue? old, PropertyValue? declared, bool isSent)
    {
        if (property.OutputOnly)
            return property.Stable && old is not null ? old : UnknownValue.Instance;
        if (declared?.Unwrapped() is UnknownValue)
            return declared;
        if (property.Type is ShapeType shaped)
        {
            var envelope = declared ?? old;
            var part = Update(shaped.Shape, oldInput.AsMap(), SecretMarks.Inside(old, envelope), declared.AsMap());
            if (part.Count == 0)
                return null;
            // Nothing of it is known, not even that it will be there.
            if (declared.IsNothing() && part.All(e => e.Value is UnknownValue))
                return UnknownValue.Instance;
            return SecretMarks.Around(part, envelope);
        }

        if (!declared.IsNothing())
            return declared;
        if (property is { Local: true, Default: { } given })
            return given;
        // What the service fills in comes and goes with what stands beside it.
        if (isSent && property.Replacement is null && MayAppear(property))
            return UnknownValue.Instance;
        return oldInput.IsNothing() ? Left(property, old) : Removed(property, old);
    }

    /// <summary>
    /// What nobody declares stays. But an update that broke off leaves its own words in the outputs, and the service may
    /// say them otherwise: in another order, as its own copy, or not at all.
    /// </summary>
    private static PropertyValue? Left(PropertyDescription property, PropertyValue? old) => old is not null
        && property is { Type: ListType { Key: not null } } or { WriteOnly: true } or { MayReadEmpty: true } or { CaseInsensitive: true } or { IsCopy: not null }
            ? UnknownValue.Instance
            : old;

    private PropertyValue? Removed(PropertyDescription property, PropertyValue? old)
    {
        if (property.WriteOnly)
            return null;
        if (property.Removal is not Removal.SendsCase)
            return Left(property, old);
        return MayAppear(property) ? UnknownValue.Instance : null;
    }

    private static IEnumerable<KeyValuePair<string, PropertyValue>> Named(PropertyDescription property, PropertyValue? value)
    {
        if (value is not null)
            yield return KeyValuePair.Create(property.Name, property.Secret ? SecretValue.Of(value) : value);
    }
}
