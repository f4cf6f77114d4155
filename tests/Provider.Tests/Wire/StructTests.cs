using FsCheck.Xunit;
using Google.Protobuf;
using ProviderKit.Values;
using ProviderKit.Wire;
using Provider.Tests.Values;
using Struct = Google.Protobuf.WellKnownTypes.Struct;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace Provider.Tests.Wire;

[Properties(Arbitrary = [typeof(AnyValues), typeof(LooseForms)])]
public class StructTests
{
    [Property(MaxTest = 300)]
    public bool What_is_encoded_decodes_to_itself(PropertyMap map) => StructDecoder.Decode(StructEncoder.Encode(map)).Equals(map);

    [Property(MaxTest = 300)]
    public bool What_is_encoded_survives_the_bytes_of_the_wire(PropertyMap map) =>
        StructDecoder.Decode(Struct.Parser.ParseFrom(StructEncoder.Encode(map).ToByteArray())).Equals(map);

    [Property(MaxTest = 500)]
    public bool Any_form_of_a_value_decodes_to_it_and_encodes_to_the_one_form(LooseForm form) =>
        StructDecoder.Decode(form.Sent).Equals(form.Meant)
        && StructEncoder.Encode(StructDecoder.Decode(form.Sent)).Equals(StructEncoder.Encode(form.Meant));

    [Theory]
    [InlineData("04da6b54-80e4-46f7-96ec-b56ff0331ba9")]
    [InlineData("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7")]
    [InlineData("3eeb2bf0-c639-47a8-9e75-3b44932eb421")]
    [InlineData("6a19a0b0-7e62-4c92-b797-7f8e31da9cc2")]
    [InlineData("030794c1-ac77-496b-92df-f27374a8bd58")]
    [InlineData("e48ece36-62e2-4504-bad9-02848725956a")]
    [InlineData("dd056dcd-154b-4c76-9bd3-c8f88648b5ff")]
    public void Every_sentinel_means_unknown_and_is_passed_on_as_the_first(string sentinel)
    {
        var value = StructDecoder.Decode(WireValue.ForString(sentinel));

        Assert.IsType<UnknownValue>(value);
        Assert.Equal("04da6b54-80e4-46f7-96ec-b56ff0331ba9", StructEncoder.Encode(value).StringValue);
    }

    [Theory]
    [InlineData("04DA6B54-80E4-46F7-96EC-B56FF0331BA9")]
    [InlineData("04da6b54-80e4-46f7-96ec-b56ff0331ba9 ")]
    public void A_text_that_only_looks_like_a_sentinel_is_a_text(string text) =>
        Assert.Equal(new TextValue(text), StructDecoder.Decode(WireValue.ForString(text)));

    public static TheoryData<string, PropertyValue> Forms { get; } = new()
    {
        { """null""", NullValue.Instance },
        { """ "04da6b54-80e4-46f7-96ec-b56ff0331ba9" """, UnknownValue.Instance },
        { """{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","value":"hunter2"}""", SecretValue.Of("hunter2") },
        {
            """{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","value":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"}""",
            SecretValue.Of(UnknownValue.Instance)
        },
        {
            """{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","value":[1,"two"]}""",
            SecretValue.Of(new ListValue([1d, "two"]))
        },
        {
            """{"4dabf18193072939515e22adb298388d":"5cf8f73096256a8f31e491e813e4eb8e","id":"XE1","name":"support","type":"twilio:messaging:Sender","urn":"urn:pulumi:dev::shop::twilio:messaging:Sender::support"}""",
            new ResourceReferenceValue(
                "urn:pulumi:dev::shop::twilio:messaging:Sender::support",
                PropertyMap.Of(("id", "XE1"), ("name", "support"), ("type", "twilio:messaging:Sender")))
        },
        {
            """{"4dabf18193072939515e22adb298388d":"c44067f5952c0a294b673a41bacd8c17","hash":"ab12","text":"hello"}""",
            new AssetValue(PropertyMap.Of(("hash", "ab12"), ("text", "hello")))
        },
        {
            """{"4dabf18193072939515e22adb298388d":"0def7320c3a5731c473e5ecbe6d01bc7","hash":"cd34","path":"./files"}""",
            new ArchiveValue(PropertyMap.Of(("hash", "cd34"), ("path", "./files")))
        },
        { """{"4dabf18193072939515e22adb298388d":"803fd3297a5875dc03ca845dda5d2a98","value":"3q2+7w=="}""", new BytesValue("3q2+7w==") },
        {
            """{"a":{"nothing":null,"on":true},"b":[0.5,"x"]}""",
            new ObjectValue(PropertyMap.Of(
                ("a", PropertyMap.Of(("nothing", NullValue.Instance), ("on", true))), ("b", new ListValue([0.5, "x"]))))
        },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Each_kind_of_value_has_its_wire_form(string json, PropertyValue value)
    {
        var wire = JsonParser.Default.Parse<WireValue>(json);

        Assert.Equal(value, StructDecoder.Decode(wire));
        Assert.Equal(wire, StructEncoder.Encode(value));
    }

    public static TheoryData<string, PropertyValue> OutputForms { get; } = new()
    {
        { """{"4dabf18193072939515e22adb298388d":"d0e6a833031e9bbcd3f4e8bde6ca49a4"}""", UnknownValue.Instance },
        { """{"4dabf18193072939515e22adb298388d":"d0e6a833031e9bbcd3f4e8bde6ca49a4","secret":true}""", SecretValue.Of(UnknownValue.Instance) },
        { """{"4dabf18193072939515e22adb298388d":"d0e6a833031e9bbcd3f4e8bde6ca49a4","value":null}""", NullValue.Instance },
        {
            """{"4dabf18193072939515e22adb298388d":"d0e6a833031e9bbcd3f4e8bde6ca49a4","value":"x","secret":false,"dependencies":["urn:pulumi:dev::shop::a:b:C::d"]}""",
            new TextValue("x")
        },
        {
            """{"4dabf18193072939515e22adb298388d":"d0e6a833031e9bbcd3f4e8bde6ca49a4","value":"x","secret":true,"dependencies":[]}""",
            SecretValue.Of("x")
        },
    };

    [Theory]
    [MemberData(nameof(OutputForms))]
    public void An_output_value_becomes_what_it_stands_for(string json, PropertyValue value) =>
        Assert.Equal(value, StructDecoder.Decode(JsonParser.Default.Parse<WireValue>(json)));

    [Fact]
    public void A_secret_within_secrets_is_one_secret()
    {
        var inner = LooseForms.Signed("1b47061264138c4ac30d75fd1eb44270", ("value", WireValue.ForString("x")));
        var outer = LooseForms.Signed("1b47061264138c4ac30d75fd1eb44270", ("value", inner));

        Assert.Equal(SecretValue.Of("x"), StructDecoder.Decode(outer));
        Assert.Equal(inner, StructEncoder.Encode(StructDecoder.Decode(outer)));
    }

    [Fact]
    public void A_value_of_no_kind_is_null() => Assert.Equal(NullValue.Instance, StructDecoder.Decode(new WireValue()));

    [Fact]
    public void No_struct_is_no_properties() => Assert.Equal(PropertyMap.Empty, StructDecoder.Decode((Struct?)null));

    [Theory]
    [InlineData("""{"a":{"4dabf18193072939515e22adb298388d":"ffffffffffffffffffffffffffffffff","value":"hunter2"}}""")]
    [InlineData("""{"a":[{"4dabf18193072939515e22adb298388d":"","value":"hunter2"}]}""")]
    [InlineData("""{"a":{"4dabf18193072939515e22adb298388d":7,"value":"hunter2"}}""")]
    public void An_unknown_signature_is_refused_without_telling_the_value(string json)
    {
        var refused = Assert.Throws<WireFormatException>(() => StructDecoder.Decode(Struct.Parser.ParseJson(json)));

        Assert.Contains("signature", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Encoding_the_same_map_twice_gives_the_same_bytes()
    {
        var one = PropertyMap.Of(("b", 1d), ("a", SecretValue.Of("x")));
        var other = PropertyMap.Of(("a", SecretValue.Of("x")), ("b", 1d));

        Assert.Equal(StructEncoder.Encode(one).ToByteArray(), StructEncoder.Encode(other).ToByteArray());
    }
}
