using Google.Protobuf.WellKnownTypes;

namespace Rehearsal.Values;

/// <summary>Protobuf structs to values. An unknown signature is an error, as it is for the engine.</summary>
internal static class WireDecoder
{
    public static MapValue Decode(Struct? bag) =>
        bag is null ? MapValue.Empty : MapValue.Of(bag.Fields.Select(field => (field.Key, Decode(field.Value))));

    static Value Decode(Google.Protobuf.WellKnownTypes.Value value) => value.KindCase switch
    {
        Google.Protobuf.WellKnownTypes.Value.KindOneofCase.BoolValue => new BoolValue(value.BoolValue),
        Google.Protobuf.WellKnownTypes.Value.KindOneofCase.NumberValue => new NumberValue(value.NumberValue),
        Google.Protobuf.WellKnownTypes.Value.KindOneofCase.StringValue => Text(value.StringValue),
        Google.Protobuf.WellKnownTypes.Value.KindOneofCase.ListValue => new ListValue([.. value.ListValue.Values.Select(Decode)]),
        Google.Protobuf.WellKnownTypes.Value.KindOneofCase.StructValue => Special(Decode(value.StructValue)),
        _ => Value.Null,
    };

    static Value Text(string text) => Signatures.Unknowns.Contains(text) ? new UnknownValue(text) : new TextValue(text);

    static Value Special(MapValue map) => map[Signatures.Key] switch
    {
        null => map,
        TextValue { Text: Signatures.Secret } => new SecretValue(map["value"] ?? Value.Null),
        TextValue { Text: Signatures.Output } => Output(map),
        TextValue { Text: var other } when Signatures.PassedThrough.Contains(other) => map,
        var other => throw new FormatException($"unrecognized property signature {other}"),
    };

    static Value Output(MapValue map)
    {
        var element = map["value"] ?? UnknownValue.Any;
        return map["secret"] is BoolValue { Flag: true } ? new SecretValue(element) : element;
    }
}
