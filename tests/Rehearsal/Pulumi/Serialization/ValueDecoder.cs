using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Serialization;

/// <summary>
/// Reads a wire value into plain objects: string, double, bool, null, immutable arrays and dictionaries, resources.
/// An unknown or a secret anywhere inside makes the whole unknown or secret.
/// </summary>
static class ValueDecoder
{
    public static OutputData<object?> Decode(Value value)
    {
        if (Signatures.IsUnknown(value))
            return OutputData.Unknown<object?>();

        if (Signatures.TryGet(value, out var signature))
            return DecodeMarked(value.StructValue, signature);

        return value.KindCase switch
        {
            Value.KindOneofCase.NullValue or Value.KindOneofCase.None => OutputData.Known<object?>(null),
            Value.KindOneofCase.BoolValue => OutputData.Known<object?>(value.BoolValue),
            Value.KindOneofCase.NumberValue => OutputData.Known<object?>(value.NumberValue),
            Value.KindOneofCase.StringValue => OutputData.Known<object?>(value.StringValue),
            Value.KindOneofCase.ListValue => DecodeList(value.ListValue),
            _ => DecodeStruct(value.StructValue),
        };
    }

    static OutputData<object?> DecodeMarked(Struct marked, string signature) => signature switch
    {
        Signatures.Secret => Decode(marked.Fields["value"]) with { IsSecret = true },
        Signatures.Resource => OutputData.Known<object?>(new DependencyResource(marked.Fields["urn"].StringValue)),
        _ => throw new InvalidOperationException(
            $"A value with the signature {signature} (an asset, an archive or another special value) cannot be read here."),
    };

    static OutputData<object?> DecodeList(ListValue list)
    {
        var items = list.Values.Select(Decode).ToList();
        return Join(items, items.Select(item => item.Value).ToImmutableArray());
    }

    // Names that begin with two underscores belong to the provider.
    static OutputData<object?> DecodeStruct(Struct fields)
    {
        var items = fields.Fields
            .Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal))
            .ToDictionary(field => field.Key, field => Decode(field.Value));
        return Join([.. items.Values], items.ToImmutableDictionary(item => item.Key, item => item.Value.Value));
    }

    static OutputData<object?> Join(List<OutputData<object?>> parts, object whole)
        => new([], whole, parts.TrueForAll(part => part.IsKnown), parts.Exists(part => part.IsSecret));
}
