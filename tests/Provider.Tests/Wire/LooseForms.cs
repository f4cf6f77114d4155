using FsCheck;
using FsCheck.Fluent;
using ProviderKit.Values;
using Provider.Tests.Values;
using Struct = Google.Protobuf.WellKnownTypes.Struct;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace Provider.Tests.Wire;

/// <summary>A value, and one of the wire forms in which an engine may send it.</summary>
public sealed record LooseForm(PropertyValue Meant, WireValue Sent)
{
    public override string ToString() => $"{Meant} sent as {Sent}";
}

/// <summary>Wire forms that say a value in other ways than the canonical one: output values, doubled secrets, any sentinel.</summary>
public static class LooseForms
{
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    private const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    public static readonly string[] UnknownTexts =
    [
        "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
        "030794c1-ac77-496b-92df-f27374a8bd58",
        "e48ece36-62e2-4504-bad9-02848725956a",
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    ];

    public static Arbitrary<LooseForm> Form() =>
        (from value in AnyValues.Value().Generator
         from choices in Gen.Choose(0, 6).ArrayOf(40)
         select new LooseForm(value, new Sender(choices).Send(value))).ToArbitrary();

    public static WireValue Signed(string signature, params (string Name, WireValue Value)[] fields)
    {
        var message = new Struct { Fields = { [Signature] = WireValue.ForString(signature) } };
        foreach (var (name, value) in fields)
            message.Fields[name] = value;
        return WireValue.ForStruct(message);
    }

    /// <summary>Takes the next choice wherever there is more than one way to say something.</summary>
    private sealed class Sender(int[] choices)
    {
        private int at;

        public WireValue Send(PropertyValue value) => value switch
        {
            SecretValue secret => SendSecret(secret.Inner),
            UnknownValue => Choice() is 0 ? SendOutput(null, secret: false) : WireValue.ForString(UnknownTexts[Choice()]),
            _ => Choice() is 0 ? SendOutput(SendPlain(value), secret: false) : SendPlain(value),
        };

        private WireValue SendSecret(PropertyValue inner) => Choice() switch
        {
            0 when inner is UnknownValue => SendOutput(null, secret: true),
            0 or 1 => SendOutput(Send(inner), secret: true),
            2 => Signed(Secret, ("value", SendSecret(inner))),
            3 => SendOutput(SendSecret(inner), secret: true),
            4 => SendOutput(SendSecret(inner), secret: false),
            5 when inner is NullValue => Signed(Secret),
            _ => Signed(Secret, ("value", Send(inner))),
        };

        private WireValue SendPlain(PropertyValue value) => value switch
        {
            NullValue => Choice() is 0 ? new WireValue() : WireValue.ForNull(),
            BoolValue flag => WireValue.ForBool(flag.Value),
            NumberValue number => WireValue.ForNumber(number.Value),
            TextValue text => WireValue.ForString(text.Value),
            ListValue list => WireValue.ForList([.. list.Items.Select(Send)]),
            ObjectValue map => WireValue.ForStruct(new Struct { Fields = { map.Properties.ToDictionary(e => e.Key, e => Send(e.Value)) } }),
            BytesValue bytes => Signed("803fd3297a5875dc03ca845dda5d2a98", ("value", WireValue.ForString(bytes.Base64))),
            AssetValue asset => Signed("c44067f5952c0a294b673a41bacd8c17", Fields(asset.Details)),
            ArchiveValue archive => Signed("0def7320c3a5731c473e5ecbe6d01bc7", Fields(archive.Details)),
            ResourceReferenceValue reference => Signed(
                "5cf8f73096256a8f31e491e813e4eb8e", [.. Fields(reference.Details), ("urn", WireValue.ForString(reference.Urn))]),
            _ => throw new ArgumentException($"No wire form for {value.GetType().Name}.", nameof(value)),
        };

        private WireValue SendOutput(WireValue? value, bool secret)
        {
            List<(string, WireValue)> fields = value is null ? [] : [("value", value)];
            if (secret)
                fields.Add(("secret", WireValue.ForBool(true)));
            else if (Choice() is 1)
                fields.Add(("secret", WireValue.ForBool(false)));
            if (Choice() > 3)
                fields.Add(("dependencies", WireValue.ForList(WireValue.ForString("urn:pulumi:dev::shop::x:y:Z::z"))));
            return Signed(Output, [.. fields]);
        }

        private (string, WireValue)[] Fields(PropertyMap details) => [.. details.Select(e => (e.Key, Send(e.Value)))];

        private int Choice() => choices[at++ % choices.Length];
    }
}
