using System.Collections.Immutable;
using ProviderKit.Values;

namespace ProviderKit.Description;

/// <summary>An object type: its schema token and its properties.</summary>
public abstract record ShapeDescription(string Token, string Doc)
{
    public abstract IReadOnlyList<PropertyDescription> Properties { get; }

    public PropertyDescription? Find(string name) => Properties.FirstOrDefault(p => p.Name == name);
}

/// <summary>A shape bound to the C# type that holds it, so that values turn into it and back without reflection.</summary>
/// <param name="Token">The schema token.</param>
/// <param name="Doc">What the object is, for users.</param>
/// <param name="Blank">A model with nothing set.</param>
/// <param name="Bound">The properties and how each is read from and written to a model.</param>
public sealed record ShapeDescription<TModel>(
    string Token, string Doc, TModel Blank, ImmutableArray<PropertyDescription<TModel>> Bound) : ShapeDescription(Token, Doc)
{
    public override IReadOnlyList<PropertyDescription> Properties => Bound;

    /// <summary>The model that known, plain values describe. Names that the shape doesn't have are passed over.</summary>
    public TModel Decode(PropertyMap values) =>
        Bound.Aggregate(Blank, (model, property) => values[property.Name] is { } value ? property.Set(model, value.Unwrapped()) : model);

    /// <summary>The values of what a model has set.</summary>
    public PropertyMap Encode(TModel model) =>
        PropertyMap.Of(Bound.SelectMany(property => property.Get(model) is { } value
            ? new[] { KeyValuePair.Create(property.Name, value) }
            : []));
}

/// <summary>A property bound to a member of a model. <see cref="Get"/> gives null for nothing set.</summary>
public sealed record PropertyDescription<TModel>(
    string Name, TypeDescription Type, string Doc, Func<TModel, PropertyValue?> Get, Func<TModel, PropertyValue, TModel> Set)
    : PropertyDescription(Name, Type, Doc);
