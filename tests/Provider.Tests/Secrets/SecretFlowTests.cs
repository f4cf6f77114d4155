using System.Text.Json.Nodes;
using Provider.Tests.Front;
using Provider.Tests.Hostile;
using TwilioEmulator;
using TwilioEmulator.Control;
using TwilioEmulator.Model;

namespace Provider.Tests.Secrets;

/// <summary>Every flow, with everything that can go wrong quoting the secrets: nothing that comes out holds one.</summary>
public sealed class SecretFlowTests
{
    private static readonly string[] Failures =
    [
        "none", "refused", "problem", "unauthorized", "forbidden", "conflict", "too many", "html", "text", "garbage", "drop", "request id", "not found", "html page",
    ];

    public static TheoryData<string, string> FailuresByMethod
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var failure in Failures)
            foreach (var method in new[] { "POST", "GET", "DELETE" })
                all.Add(failure, method);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(FailuresByMethod))]
    public async Task No_flow_tells_a_secret(string how, string method)
    {
        await using var bench = await StartAsync(fromEnvironment: method == "GET");
        await FailingAsync(bench, how, method, () => bench.Stack.PreviewAsync(Marks.Program));
        await FailingAsync(bench, how, method, () => bench.Stack.UpAsync(Marks.Program));
        if (bench.Stack.State is null)
            (await bench.Stack.UpAsync(Marks.Program)).Well();
        await FailingAsync(bench, how, method, () => bench.Stack.UpAsync(Marks.Changed));
        await FailingAsync(bench, how, method, () => bench.Stack.RefreshAsync());
        await FailingAsync(bench, how, method, () => bench.Stack.PreviewAsync(Marks.Program));
        await FailingAsync(bench, how, method, () => bench.Stack.DestroyAsync());
        if (bench.Stack.State is not null)
            (await bench.Stack.DestroyAsync()).Well();
        Assert.Null(bench.Stack.State);
    }

    [Fact]
    public async Task A_quoted_secret_is_replaced_in_every_form()
    {
        await using var bench = await StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Times = null, Answer = Reply.Error(400, 63100, Marks.Quoted) });
        var up = await bench.Stack.UpAsync(Marks.Program);
        Marks.AreNotIn(up);
        Assert.Contains("failed: [secret] ; [secret] ; [secret]", up.Error!.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verification_code=%22123456%22")]
    [InlineData("""{\u0022verification_code\u0022:\u0022123456\u0022}""")]
    [InlineData("code\u0007 123\u0007456 is wrong")]
    public async Task A_short_code_is_found_beside_escapes_and_under_control_characters(string quoted)
    {
        await using var bench = await Bench.StartOnAsync(StatusPath.Verification);
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Error(400, 63113, quoted) });
        var up = await bench.Stack.UpAsync("""{"senderId":"whatsapp:+15017122661","profile":{"name":"Acme"},"configuration":{"verificationCode":{"$secret":"123456"}}}""");
        Assert.Contains("[secret]", up.Error!.Status.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("123456", up.Error.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Twilio_quotes_in_other_fields_is_a_secret_in_the_state()
    {
        await using var bench = await StartAsync();
        bench.Twilio.Faults.Add(new("GET", "*/XE*")
        {
            Times = null,
            Answer = new Rewrite
            {
                Set = new Dictionary<string, JsonNode?>
                {
                    ["/status"] = "OFFLINE",
                    ["/offline_reasons"] = new JsonArray(new JsonObject { ["code"] = "63113", ["message"] = $"The code {Marks.Code} is wrong", ["more_info"] = Marks.Callback }),
                    ["/webhook/fallback_url"] = Marks.Callback,
                    ["/properties"] = new JsonObject { ["quality_rating"] = Marks.Token },
                    ["/url"] = $"https://x.example/{Uri.EscapeDataString(Marks.Name)}",
                },
            },
        });
        var up = await bench.Stack.UpAsync(Marks.Program);
        Assert.Contains(up.Reasons, r => r.StartsWith("Offline: The code [secret] is wrong (Twilio error 63113, [secret])", StringComparison.Ordinal));
        Marks.AreNotIn(up);
        var outputs = PropertyText.Node(Google.Protobuf.WellKnownTypes.Value.ForStruct(up.State!.Outputs))!;
        Assert.Equal($"The code {Marks.Code} is wrong", (string?)outputs["offlineReasons"]![0]!["message"]!["$secret"]);
        Assert.Equal(Marks.Callback, (string?)outputs["webhook"]!["fallbackUrl"]!["$secret"]);
        Marks.AreNotIn(await bench.Stack.RefreshAsync());
    }

    [Theory]
    [InlineData(282)]
    [InlineData(984)]
    [InlineData(1200)]
    public async Task A_secret_of_several_words_is_not_halved_in_a_long_message(int before)
    {
        const string secret = "the launch code is bluebird at dawn";
        var message = string.Concat(Enumerable.Repeat("words ", before / 6)) + secret;
        await using var bench = await Bench.StartOnAsync(StatusPath.Failing(new OfflineReason("63020", message)));
        var up = await bench.Stack.UpAsync(Bench.Plain.Replace("\"Acme\"", $$"""
            "Acme","description":{"$secret":"{{secret}}"}
            """, StringComparison.Ordinal));
        Assert.NotEmpty(up.Reasons);
        Assert.DoesNotContain(up.Reasons, r => r.Contains("launch code", StringComparison.Ordinal));
        var shown = PropertyText.Texts(Google.Protobuf.WellKnownTypes.Value.ForStruct(up.State!.Outputs), secret: false);
        Assert.DoesNotContain(shown, text => text.Contains("launch code", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_block_that_is_no_longer_a_secret_stays_one_where_it_was_not_declared_again()
    {
        await using var bench = await StartAsync();
        (await bench.Stack.UpAsync(Marks.Program)).Well();
        const string program = """{"senderId":"whatsapp:+15017122661","profile":{"name":"In clear"}}""";
        var preview = await bench.Stack.PreviewAsync(program);
        Marks.AreNotIn(preview);
        var up = (await bench.Stack.UpAsync(program)).Well();
        Assert.Equal("In clear", up.State!.Outputs.Fields["profile"].StructValue.Fields["name"].StringValue);
        Marks.AreNotIn(up);
    }

    [Fact]
    public async Task A_wait_that_ends_early_tells_no_secret()
    {
        await using var bench = await StartAsync(Marks.Options with { WhatsAppPath = StatusPath.Of("CREATING") });
        bench.Stack.Timeout = 20;
        var late = await bench.Stack.UpAsync(Marks.Program);
        Clean.Failure(late.Error);
        Marks.AreNotIn(late);
        bench.Clock.Freeze();
        var upping = bench.Stack.UpAsync(Marks.Changed);
        await bench.Clock.PauseTaken;
        await bench.Plugin.CancelAsync();
        var cancelled = await upping;
        Assert.NotEmpty(cancelled.Reasons);
        Marks.AreNotIn(cancelled);
    }

    [Theory]
    [InlineData("""{"senderId":{"$secret":"904817"}}""")]
    [InlineData("""{"senderId":"whatsapp:+15017122661","verificationCode":"904817"}""")]
    [InlineData("""{"senderId":"whatsapp:+15017122661","configuration":{"verifcationCode":"904817"}}""")]
    [InlineData("""{"senderId":"whatsapp:+15017122661","configuration":{"verificationCode":["904817"]}}""")]
    [InlineData("""{"senderId":"whatsapp:+15017122661","configuration":{"verificationCode":{"$secret":{"x":"904817"}}}}""")]
    [InlineData("""{"senderId":"whatsapp:+15017122661","configuration":"904817"}""")]
    [InlineData("""{"senderId":"whatsapp:+15017122661","configuration":["904817"]}""")]
    [InlineData("""{"senderId":"whatsapp:+15017122661","profile":{"$secret":"904817"}}""")]
    [InlineData("""{"senderId":"whatsapp:+15017122661","profile":{"$secret":{"name":"n","websites":[{"website":"904817"}]}}}""")]
    [InlineData("""{"senderId":"whatsapp:+15017122661","profile":{"name":"n","accentColor":{"$secret":"904817"}}}""")]
    [InlineData("""{"senderId":"whatsapp:+15017122661","profile":{"name":"n"},"webhook":{"callbackUrl":{"$secret":"904817"}}}""")]
    [InlineData("""{"senderId":"whatsapp:+15017122661","profile":{"name":"n"},"webhook":{"$secret":{"callbackMethod":"904817"}}}""")]
    [InlineData("""{"senderId":"whatsapp:+15017122661","profile":{"name":"n"},"wait":{"$secret":"904817"}}""")]
    public async Task A_check_failure_about_a_secret_names_no_property_whose_value_is_shown(string program)
    {
        await using var bench = await StartAsync();
        var preview = await bench.Stack.PreviewAsync(program);
        Assert.NotEmpty(preview.Failures);
        Marks.AreNotIn(preview);
        var news = PropertyText.Read(program);
        foreach (var shown in preview.Failures.Where(f => news.Fields.ContainsKey(f.Property)))
            Assert.DoesNotContain(Marks.Code, news.Fields[shown.Property].ToString(), StringComparison.Ordinal);
    }

    private static async Task FailingAsync(Bench bench, string how, string method, Func<Task<Outcome>> flow)
    {
        if (Answer(how) is { } answer)
            bench.Twilio.Faults.Add(new(method) { Times = null, Answer = answer });
        var outcome = await flow();
        if (outcome.Error is not null)
            Clean.Failure(outcome.Error);
        Marks.AreNotIn(outcome);
        bench.Twilio.Faults.Clear();
    }

    private static FaultAnswer? Answer(string how) => how switch
    {
        "none" => null,
        "refused" => Reply.Error(400, 63100, $"Refused: {Marks.Quoted}"),
        "problem" => new Reply(422, new JsonObject { ["title"] = Marks.Quoted, ["detail"] = Marks.Quoted, ["type"] = Marks.Callback, ["code"] = 63100 }.ToJsonString()),
        "unauthorized" => Reply.Error(401, 20003, $"Who is {Marks.Quoted}?"),
        "forbidden" => Reply.Error(403, 20403, Marks.Quoted),
        "conflict" => Reply.Error(409, 63100, Marks.Quoted),
        "too many" => Reply.Error(429, 20429, Marks.Quoted),
        "html" => new Reply(503, $"<html>{Marks.Quoted}</html>") { ContentType = "text/html" },
        "text" => new Reply(500, Marks.Quoted) { ContentType = "text/plain" },
        "garbage" => new Reply(200, $"{{\"sid\":{Marks.Quoted}"),
        "html page" => new Reply(200, Marks.Quoted) { ContentType = "text/html" },
        "request id" => Reply.Error(400, 1, "x") with { Headers = new Dictionary<string, string> { ["T-Request-Id"] = Marks.Code } },
        "not found" => Reply.Error(404, 20404, Marks.Quoted),
        _ => new Drop(),
    };

    private static async Task<Bench> StartAsync(EmulatorOptions? options = null, bool fromEnvironment = false)
    {
        if (!fromEnvironment)
            return await Bench.StartAsync(options ?? Marks.Options, new JsonObject { ["authToken"] = Marks.Token }.ToJsonString());
        var bench = await Bench.StartUnconfiguredAsync(options ?? Marks.Options, new Dictionary<string, string>
        {
            ["TWILIO_ACCOUNT_SID"] = EmulatorOptions.DefaultAccountSid,
            ["TWILIO_AUTH_TOKEN"] = Marks.Token,
        });
        var check = await bench.Plugin.CheckConfigAsync(PropertyText.Read($$"""{"baseUrl":"{{bench.Twilio.BaseUrl}}"}"""));
        Assert.DoesNotContain("authToken", check.Inputs.Fields.Keys);
        await bench.Plugin.ConfigureAsync(check.Inputs);
        return bench;
    }
}
