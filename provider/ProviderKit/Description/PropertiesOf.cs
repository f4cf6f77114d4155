using ProviderKit.Values;

namespace ProviderKit.Description;

/// <summary>The words in which a table describes the properties of a model: what each is called, and where the model has it.</summary>
public static class PropertiesOf<TModel>
{
    public static PropertyDescription<TModel> Text(string name, Func<TModel, string?> get, string doc) =>
        Typed(name, new TextType(), get, doc);

    public static PropertyDescription<TModel> Enum(string name, EnumDescription type, Func<TModel, string?> get, string doc) =>
        Typed(name, new EnumType(type, Open: false), get, doc);

    /// <summary>A text with known values beside which others are accepted.</summary>
    public static PropertyDescription<TModel> OpenEnum(string name, EnumDescription type, Func<TModel, string?> get, string doc) =>
        Typed(name, new EnumType(type, Open: true), get, doc);

    public static PropertyDescription<TModel> Shape<TPart>(
        string name, ShapeDescription<TPart> shape, Func<TModel, TPart?> get, string doc)
        where TPart : class =>
        new(name, new ShapeType(shape), doc, model => get(model) is { } part ? new ObjectValue(shape.Encode(part)) : null);

    /// <summary>A list of objects; see <see cref="ListType"/> for <paramref name="key"/>.</summary>
    public static PropertyDescription<TModel> List<TItem>(
        string name, ShapeDescription<TItem> item, string? key, Func<TModel, IReadOnlyList<TItem>?> get, string doc) =>
        new(name, new ListType(new ShapeType(item), key), doc,
            model => get(model) is { } items ? new ListValue([.. items.Select(i => new ObjectValue(item.Encode(i)))]) : null);

    private static PropertyDescription<TModel> Typed(string name, TypeDescription type, Func<TModel, string?> get, string doc) =>
        new(name, type, doc, model => get(model) is { } text ? new TextValue(text) : null);
}
