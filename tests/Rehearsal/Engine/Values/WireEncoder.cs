using Google.Protobuf.WellKnownTypes;
using Wire = Google.Protobuf.WellKnownTypes.Value;

namespace Rehearsal.Values;

/// <summary>
/// Values to protobuf structs. Without secrets the envelope is dropped; without unknowns every entry that holds one
/// anywhere is dropped as a whole.
/// </summary>
internal sealed record WireEncoder(bool KeepSecrets = true, bool KeepUnknowns = true)
{
    public static readonly WireEncoder ToProvider = new();
    public static readonly WireEncoder InClear = new(KeepSecrets: false);
    public static readonly WireEncoder ToProgram = new(KeepUnknowns: false);

    public Struct Encode(MapValue map)
    {
        var result = new Struct();
        foreach (var (key, value) in map.Entries)
            if (KeepUnknowns || !value.ContainsUnknown)
                result.Fields[key] = Encode(value);
        return result;
    }

    Wire Encode(Value value) => value switch
    {
        NullValue => Wire.ForNull(),
        BoolValue flag => Wire.ForBool(flag.Flag),
        NumberValue number => Wire.ForNumber(number.Amount),
        TextValue text => Wire.ForString(text.Text),
        UnknownValue unknown => Wire.ForString(unknown.Sentinel),
        ListValue list => Wire.ForList([.. list.Items.Select(Encode)]),
        MapValue map => Wire.ForStruct(Encode(map)),
        SecretValue secret => Envelope(Encode(secret.Inner)),
        _ => throw new InvalidOperationException($"no wire form for {value.GetType().Name}"),
    };

    Wire Envelope(Wire inner)
    {
        if (!KeepSecrets)
            return inner;
        var envelope = new Struct();
        envelope.Fields[Signatures.Key] = Wire.ForString(Signatures.Secret);
        envelope.Fields["value"] = inner;
        return Wire.ForStruct(envelope);
    }
}
