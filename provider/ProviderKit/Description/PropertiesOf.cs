using ProviderKit.Values;

namespace ProviderKit.Description;

/// <summary>The words in which a table describes the properties of a model.</summary>
public static class PropertiesOf<TModel>
{
    public static PropertyDescription<TModel> Text(
        string name, Func<TModel, string?> get, Func<TModel, string?, TModel> set, string doc) =>
        Typed(name, new TextType(), get, set, doc);

    public static PropertyDescription<TModel> Enum(
        string name, EnumDescription type, Func<TModel, string?> get, Func<TModel, string?, TModel> set, string doc) =>
        Typed(name, new EnumType(type, Open: false), get, set, doc);

    /// <summary>A text with known values beside which others are accepted.</summary>
    public static PropertyDescription<TModel> OpenEnum(
        string name, EnumDescription type, Func<TModel, string?> get, Func<TModel, string?, TModel> set, string doc) =>
        Typed(name, new EnumType(type, Open: true), get, set, doc);

    public static PropertyDescription<TModel> Integer(
        string name, Func<TModel, int?> get, Func<TModel, int?, TModel> set, string doc) =>
        new(name, new IntegerType(), doc,
            model => get(model) is { } number ? new NumberValue(number) : null,
            (model, value) => set(model, value is NumberValue number ? (int)number.Value : null));

    public static PropertyDescription<TModel> Number(
        string name, Func<TModel, double?> get, Func<TModel, double?, TModel> set, string doc) =>
        new(name, new NumberType(), doc,
            model => get(model) is { } number ? new NumberValue(number) : null,
            (model, value) => set(model, value is NumberValue number ? number.Value : null));

    public static PropertyDescription<TModel> Boolean(
        string name, Func<TModel, bool?> get, Func<TModel, bool?, TModel> set, string doc) =>
        new(name, new BooleanType(), doc,
            model => get(model) is { } flag ? new BoolValue(flag) : null,
            (model, value) => set(model, value is BoolValue flag ? flag.Value : null));

    public static PropertyDescription<TModel> Shape<TPart>(
        string name, ShapeDescription<TPart> shape, Func<TModel, TPart?> get, Func<TModel, TPart, TModel> set, string doc)
        where TPart : class =>
        new(name, new ShapeType(shape), doc,
            model => get(model) is { } part ? new ObjectValue(shape.Encode(part)) : null,
            (model, value) => set(model, shape.Decode(value.AsMap())));

    /// <summary>A list of objects; see <see cref="ListType"/> for <paramref name="key"/>.</summary>
    public static PropertyDescription<TModel> List<TItem>(
        string name, ShapeDescription<TItem> item, string? key,
        Func<TModel, IReadOnlyList<TItem>?> get, Func<TModel, IReadOnlyList<TItem>, TModel> set, string doc) =>
        new(name, new ListType(new ShapeType(item), key), doc,
            model => get(model) is { } items ? new ListValue([.. items.Select(i => new ObjectValue(item.Encode(i)))]) : null,
            (model, value) => set(model, [.. value.AsList().Select(i => item.Decode(i.AsMap()))]));

    private static PropertyDescription<TModel> Typed(
        string name, TypeDescription type, Func<TModel, string?> get, Func<TModel, string?, TModel> set, string doc) =>
        new(name, type, doc,
            model => get(model) is { } text ? new TextValue(text) : null,
            (model, value) => set(model, value.AsText()));
}
