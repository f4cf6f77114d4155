using System.Text.Json.Nodes;
using Grpc.Core;
using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Control;

namespace Provider.Tests.Senders;

public sealed class ImportTests
{
    private const string Sid = "XE0123456789abcdef0123456789abcdef";

    private const string Resource = """
        {
          "sid": "XE0123456789abcdef0123456789abcdef", "sender_id": "whatsapp:+15017122661",
          "configuration": { "waba_id": "10000222", "verification_method": "voice", "verification_code": "123456", "voice_application_sid": "AP0123456789abcdef0123456789abcdef" },
          "webhook": { "callback_url": "https://acme.example/in", "callback_method": "POST", "fallback_url": "https://acme.example/fb", "fallback_method": "PUT" },
          "profile": { "name": "Acme", "about": "", "address": null, "vertical": "Other", "websites": [{"website":"https://acme.example","label":"Website"}], "emails": [] }
        }
        """;

    private const string AsAPersonWouldWrite = """
        {
          "configuration": { "voiceApplicationSid": "AP0123456789abcdef0123456789abcdef", "wabaId": "10000222" },
          "profile": { "name": "Acme", "vertical": "Other", "websites": [{"website":"https://acme.example"}] },
          "senderId": "whatsapp:+15017122661",
          "webhook": { "callbackUrl": "https://acme.example/in", "fallbackMethod": "PUT", "fallbackUrl": "https://acme.example/fb" }
        }
        """;

    [Theory]
    [InlineData(Sid)]
    [InlineData("whatsapp:+15017122661")]
    public async Task Import_takes_the_SID_or_the_sender_id_and_gives_what_a_person_would_write(string id)
    {
        await using var bench = await SeededAsync();
        var import = (await bench.Stack.ImportAsync(id)).Well();
        Assert.Equal(Sid, import.State!.Id);
        Outcome.SameJson(AsAPersonWouldWrite, JsonNode.Parse(PropertyText.Write(import.State.Inputs)));
        Assert.Equal("ONLINE", import.State.Outputs.Fields["status"].StringValue);
    }

    [Fact]
    public async Task After_an_import_up_with_the_same_program_does_nothing()
    {
        await using var bench = await SeededAsync();
        (await bench.Stack.ImportAsync(Sid)).Well();
        var up = (await bench.Stack.UpAsync(AsAPersonWouldWrite)).Well();
        Assert.Equal(Step.Same, up.Step);
        Assert.Empty(up.Requests);
    }

    [Fact]
    public async Task A_sender_on_a_later_page_of_the_list_is_found()
    {
        await using var bench = await Bench.StartAsync();
        for (var i = 0; i < 230; i++)
            bench.Twilio.Senders.Seed(new() { ["sender_id"] = $"whatsapp:+1501800{i:D4}", ["profile"] = new JsonObject { ["name"] = "Acme" } });
        var import = (await bench.Stack.ImportAsync("whatsapp:+15018000229")).Well();
        Assert.Equal(bench.Sender("whatsapp:+15018000229").Sid, import.State!.Id);
    }

    [Fact]
    public async Task The_import_option_imports_and_then_makes_it_what_the_program_says()
    {
        await using var bench = await SeededAsync();
        var up = (await bench.Stack.ImportAsync(Sid, AsAPersonWouldWrite.Replace("\"Acme\"", "\"Acme Ltd\"", StringComparison.Ordinal))).Well();
        Assert.Equal(Step.Update, up.Step);
        Assert.Equal("profile.name", up.Changed);
        Assert.Equal("Acme Ltd", (string?)bench.Sender().Stored["profile"]!["name"]);
    }

    [Fact]
    public async Task An_rcs_agent_is_imported_by_its_sender_id()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Senders.Seed((JsonObject)JsonNode.Parse("""
            {"sender_id":"rcs:acme_agent","profile":{"name":"Acme","accent_color":"#C8102E","use_case":"MULTI_USE",
             "phone_numbers":[{"phone_number":"+12125551212","label":"Shop"}]},"status":"TWILIO_REVIEW"}
            """)!);
        var import = (await bench.Stack.ImportAsync("rcs:acme_agent")).Well();
        Outcome.SameJson(
            """{"profile":{"accentColor":"#C8102E","name":"Acme","phoneNumbers":[{"label":"Shop","phoneNumber":"+12125551212"}]},"senderId":"rcs:acme_agent"}""",
            JsonNode.Parse(PropertyText.Write(import.State!.Inputs)));
    }

    [Theory]
    [InlineData("XE123")]
    [InlineData("+15017122661")]
    [InlineData("whatsapp:15017122661")]
    [InlineData("AC0123456789abcdef0123456789abcdef")]
    [InlineData("../Accounts")]
    public async Task An_id_of_the_wrong_form_names_the_right_forms(string id)
    {
        await using var bench = await SeededAsync();
        var import = await bench.Stack.ImportAsync(id);
        var message = import.FailedWith(StatusCode.InvalidArgument);
        Assert.Contains("XE and 32 hexadecimal digits", message, StringComparison.Ordinal);
        Assert.Contains("whatsapp:+15017122661", message, StringComparison.Ordinal);
        Assert.Contains("rcs:my_agent", message, StringComparison.Ordinal);
        Assert.Empty(import.Requests);
    }

    [Theory]
    [InlineData("XEffffffffffffffffffffffffffffffff")]
    [InlineData("whatsapp:+15017129999")]
    [InlineData("rcs:nobody")]
    public async Task What_is_not_there_is_an_entirely_empty_answer(string id)
    {
        await using var bench = await SeededAsync();
        Assert.Equal(Step.Gone, (await bench.Stack.ImportAsync(id)).Well().Step);
        Assert.Equal(Step.Gone, (await bench.Stack.GetAsync(id)).Well().Step);
    }

    [Theory]
    [InlineData("whatsapp:+14155238886")]
    [InlineData("XE5a4d5b0c5a4d5b0c5a4d5b0c5a4d5b0c")]
    public async Task The_shared_sandbox_is_refused(string id)
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions { IncludeSandbox = true });
        Assert.Contains("sandbox", (await bench.Stack.ImportAsync(id)).FailedWith(StatusCode.InvalidArgument), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sandbox_is_refused_by_its_number_whatever_the_list_shows()
    {
        await using var bench = await Bench.StartAsync();
        var import = await bench.Stack.ImportAsync("whatsapp:+14155238886");
        Assert.Contains("sandbox", import.FailedWith(StatusCode.InvalidArgument), StringComparison.Ordinal);
        Assert.Empty(import.Requests);
    }

    [Fact]
    public async Task What_no_program_may_declare_is_left_out_of_the_inputs()
    {
        await using var bench = await SeededAsync();
        bench.Twilio.Faults.Add(new("GET", "*/XE*")
        {
            Times = null,
            Answer = new Rewrite
            {
                Set = new Dictionary<string, JsonNode?>
                {
                    ["/webhook/fallback_method"] = "GET", ["/webhook/fallback_url"] = "/relative",
                    ["/profile/websites"] = new JsonArray(new JsonObject { ["website"] = "www.acme.example" }, new JsonObject { ["website"] = "https://acme.example" }),
                    ["/profile/emails"] = new JsonArray(new JsonObject { ["label"] = "Email" }),
                },
            },
        });
        var import = (await bench.Stack.ImportAsync(Sid)).Well();
        Outcome.SameJson(
            """{"callbackUrl":"https://acme.example/in"}""", JsonNode.Parse(PropertyText.Write(import.State!.Inputs.Fields["webhook"].StructValue)));
        Outcome.SameJson(
            """{"name":"Acme","vertical":"Other","websites":[{"website":"https://acme.example"}]}""",
            JsonNode.Parse(PropertyText.Write(import.State.Inputs.Fields["profile"].StructValue)));
    }

    [Fact]
    public async Task Metas_copy_of_a_logo_whose_address_expires_is_not_written_into_the_program_nor_sent_back()
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions { LogoCopies = LogoCopies.MetaCopy });
        bench.Twilio.Senders.Seed((JsonObject)JsonNode.Parse(
            """{"sender_id":"whatsapp:+15017122661","profile":{"name":"Acme","logo_url":"https://acme.example/logo.png"}}""")!);
        var import = (await bench.Stack.ImportAsync(Bench.Number)).Well();
        Outcome.SameJson("""{"name":"Acme"}""", JsonNode.Parse(PropertyText.Write(import.State!.Inputs.Fields["profile"].StructValue)));
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        bench.Stack.IsStale = true;
        (await bench.Stack.UpAsync(Bench.Plain.Replace("Acme", "Acme Ltd", StringComparison.Ordinal))).Well().Wrote("POST", """{"profile":{"name":"Acme Ltd"}}""");
        Assert.Equal("https://acme.example/logo.png", (string?)bench.Sender().Stored["profile"]!["logo_url"]);
    }

    [Fact]
    public async Task Get_gives_the_whole_sender()
    {
        await using var bench = await SeededAsync();
        var get = (await bench.Stack.GetAsync(Sid)).Well();
        Assert.Equal(Sid, get.State!.Id);
        Assert.Equal("10000222", get.State.Outputs.Fields["configuration"].StructValue.Fields["wabaId"].StringValue);
        Assert.Equal("POST", get.State.Outputs.Fields["webhook"].StructValue.Fields["callbackMethod"].StringValue);
        Assert.Equal("HIGH", get.State.Outputs.Fields["properties"].StructValue.Fields["qualityRating"].StringValue);
        Assert.Equal($"{bench.Twilio.BaseUrl}v2/Channels/Senders/{Sid}", get.State.Outputs.Fields["url"].StringValue);
    }

    private static async Task<Bench> SeededAsync()
    {
        var bench = await Bench.StartAsync();
        bench.Twilio.Senders.Seed((JsonObject)JsonNode.Parse(Resource)!);
        return bench;
    }
}
