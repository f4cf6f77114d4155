using System.Text.Json.Nodes;
using Provider.Tests.Front;
using TwilioEmulator.Control;

namespace Provider.Tests.Hostile;

/// <summary>Every field of the API model, with every kind of value that doesn't belong there.</summary>
public sealed class WrongTypeTests
{
    /// <summary>A sender with nothing left out, as Twilio answers it.</summary>
    private const string Whole = """
        {
          "sid": "XEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "status": "ONLINE", "sender_id": "whatsapp:+15017122661", "url": "https://twilio.example/x",
          "configuration": {"waba_id": "1", "verification_method": "sms", "verification_code": "1", "voice_application_sid": "AP", "account_type": "ISV"},
          "webhook": {"callback_url": "u", "callback_method": "POST", "fallback_url": "u", "fallback_method": "POST", "status_callback_url": "u", "status_callback_method": "POST"},
          "profile": {
            "name": "n", "about": "a", "address": "a", "description": "d", "logo_url": "u", "banner_url": "u", "privacy_url": "u", "terms_of_service_url": "u",
            "accent_color": "#fff000", "vertical": "v", "use_case": "OTP",
            "websites": [{"website": "w", "label": "l"}], "emails": [{"email": "e", "label": "l"}], "phone_numbers": [{"phone_number": "p", "label": "l"}]
          },
          "properties": {"quality_rating": "HIGH", "messaging_limit": "1K"},
          "offline_reasons": [{"code": "1", "message": "m", "more_info": "i"}],
          "compliance": {"registration_sid": "r", "countries": [{"country": "US", "registration_sid": "r", "status": "s", "carriers": [{"name": "n", "status": "s"}]}]}
        }
        """;

    private static readonly string[] Wrong =
        ["null", "true", "0", "-1.5e300", "\"\"", "\"text\"", "[]", "{}", "[null]", "[[]]", "[{}]", "[5]", """{"x":{"y":[]}}""", "[\"text\"]"];

    public static TheoryData<string> Fields => [.. Places(JsonNode.Parse(Whole)!, "")];

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_field_of_a_wrong_type_is_told_of_or_passed_over(string field)
    {
        await using var bench = await Bench.StartAsync();
        foreach (var wrong in Wrong)
        {
            bench.Twilio.Faults.Clear();
            bench.Twilio.Faults.Add(new("GET") { Times = null, Answer = new Reply(200, With(field, wrong)) });
            var got = await bench.Stack.GetAsync("XE" + new string('a', 32));
            if (got.Error is not null)
                Clean.Failure(got.Error);
            else
                Assert.Equal("XE" + new string('a', 32), got.State!.Id);
        }

        await Clean.AliveAsync(bench.Plugin);
    }

    [Fact]
    public void The_walk_meets_every_field()
    {
        Assert.Equal(60, Fields.Count);
    }

    private static string With(string field, string value)
    {
        var whole = JsonNode.Parse(Whole)!;
        var steps = field.Split('/')[1..];
        var at = steps[..^1].Aggregate(whole, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
        if (int.TryParse(steps[^1], out var last))
            at[last] = JsonNode.Parse(value);
        else
            at[steps[^1]] = JsonNode.Parse(value);
        return whole.ToJsonString();
    }

    private static IEnumerable<string> Places(JsonNode node, string at) => node switch
    {
        JsonObject map => map.SelectMany(e => Places(e.Value!, $"{at}/{e.Key}").Prepend($"{at}/{e.Key}")),
        JsonArray list => list.SelectMany((item, index) => Places(item!, $"{at}/{index}").Prepend($"{at}/{index}")),
        _ => [],
    };
}
