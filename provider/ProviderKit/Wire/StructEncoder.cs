using ProviderKit.Values;
using Struct = Google.Protobuf.WellKnownTypes.Struct;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace ProviderKit.Wire;

/// <summary>Values to protobuf structs, canonically: one form for each value.</summary>
internal static class StructEncoder
{
    public static Struct Encode(PropertyMap map)
    {
        var message = new Struct();
        foreach (var (name, value) in map)
            message.Fields.Add(name, Encode(value));
        return message;
    }

    public static WireValue Encode(PropertyValue value) => value switch
    {
        NullValue => WireValue.ForNull(),
        BoolValue flag => WireValue.ForBool(flag.Value),
        NumberValue number => WireValue.ForNumber(number.Value),
        TextValue text => WireValue.ForString(text.Value),
        UnknownValue => WireValue.ForString(Signatures.Unknown),
        ListValue list => WireValue.ForList([.. list.Items.Select(Encode)]),
        ObjectValue map => WireValue.ForStruct(Encode(map.Properties)),
        SecretValue secret => Signed(Signatures.Secret, PropertyMap.Of(("value", secret.Inner))),
        ResourceReferenceValue reference => Signed(Signatures.ResourceReference, reference.Details.With("urn", reference.Urn)),
        AssetValue asset => Signed(Signatures.Asset, asset.Details),
        ArchiveValue archive => Signed(Signatures.Archive, archive.Details),
        BytesValue bytes => Signed(Signatures.Bytes, PropertyMap.Of(("value", bytes.Base64))),
        _ => throw new WireFormatException($"There is no wire form for {value.GetType().Name}."),
    };

    private static WireValue Signed(string signature, PropertyMap fields) =>
        WireValue.ForStruct(Encode(fields.With(Signatures.Key, signature)));
}
