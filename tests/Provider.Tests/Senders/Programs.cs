using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Provider.Tests.Senders;

/// <summary>A program's inputs, as JSON. Of one channel all have the same sender id.</summary>
public sealed record WhatsAppProgram(string Json)
{
    public override string ToString() => Json;
}

/// <inheritdoc cref="WhatsAppProgram"/>
public sealed record RcsProgram(string Json)
{
    public override string ToString() => Json;
}

/// <summary>Programs that the table allows: every property there or not, null, empty, plain or secret.</summary>
public static class Programs
{
    private static readonly string[] Urls = ["https://a.example/in", "https://b.example/x?y=z"];

    private static Gen<JsonNode?> Configuration { get; } = Block(
        ("verificationMethod", Text("sms", "voice")),
        ("voiceApplicationSid", Text("AP0123456789abcdef0123456789abcdef", "AP00000000000000000000000000000000", "")),
        ("accountType", Text("ISV", "ISVSubAccount", "")));

    private static Gen<JsonNode?> Webhook { get; } = Block(
        ("callbackUrl", Url()), ("callbackMethod", Text("POST", "PUT")),
        ("fallbackUrl", Url()), ("fallbackMethod", Text("POST", "PUT")),
        ("statusCallbackUrl", Url()), ("statusCallbackMethod", Text("POST", "PUT")));

    public static Arbitrary<WhatsAppProgram> WhatsApp() => (
        from configuration in Maybe(Configuration)
        from webhook in Maybe(Webhook)
        from name in Plain("Acme", "Acme Ltd", "Ärger & Söhne 😀")
        from profile in Block(
            ("about", Text("Hi", "", "Open 9–5")), ("address", Text("1 Main St", "2 Side St", "")), ("description", Text("Shop", "")),
            ("logoUrl", Text("https://a.example/logo.png")), ("vertical", Text("Other", "Restaurant", "")),
            ("websites", List("website", "https://a.example", "https://b.example")), ("emails", List("email", "a@a.example", "b@a.example")))
        from waitFor in Maybe(Plain("settled", "online"))
        from label in Maybe(Text("Support", "Sales", ""))
        select new WhatsAppProgram(Program("whatsapp:+15017122661", configuration, webhook, Named(profile, name), ("waitFor", waitFor), ("friendlyName", label)))).ToArbitrary();

    public static Arbitrary<RcsProgram> Rcs() => (
        from webhook in Maybe(Webhook)
        from profile in Maybe(Block(
            ("name", Text("Acme", "Acme Ltd")), ("description", Text("Shop", "Agent")), ("logoUrl", Text("https://a.example/logo.png")),
            ("bannerUrl", Text(Urls)), ("privacyUrl", Text(Urls)), ("termsOfServiceUrl", Text(Urls)), ("accentColor", Text("#c8102e", "#C8102E", "#000000")),
            ("useCase", Text("MULTI_USE", "OTP")), ("websites", List("website", "https://a.example", "https://b.example")),
            ("emails", List("email", "a@a.example", "b@a.example")), ("phoneNumbers", List("phoneNumber", "+12125551212", "+12125551213"))))
        select new RcsProgram(Program("rcs:acme_agent", null, webhook, profile))).ToArbitrary();

    private static string Program(string senderId, JsonNode? configuration, JsonNode? webhook, JsonNode? profile, params (string Name, JsonNode? Value)[] others)
    {
        var program = new JsonObject { ["senderId"] = senderId };
        foreach (var (name, value) in new[] { ("configuration", configuration), ("webhook", webhook), ("profile", profile) }.Concat(others))
        {
            if (value is not null)
                program[name] = value.DeepClone();
        }

        return program.ToJsonString();
    }

    private static JsonObject Named(JsonNode? profile, JsonNode? name)
    {
        var named = (JsonObject)profile!.DeepClone();
        named["name"] = name?.DeepClone();
        return named;
    }

    private static Gen<JsonNode?> Block(params (string Name, Gen<JsonNode?> Value)[] parts) => parts.Aggregate(
        Gen.Constant<JsonNode?>(new JsonObject()),
        (block, part) =>
            from sofar in block
            from isThere in Gen.Frequency((3, Gen.Constant(true)), (4, Gen.Constant(false)))
            from value in part.Value
            select isThere ? With(sofar!, part.Name, value) : sofar);

    private static JsonObject With(JsonNode block, string name, JsonNode? value)
    {
        var wider = (JsonObject)block.DeepClone();
        wider[name] = value?.DeepClone();
        return wider;
    }

    private static Gen<JsonNode?> Maybe(Gen<JsonNode?> value) => Gen.Frequency((2, value), (1, Gen.Constant<JsonNode?>(null)));

    private static Gen<JsonNode?> Plain(params string[] texts) => Gen.Elements(texts).Select(t => (JsonNode?)t);

    private static Gen<JsonNode?> Text(params string[] texts) => Gen.Frequency((8, Plain(texts)), (1, Gen.Constant<JsonNode?>(null)));

    private static Gen<JsonNode?> SecretUrl() => Gen.Elements("https://s3cr3t.example/a", "https://s3cr3t.example/b")
        .Select(t => (JsonNode?)new JsonObject { ["$secret"] = t });

    private static Gen<JsonNode?> Url() => Gen.Frequency((4, Text([.. Urls, ""])), (1, SecretUrl()));

    private static Gen<JsonNode?> List(string key, string first, string second) => Gen.Elements<JsonNode?>(
        new JsonArray(),
        new JsonArray(new JsonObject { [key] = first }),
        new JsonArray(new JsonObject { [key] = first, ["label"] = "One" }),
        new JsonArray(new JsonObject { [key] = first }, new JsonObject { [key] = second, ["label"] = "Two" }),
        new JsonArray(new JsonObject { [key] = second }, new JsonObject { [key] = first }));
}
