using System.Net;
using System.Text.Json.Nodes;
using Grpc.Core;
using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Control;
using TwilioEmulator.Model;

namespace Provider.Tests.Senders;

/// <summary>Where Twilio's reference leaves room, an answer may look odd. No sender is replaced, changed or lost for it.</summary>
public sealed class OddAnswerTests
{
    private const string WithWaba = """{"senderId":"whatsapp:+15017122661","configuration":{"wabaId":"10000222"},"profile":{"name":"Acme"}}""";
    private const string Voice = """{"senderId":"whatsapp:+15017122661","configuration":{"verificationMethod":"voice"},"profile":{"name":"Acme"}}""";

    [Theory]
    [InlineData("/configuration/waba_id")]
    [InlineData("/configuration")]
    [InlineData("/sender_id")]
    public async Task What_a_sender_is_made_of_cannot_have_become_nothing(string pointer)
    {
        await using var bench = await UpAsync(WithWaba);
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Answer = new Rewrite { Set = new Dictionary<string, JsonNode?> { [pointer] = null } } });
        var refresh = (await bench.Stack.RefreshAsync()).Well();
        Assert.Equal("", refresh.Changed);
        Assert.Equal(Bench.Number, refresh.State!.Outputs.Fields["senderId"].StringValue);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(WithWaba)).Well().Step);
    }

    [Fact]
    public async Task Another_WABA_in_the_answer_is_told_and_replaces_nothing()
    {
        await using var bench = await UpAsync(WithWaba);
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Times = null, Answer = new Rewrite { Set = new Dictionary<string, JsonNode?> { ["/configuration/waba_id"] = "999" } } });
        var refresh = (await bench.Stack.RefreshAsync()).Well();
        Assert.Equal("", refresh.Changed);
        Assert.Contains(refresh.Warnings, warning => warning.Contains("configuration.wabaId", StringComparison.Ordinal));
        var up = (await bench.Stack.UpAsync(WithWaba)).Well();
        Assert.Equal(Step.Same, up.Step);
        Assert.Empty(up.Writes);
    }

    [Fact]
    public async Task Twilios_own_name_for_an_RCS_agent_replaces_nothing()
    {
        const string agent = """{"senderId":"rcs:acme_agent","profile":{"name":"Acme"}}""";
        await using var bench = await UpAsync(agent);
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Times = null, Answer = new Rewrite { Set = new Dictionary<string, JsonNode?> { ["/sender_id"] = "rcs:brand_acme_agent" } } });
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(agent)).Well().Step);
    }

    [Fact]
    public async Task What_WhatsApp_does_not_keep_is_neither_drift_nor_sent_again()
    {
        const string program = """
            {"senderId":"whatsapp:+15017122661","webhook":{"callbackUrl":"https://acme.example/in","callbackMethod":"POST"},
             "profile":{"name":"Acme","bannerUrl":"https://acme.example/b.png","emails":[{"email":"a@acme.example"},{"email":"b@acme.example"}]}}
            """;
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("GET", "*/XE*")
        {
            Times = null,
            Answer = new Rewrite
            {
                Set = new Dictionary<string, JsonNode?>
                {
                    ["/profile/emails"] = new JsonArray(new JsonObject { ["email"] = "b@acme.example", ["label"] = "Email" }),
                    ["/profile/logo_url"] = "https://scontent.example/copy.jpg", ["/webhook/callback_method"] = null,
                },
            },
        });
        bench.Stack.IsStale = true;
        (await bench.Stack.UpAsync(program)).Well();
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(program)).Well().Step);
        (await bench.Stack.UpAsync(program.Replace("/in", "/out", StringComparison.Ordinal))).Well().Wrote(
            "POST", """{"webhook":{"callback_url":"https://acme.example/out","callback_method":"POST"}}""");
        (await bench.Stack.UpAsync(program.Replace("/in", "/out", StringComparison.Ordinal).Replace("\"Acme\"", "\"Acme\",\"about\":\"Hi\"", StringComparison.Ordinal)))
            .Well().Wrote("POST", """
                {"profile":{"about":"Hi","banner_url":"https://acme.example/b.png","emails":[{"email":"a@acme.example"},{"email":"b@acme.example"}]}}
                """);
    }

    [Fact]
    public async Task A_verification_method_that_comes_back_is_no_drift()
    {
        await using var bench = await UpAsync(Voice);
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Times = null, Answer = new Rewrite { Set = new Dictionary<string, JsonNode?> { ["/configuration/verification_method"] = "sms" } } });
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(Voice)).Well().Step);
    }

    [Fact]
    public async Task A_sender_that_Twilio_does_not_show_yet_is_waited_for()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Times = 3, Answer = Reply.Error(404, 20404, "The requested resource was not found") });
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal("ONLINE", up.State!.Outputs.Fields["status"].StringValue);
        Assert.Contains("not shown by Twilio so far (5 s)", up.StatusLines);
    }

    [Fact]
    public async Task A_sender_that_Twilio_never_shows_is_kept_in_the_state_all_the_same()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Times = null, Answer = Reply.Error(404, 20404, "The requested resource was not found") });
        var up = await bench.Stack.UpAsync(Bench.Plain);
        Assert.Contains($"Twilio hasn't shown the sender {bench.Sender().Sid}", up.Reasons[0], StringComparison.Ordinal);
        Assert.Contains("Run a refresh: it tells whether it is gone.", up.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(bench.Sender().Sid, up.State!.Id);
    }

    [Fact]
    public async Task A_sender_that_Twilio_stops_showing_while_an_update_waits_stays_in_the_state()
    {
        await using var bench = await UpAsync(Bench.Plain);
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Nth = 2, Times = null, Answer = Reply.Error(404, 20404, "The requested resource was not found") });
        var up = await bench.Stack.UpAsync(Bench.Plain.Replace("Acme", "Acme Ltd", StringComparison.Ordinal));
        Assert.Contains($"Twilio hasn't shown the sender {bench.Sender().Sid}", up.Reasons[0], StringComparison.Ordinal);
        Assert.Single(up.Writes);
        Assert.NotNull(up.State);
    }

    [Fact]
    public async Task An_update_that_is_accepted_without_a_word_is_accepted()
    {
        await using var bench = await UpAsync(Bench.Plain);
        bench.Twilio.Faults.Add(new("POST") { Commits = true, Answer = new Reply(202) });
        var up = (await bench.Stack.UpAsync(Bench.Plain.Replace("Acme", "Acme Ltd", StringComparison.Ordinal))).Well();
        Assert.Equal("Acme Ltd", up.State!.Outputs.Fields["profile"].StructValue.Fields["name"].StringValue);
    }

    [Fact]
    public async Task A_registration_whose_answer_names_no_SID_is_looked_up_in_the_list()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Answer = new Rewrite { Remove = ["/sid"] } });
        var up = (await bench.Stack.UpAsync(Bench.Plain)).Well();
        Assert.Equal(bench.Sender().Sid, up.State!.Id);
        Assert.Single(up.Writes);
    }

    [Fact]
    public async Task Reasons_without_end_leave_room_for_the_SID()
    {
        var reasons = Enumerable.Range(0, 500).Select(i => new OfflineReason("63020", $"{i} {string.Join(' ', Enumerable.Repeat("words", 400))}")).ToArray();
        await using var bench = await Bench.StartOnAsync(new([new("CREATING"), new("OFFLINE") { OfflineReasons = reasons }]));
        var up = await bench.Stack.UpAsync(Bench.Plain);
        Assert.Equal(bench.Sender().Sid, up.State!.Id);
        Assert.Contains(up.Reasons, r => r.StartsWith("Offline: a message of 2401 characters, which isn't kept (Twilio error 63020", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sermon_of_Twilios_leaves_room_for_the_way_to_import()
    {
        await using var bench = await UpAsync(Bench.Plain);
        bench.Twilio.Faults.Add(new("POST") { Answer = Reply.Error(409, 63100, new string('x', 5000)) });
        var other = new Stack(bench.Plugin, bench.Twilio, bench.Engine, "sales");
        var message = (await other.UpAsync(Bench.Plain)).FailedWith(StatusCode.AlreadyExists);
        Assert.Contains($"pulumi import twilio:messaging:Sender sales {bench.Sender().Sid}", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_DELETE_that_finds_nothing_where_the_sender_is_is_sent_again()
    {
        await using var bench = await UpAsync(Bench.Plain);
        bench.Twilio.Faults.Add(new("DELETE") { Answer = Reply.Error(404, 20404, "The requested resource was not found") });
        Assert.Equal(2, (await bench.Stack.DestroyAsync()).Well().Writes.Count());
        Assert.Null(bench.Twilio.Senders.Find(Bench.Number));
    }

    [Fact]
    public async Task A_DELETE_that_never_finds_the_sender_that_is_there_has_not_deleted_it()
    {
        await using var bench = await UpAsync(Bench.Plain);
        bench.Twilio.Faults.Add(new("DELETE") { Times = null, Answer = Reply.Error(404, 20404, "The requested resource was not found") });
        var destroy = await bench.Stack.DestroyAsync();
        Assert.Contains("retainOnDelete", destroy.FailedWith(StatusCode.FailedPrecondition), StringComparison.Ordinal);
        Assert.NotNull(destroy.State);
    }

    [Fact]
    public async Task A_deletion_whose_answer_was_lost_is_given_a_moment_to_show()
    {
        await using var bench = await UpAsync(Bench.Plain);
        var sender = bench.Sender().Resource.ToJsonString();
        bench.Twilio.Faults.Add(new("DELETE") { Commits = true, Answer = Reply.Unavailable });
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Answer = new Reply(200, sender) });
        (await bench.Stack.DestroyAsync()).Well();
    }

    [Fact]
    public async Task A_newer_form_of_not_found_is_not_found()
    {
        await using var bench = await UpAsync(Bench.Plain);
        bench.Twilio.Senders.Delete(Bench.Number);
        var gone = new Reply(404, """{"type":"https://www.twilio.com/docs/errors/20404","title":"Not Found","status":404}""") { ContentType = "application/problem+json" };
        bench.Twilio.Faults.Add(new("DELETE") { Answer = gone });
        bench.Twilio.Faults.Add(new("GET", "*/XE*") { Answer = gone });
        (await bench.Stack.DestroyAsync()).Well();
    }

    [Fact]
    public async Task Each_field_that_the_newer_form_of_errors_names_is_told()
    {
        await using var bench = await Bench.StartAsync();
        bench.Twilio.Faults.Add(new("POST")
        {
            Answer = new Reply((int)HttpStatusCode.BadRequest, """
                {"type":"https://www.twilio.com/docs/errors/63100","title":"Invalid","code":63100,"status":400,"detail":"The request is invalid",
                 "errors":[{"detail":"is too long","pointer":"/profile/about"},{"detail":"is no URL","pointer":"/profile/logo_url"},7]}
                """),
        });
        var message = (await bench.Stack.UpAsync(Bench.Plain)).FailedWith(StatusCode.InvalidArgument);
        Assert.Contains("The request is invalid; /profile/about is too long; /profile/logo_url is no URL (Twilio error 63100", message, StringComparison.Ordinal);
    }

    private static async Task<Bench> UpAsync(string program)
    {
        var bench = await Bench.StartAsync();
        (await bench.Stack.UpAsync(program)).Well();
        return bench;
    }
}
