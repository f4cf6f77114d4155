using System.Collections.Immutable;
using ProviderKit.Values;

namespace ProviderKit.Description;

/// <summary>An object type: its schema token and its properties.</summary>
public abstract record ShapeDescription(string Token, string Doc)
{
    public abstract IReadOnlyList<PropertyDescription> Properties { get; }

    public PropertyDescription? Find(string name) => Properties.FirstOrDefault(p => p.Name == name);
}

/// <summary>A shape that nothing is read into: what a provider is configured with.</summary>
public sealed record SettingsShape(string Token, string Doc, ImmutableArray<Setting> Settings) : ShapeDescription(Token, Doc)
{
    public override IReadOnlyList<PropertyDescription> Properties => Settings;
}

/// <summary>A property of a provider's configuration.</summary>
public sealed record Setting(string Name, TypeDescription Type, string Doc) : PropertyDescription(Name, Type, Doc);

/// <summary>A shape bound to the C# type that the service's answers are read into, so that no reflection is needed.</summary>
/// <param name="Token">The schema token.</param>
/// <param name="Doc">What the object is, for users.</param>
/// <param name="Bound">The properties and where each is in a model.</param>
public sealed record ShapeDescription<TModel>(
    string Token, string Doc, ImmutableArray<PropertyDescription<TModel>> Bound) : ShapeDescription(Token, Doc)
{
    public override IReadOnlyList<PropertyDescription> Properties => Bound;

    /// <summary>The values of what a model has set.</summary>
    public PropertyMap Encode(TModel model) =>
        PropertyMap.Of(Bound.SelectMany(property => property.Get(model) is { } value
            ? new[] { KeyValuePair.Create(property.Name, value) }
            : []));
}

/// <summary>A property and where a model has it. <see cref="Get"/> gives null for nothing set.</summary>
public sealed record PropertyDescription<TModel>(string Name, TypeDescription Type, string Doc, Func<TModel, PropertyValue?> Get)
    : PropertyDescription(Name, Type, Doc);
