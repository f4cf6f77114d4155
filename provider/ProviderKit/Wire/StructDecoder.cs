using ProviderKit.Values;
using Struct = Google.Protobuf.WellKnownTypes.Struct;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace ProviderKit.Wire;

/// <summary>
/// Protobuf structs to values, liberally: any unknown sentinel, secrets within secrets, values of no kind. Output values
/// become what they stand for (unknown, secret or plain); their dependencies matter to components only.
/// </summary>
internal static class StructDecoder
{
    public static PropertyMap Decode(Struct? message) =>
        message is null
            ? PropertyMap.Empty
            : PropertyMap.Of(message.Fields.Select(f => KeyValuePair.Create(f.Key, Decode(f.Value))));

    public static PropertyValue Decode(WireValue value) => value.KindCase switch
    {
        WireValue.KindOneofCase.BoolValue => new BoolValue(value.BoolValue),
        WireValue.KindOneofCase.NumberValue => new NumberValue(value.NumberValue),
        WireValue.KindOneofCase.StringValue => Signatures.IsUnknown(value.StringValue) ? UnknownValue.Instance : new TextValue(value.StringValue),
        WireValue.KindOneofCase.ListValue => new ListValue([.. value.ListValue.Values.Select(Decode)]),
        WireValue.KindOneofCase.StructValue => DecodeObject(value.StructValue),
        _ => NullValue.Instance,
    };

    private static PropertyValue DecodeObject(Struct message)
    {
        if (!message.Fields.TryGetValue(Signatures.Key, out var signature))
            return new ObjectValue(Decode(message));
        var fields = Decode(message).Without(Signatures.Key);
        return signature.StringValue switch
        {
            Signatures.Secret => SecretValue.Of(fields["value"] ?? NullValue.Instance),
            Signatures.Output => DecodeOutput(fields),
            Signatures.ResourceReference => new ResourceReferenceValue(fields["urn"].AsText() ?? "", fields.Without("urn")),
            Signatures.Asset => new AssetValue(fields),
            Signatures.Archive => new ArchiveValue(fields),
            Signatures.Bytes => new BytesValue(fields["value"].AsText() ?? ""),
            _ => throw new WireFormatException("A property has a signature that this plugin doesn't know. A newer plugin may know it."),
        };
    }

    private static PropertyValue DecodeOutput(PropertyMap fields)
    {
        var value = fields["value"] ?? UnknownValue.Instance;
        return fields["secret"] is BoolValue { Value: true } ? SecretValue.Of(value) : value;
    }
}
