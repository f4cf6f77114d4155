using FsCheck;
using FsCheck.Fluent;
using ProviderKit.Values;

namespace Provider.Tests.Values;

/// <summary>Values of every case, nested in each other, with names and texts that are easily mistaken for something else.</summary>
public static class AnyValues
{
    private static readonly Gen<string> Names = Gen.OneOf(
        Gen.Elements("a", "b", "value", "secret", "urn", "hash", "assets", "text", "", " ", "a.b", "x[0]", "[\"q\"]", "*", "\\", "\"", "ü–字", "__internal"),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => Sane(s.Get)));

    private static readonly Gen<PropertyValue> Leaves = Gen.OneOf(
        Gen.Constant<PropertyValue>(NullValue.Instance),
        Gen.Constant<PropertyValue>(UnknownValue.Instance),
        Gen.Elements<PropertyValue>(true, false),
        Gen.Elements<PropertyValue>(0d, -1d, 0.1, 9007199254740993d, double.MaxValue, double.Epsilon, double.NaN, double.NegativeInfinity),
        Names.Select(text => (PropertyValue)new TextValue(text)),
        ArbMap.Default.GeneratorFor<byte[]>().Select(bytes => (PropertyValue)new BytesValue(Convert.ToBase64String(bytes ?? []))));

    public static Arbitrary<PropertyValue> Value() => Arb.From(Gen.Sized(size => Value(Math.Min(size, 24))), Smaller);

    public static Arbitrary<PropertyMap> Map() => Arb.From(Gen.Sized(size => Map(Math.Min(size, 24))), Smaller);

    private static Gen<PropertyValue> Value(int size) => size == 0 ? Leaves : Gen.Frequency(
        (4, Leaves),
        (2, Value(size / 2).Select(inner => (PropertyValue)SecretValue.Of(inner))),
        (2, Value(size / 3).ArrayOf(3).Select(items => (PropertyValue)new ListValue([.. items]))),
        (3, Map(size / 2).Select(map => (PropertyValue)new ObjectValue(map))),
        (1, Gen.Zip(Names, Map(size / 3)).Select(p => (PropertyValue)new ResourceReferenceValue(p.Item1, p.Item2.Without("urn")))),
        (1, Map(size / 3).Select(map => (PropertyValue)new AssetValue(map))),
        (1, Map(size / 3).Select(map => (PropertyValue)new ArchiveValue(map))));

    private static Gen<PropertyMap> Map(int size) =>
        from count in Gen.Choose(0, 4)
        from names in Names.ArrayOf(count)
        from values in Value(size / 2).ArrayOf(count)
        select PropertyMap.Of(names.Zip(values, KeyValuePair.Create));

    private static IEnumerable<PropertyMap> Smaller(PropertyMap map) =>
        map.Names.Select(map.Without).Concat(map.SelectMany(e => Smaller(e.Value).Select(v => map.With(e.Key, v))));

    private static IEnumerable<PropertyValue> Smaller(PropertyValue value) => value switch
    {
        SecretValue secret => [secret.Inner, .. Smaller(secret.Inner).Select(SecretValue.Of)],
        ObjectValue map => [NullValue.Instance, .. Smaller(map.Properties).Select(m => new ObjectValue(m))],
        ListValue list => [.. list.Items, .. list.Items.Select((_, i) => new ListValue([.. list.Items.Where((_, at) => at != i)]))],
        ResourceReferenceValue reference => [NullValue.Instance, .. Smaller(reference.Details).Select(d => reference with { Details = d })],
        AssetValue asset => [NullValue.Instance, .. Smaller(asset.Details).Select(d => new AssetValue(d))],
        ArchiveValue archive => [NullValue.Instance, .. Smaller(archive.Details).Select(d => new ArchiveValue(d))],
        NullValue => [],
        _ => [NullValue.Instance],
    };

    /// <summary>Half a surrogate pair has no UTF-8, so it can't come over the wire.</summary>
    private static string Sane(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c)));
}
