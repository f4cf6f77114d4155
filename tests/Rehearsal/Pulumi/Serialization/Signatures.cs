using System.Diagnostics.CodeAnalysis;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Serialization;

/// <summary>How values that protobuf structs cannot express are marked on the wire.</summary>
static class Signatures
{
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    public const string Key = "4dabf18193072939515e22adb298388d";
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    public const string Resource = "5cf8f73096256a8f31e491e813e4eb8e";

    public static bool IsUnknown(Value value) => value is { KindCase: Value.KindOneofCase.StringValue, StringValue: Unknown };

    /// <summary>Whether an unknown stands anywhere in the value.</summary>
    public static bool HoldsUnknown(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StructValue => value.StructValue.Fields.Values.Any(HoldsUnknown),
        Value.KindOneofCase.ListValue => value.ListValue.Values.Any(HoldsUnknown),
        _ => IsUnknown(value),
    };

    public static bool TryGet(Value value, [NotNullWhen(true)] out string? signature)
    {
        signature = value.KindCase == Value.KindOneofCase.StructValue
            && value.StructValue.Fields.TryGetValue(Key, out var marker)
            && marker.KindCase == Value.KindOneofCase.StringValue
                ? marker.StringValue
                : null;
        return signature is not null;
    }

    public static Value WrapSecret(Value value) => Mark(Secret, ("value", value));

    public static Value Mark(string signature, params (string Name, Value Value)[] fields)
    {
        var marked = new Struct { Fields = { [Key] = Value.ForString(signature) } };
        foreach (var (name, value) in fields)
            marked.Fields.Add(name, value);
        return Value.ForStruct(marked);
    }
}
