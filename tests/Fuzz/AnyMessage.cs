using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace Fuzz;

/// <summary>Messages of the plugin protocol with anything in their fields, often what the plugin knows and as often what it can't.</summary>
internal sealed class AnyMessage(Random random)
{
    private const string SignatureKey = "4dabf18193072939515e22adb298388d";
    private const int MostDepth = 40;

    private static readonly string[] Names =
    [
        "senderId", "configuration", "webhook", "profile", "waitFor", "sid", "status", "offlineReasons", "name", "about", "websites", "website", "emails",
        "email", "label", "verificationCode", "wabaId", "callbackUrl", "callbackMethod", "useCase", "accentColor", "logoUrl", "value", "secret", "urn",
        "authToken", "accountSid", "maxRetries", "pollInterval", "previewOnly", "baseUrl", "version",
        "", "..", "__internal", "a.b", "[0]", "\"", "*", "sender_id", "\0", "é😀", SignatureKey,
        "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    ];

    private static readonly string[] Texts =
    [
        "", "Acme", "whatsapp:+15017122661", "whatsapp:+15017122662", "rcs:acme_agent", "settled", "online", "none", "sms", "POST", "123456", "#ff0000", "true", "NaN", "1e999",
        "XEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "..", "../../Accounts", "%2e%2e/", "urn:pulumi:dev::shop::twilio:messaging:Sender::x", "twilio:messaging:Sender",
        "urn:", "::::::", "urn:pulumi:dev::shop::twilio:messaging:Sender::", "\0", "\u001b[2J", "é😀", "\uffff", "http://", "http://x y",
        "profile.name", "profile[\"a", "[99999999999999999999]", "*", "emails[*].email",
        "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", SignatureKey,
    ];

    private static readonly string[] SignatureValues =
    [
        "1b47061264138c4ac30d75fd1eb44270", "1b47061264138c4ac30d75fd1eb44270", "d0e6a833031e9bbcd3f4e8bde6ca49a4", "5cf8f73096256a8f31e491e813e4eb8e",
        "c44067f5952c0a294b673a41bacd8c17", "0def7320c3a5731c473e5ecbe6d01bc7", "803fd3297a5875dc03ca845dda5d2a98", "ffffffffffffffffffffffffffffffff", "",
    ];

    private static readonly string[] Addresses = ["", ":", "[::1", "a b", "127.0.0.1:1", "127.0.0.1:99999", "http://127.0.0.1:1", "127.0.0.1:1/x?y#z", "user@127.0.0.1:1", "\0"];

    private static readonly double[] Numbers =
        [0, -0.0, 1, -1, 0.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.Epsilon, 9007199254740993, 1e-300, 2147483648];

    /// <summary>The source of a seed's input.</summary>
    public static Random Seeded(int seed) => new(seed);

    public Struct Struct()
    {
        var bag = Bag(4);
        if (random.Next(3) == 0)
            bag.Fields["senderId"] = WireValue.ForString(random.Next(4) == 0 ? Text() : "whatsapp:+15017122661");
        if (random.Next(3) == 0)
            bag.Fields["profile"] = Enveloped(Bag(3));
        if (random.Next(10) == 0)
            bag.Fields[Name()] = Deep(random.Next(MostDepth));
        return bag;
    }

    /// <summary>A message of this type.</summary>
    public IMessage Of(MessageDescriptor type, int depth = 4)
    {
        var message = type.Parser.ParseFrom([]);
        foreach (var field in type.Fields.InDeclarationOrder().Where(_ => depth > 0 && random.Next(6) != 0))
            Fill(message, field, depth);
        return message;
    }

    private void Fill(IMessage message, FieldDescriptor field, int depth)
    {
        if (field.IsMap || field.IsRepeated)
        {
            if (!field.IsMap && field.FieldType == FieldType.String)
                ((System.Collections.IList)field.Accessor.GetValue(message)).Add(Text());
            return;
        }

        field.Accessor.SetValue(message, field.FieldType switch
        {
            FieldType.String => field.Name.Contains("address", StringComparison.Ordinal) ? Pick(Addresses) : Text(),
            FieldType.Bool => random.Next(2) == 0,
            FieldType.Double => Pick(Numbers),
            FieldType.Int32 => random.Next(-2, 3),
            FieldType.Int64 => (long)random.Next(-2, 3),
            FieldType.Bytes => ByteString.CopyFrom(1, 2, 3),
            FieldType.Message when field.MessageType.FullName == "google.protobuf.Struct" => Struct(),
            FieldType.Message => Of(field.MessageType, depth - 1),
            _ => field.Accessor.GetValue(message),
        });
    }

    private Struct Bag(int depth)
    {
        var bag = new Struct();
        for (var left = random.Next(5); left > 0; left--)
            bag.Fields[Name()] = Value(depth - 1);
        return bag;
    }

    private WireValue Value(int depth) => random.Next(depth > 0 ? 12 : 7) switch
    {
        0 => new WireValue(),
        1 => WireValue.ForNull(),
        2 => WireValue.ForBool(random.Next(2) == 0),
        3 => WireValue.ForNumber(Pick(Numbers)),
        <= 6 => WireValue.ForString(Text()),
        7 => WireValue.ForList([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(depth - 1))]),
        8 => Signed(depth),
        9 => Enveloped(Bag(depth)),
        _ => WireValue.ForStruct(Bag(depth)),
    };

    private WireValue Signed(int depth)
    {
        var bag = Bag(depth);
        bag.Fields[SignatureKey] = random.Next(8) == 0 ? Value(0) : WireValue.ForString(Pick(SignatureValues));
        if (random.Next(3) != 0)
            bag.Fields["value"] = Value(depth - 1);
        return WireValue.ForStruct(bag);
    }

    private WireValue Enveloped(Struct inner) => random.Next(2) == 0 ? WireValue.ForStruct(inner) : WireValue.ForStruct(new()
    {
        Fields = { [SignatureKey] = WireValue.ForString(SignatureValues[0]), ["value"] = WireValue.ForStruct(inner) },
    });

    private WireValue Deep(int depth) => Enumerable.Range(0, depth).Aggregate(Value(0), (inner, at) => at % 2 == 0
        ? WireValue.ForList(inner)
        : WireValue.ForStruct(new() { Fields = { [Name()] = inner } }));

    private string Name() => Pick(Names);

    private string Text() => random.Next(200) == 0 ? new string('x', 1024 * 1024) : Pick(Texts);

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
