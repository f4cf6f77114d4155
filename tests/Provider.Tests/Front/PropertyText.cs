using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace Provider.Tests.Front;

/// <summary>
/// Property bags as JSON that a person can read: <c>{"$secret": …}</c> is a secret and <c>"$unknown"</c> a value that is
/// not known yet. Keys are sorted on the way back.
/// </summary>
internal static class PropertyText
{
    public const string Signature = "4dabf18193072939515e22adb298388d";
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    public static Struct Read(string json) => Read((JsonObject)JsonNode.Parse(json)!).StructValue;

    public static string Write(Struct? bag) => bag is null ? "absent" : Node(WireValue.ForStruct(bag))!.ToJsonString(Options);

    public static JsonNode? Node(WireValue value) => value.KindCase switch
    {
        WireValue.KindOneofCase.BoolValue => value.BoolValue,
        WireValue.KindOneofCase.NumberValue => value.NumberValue,
        WireValue.KindOneofCase.StringValue => value.StringValue == Unknown ? "$unknown" : value.StringValue,
        WireValue.KindOneofCase.ListValue => new JsonArray([.. value.ListValue.Values.Select(Node)]),
        WireValue.KindOneofCase.StructValue when IsSecret(value) => new JsonObject { ["$secret"] = Node(value.StructValue.Fields["value"]) },
        WireValue.KindOneofCase.StructValue => new JsonObject(
            value.StructValue.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => KeyValuePair.Create(f.Key, Node(f.Value)))),
        _ => null,
    };

    public static bool IsSecret(WireValue value) =>
        value.KindCase == WireValue.KindOneofCase.StructValue
        && value.StructValue.Fields.TryGetValue(Signature, out var signature) && signature.StringValue == Secret;

    public static bool HasUnknown(WireValue value) => value.KindCase switch
    {
        WireValue.KindOneofCase.StringValue => value.StringValue == Unknown,
        WireValue.KindOneofCase.ListValue => value.ListValue.Values.Any(HasUnknown),
        WireValue.KindOneofCase.StructValue => value.StructValue.Fields.Values.Any(HasUnknown),
        _ => false,
    };

    /// <summary>The texts that lie in a secret envelope, or, asked so, those that lie in none.</summary>
    public static IEnumerable<string> Texts(WireValue value, bool secret, bool within = false) => value.KindCase switch
    {
        WireValue.KindOneofCase.StringValue => within == secret ? [value.StringValue] : [],
        WireValue.KindOneofCase.ListValue => value.ListValue.Values.SelectMany(v => Texts(v, secret, within)),
        WireValue.KindOneofCase.StructValue when IsSecret(value) => Texts(value.StructValue.Fields["value"], secret, true),
        WireValue.KindOneofCase.StructValue => value.StructValue.Fields.Values.SelectMany(v => Texts(v, secret, within)),
        _ => [],
    };

    private static JsonSerializerOptions Options { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static WireValue Read(JsonNode? node) => node switch
    {
        null => WireValue.ForNull(),
        JsonObject { Count: 1 } secret when secret.TryGetPropertyValue("$secret", out var inner) => WireValue.ForStruct(new()
        {
            Fields = { [Signature] = WireValue.ForString(Secret), ["value"] = Read(inner) },
        }),
        JsonObject map => WireValue.ForStruct(new() { Fields = { map.ToDictionary(e => e.Key, e => Read(e.Value)) } }),
        JsonArray list => WireValue.ForList([.. list.Select(Read)]),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => WireValue.ForBool(true),
            JsonValueKind.False => WireValue.ForBool(false),
            JsonValueKind.Number => WireValue.ForNumber(node.GetValue<double>()),
            _ => WireValue.ForString(node.GetValue<string>() is "$unknown" ? Unknown : node.GetValue<string>()),
        },
    };
}
