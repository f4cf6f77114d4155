using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;

namespace TwilioEmulator.Tests.Control;

public sealed class ControlSurfaceTests
{
    const string Control = "/_emulator";

    [Fact]
    public async Task An_account_added_over_http_is_accepted_at_once()
    {
        await using var emulation = await StartAsync();
        var added = await emulation.PostAsync(Control + "/accounts", """
            {"sid":"ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","auth_token":"other","waba_id":"777",
             "api_keys":[{"sid":"SKaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","secret":"shh"}]}
            """);
        Assert.Equal(204, added.Status);
        emulation.SignIn("SKaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "shh");
        var created = await emulation.PostAsync(Collection, """{"sender_id":"whatsapp:+15017122661","profile":{"name":"A"}}""");
        Assert.Equal("777", (string?)created.Json["configuration"]!["waba_id"]);
    }

    [Fact]
    public async Task A_sender_can_be_seeded_changed_and_deleted_out_of_band()
    {
        await using var emulation = await StartAsync();
        var seeded = await emulation.PostAsync(Control + "/senders", """
            {"resource":{"sid":"XEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sender_id":"rcs:agent","status":"DRAFT",
              "profile":{"name":"Before","description":"Kept"},"compliance":{"registration_sid":"CR1","countries":[]},"novelty":1}}
            """);
        Assert.Equal(200, seeded.Status);
        const string sender = Collection + "/XEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
        var before = (await emulation.GetAsync(sender)).Json;
        Answer.IsJson("""["DRAFT","CR1",1]""",
            new System.Text.Json.Nodes.JsonArray(before["status"]!.DeepClone(), before["compliance"]!["registration_sid"]!.DeepClone(), before["novelty"]!.DeepClone()));
        await emulation.SendAsync("PATCH", Control + "/senders/rcs:agent", """
            {"status":"OFFLINE","offline_reasons":[{"code":"30008","message":"Unknown","more_info":"https://x.example.com"}],
             "profile":{"name":"After"},"compliance":null}
            """);
        var after = (await emulation.GetAsync(sender)).Json;
        Assert.Equal(("OFFLINE", "After", "Kept"),
            ((string?)after["status"], (string?)after["profile"]!["name"], (string?)after["profile"]!["description"]));
        Answer.IsJson("""[{"code":"30008","message":"Unknown","more_info":"https://x.example.com"}]""", after["offline_reasons"]);
        Answer.IsJson("""{"registration_sid":"","countries":[]}""", after["compliance"]);
        Assert.Equal(204, (await emulation.DeleteAsync(Control + "/senders/XEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")).Status);
        Assert.Equal(404, (await emulation.GetAsync(sender)).Status);
    }

    [Fact]
    public async Task All_senders_of_all_accounts_are_listed_with_what_is_stored()
    {
        await using var emulation = await StartAsync();
        await emulation.PostAsync(Control + "/accounts", """{"sid":"ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","auth_token":"other"}""");
        await emulation.PostAsync(Control + "/senders", """
            {"account_sid":"ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","resource":{"sender_id":"rcs:agent"}}
            """);
        await emulation.PostAsync(Collection, """
            {"sender_id":"whatsapp:+15017122661","configuration":{"verification_method":"voice"},"profile":{"name":"A"}}
            """);
        var listed = (await emulation.GetAsync(Control + "/senders")).Json.AsArray();
        Assert.Equal(
            [("ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "rcs:agent"), (EmulatorOptions.DefaultAccountSid, Number)],
            listed.Select(sender => ((string?)sender!["account_sid"], (string?)sender["sender_id"])));
        Answer.IsJson("""{"configuration":{"verification_method":"voice"},"profile":{"name":"A"}}""", listed[1]!["stored"]);
        Assert.Equal("CREATING", (string?)listed[1]!["resource"]!["status"]);
    }

    [Fact]
    public async Task A_status_path_can_be_set_over_http()
    {
        await using var emulation = await StartAsync();
        var set = await emulation.SendAsync("PUT", Control + "/paths/whatsapp:+15017122661", """
            {
              "steps": [{"status":"CREATING","polls":2},{"status":"PENDING_VERIFICATION"},{"status":"ONLINE"}],
              "verification_code": "777", "wrong_code": "goes_offline",
              "after_update": [{"status":"OFFLINE","offline_reasons":[{"code":"1","message":"x"}]}]
            }
            """);
        Assert.Equal(204, set.Status);
        var sender = await emulation.CreateAsync();
        Assert.Equal(["CREATING", "CREATING", "PENDING_VERIFICATION", "PENDING_VERIFICATION"], await emulation.StatusesAsync(sender, 4));
        await emulation.PostAsync(sender, """{"configuration":{"verification_code":"777"}}""");
        Assert.Equal(["ONLINE"], await emulation.StatusesAsync(sender, 1));
        await emulation.PostAsync(sender, """{"profile":{"address":"x"}}""");
        Assert.Equal(["OFFLINE"], await emulation.StatusesAsync(sender, 1));
    }

    [Fact]
    public async Task A_sender_can_be_hidden_over_http()
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed();
        Assert.Equal(204, (await emulation.PostAsync(Control + "/senders/whatsapp:+15017122661/hide", """{"looks":1}""")).Status);
        Assert.Equal(404, (await emulation.GetAsync(sender)).Status);
        Assert.Equal(200, (await emulation.GetAsync(sender)).Status);
    }

    [Fact]
    public async Task Changes_of_a_sender_can_be_ignored_over_http()
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed();
        var ignored = await emulation.SendAsync("PUT", Control + "/senders/whatsapp:+15017122661/ignored", """{"paths":["profile.about"]}""");
        Assert.Equal(204, ignored.Status);
        await emulation.PostAsync(sender, """{"profile":{"about":"Us"}}""");
        Assert.Null((await emulation.GetAsync(sender)).Json["profile"]!["about"]);
    }

    [Theory]
    [InlineData("""{"updates":1}""", 63100)]
    [InlineData("""{"updates":1,"code":63119}""", 63119)]
    public async Task A_sender_can_be_made_busy_over_http(string busy, int code)
    {
        await using var emulation = await StartAsync();
        var sender = emulation.Seed();
        Assert.Equal(204, (await emulation.PostAsync(Control + "/senders/whatsapp:+15017122661/busy", busy)).Status);
        var refused = await emulation.PostAsync(sender, """{"profile":{"address":"There"}}""");
        Assert.Equal((409, code), (refused.Status, (int?)refused.Json["code"]));
        Assert.Equal(202, (await emulation.PostAsync(sender, """{"profile":{"address":"There"}}""")).Status);
    }

    [Fact]
    public async Task Faults_of_every_kind_can_be_queued_over_http()
    {
        await using var emulation = await StartAsync();
        string[] answers =
        [
            """{"kind":"reply","status":429,"headers":{"Retry-After":"2"},"body":"{}"}""",
            """{"kind":"rewrite","set":{"/meta/page":"zero"},"remove":["/senders"]}""",
            """{"characters":3,"kind":"cut"}""",
            """{"kind":"nested","depth":1}""",
            """{"kind":"flood","bytes":10}""",
            """{"kind":"drop"}""",
        ];
        foreach (var answer in answers)
            Assert.Equal(204, (await emulation.PostAsync(Control + "/faults", $$"""{"method":"GET","path":"/v2/*","answer":{{answer}}}""")).Status);
        const string list = Collection + "?Channel=rcs&PageSize=1";
        var throttled = await emulation.GetAsync(list);
        Assert.Equal((429, "2"), (throttled.Status, throttled.Headers["Retry-After"]));
        Assert.Equal("zero", (string?)(await emulation.GetAsync(list)).Json["meta"]!["page"]);
        Assert.Equal("{\"s", (await emulation.GetAsync(list)).Body);
        Assert.Equal("""{"profile":{}}""", (await emulation.GetAsync(list)).Body);
        Assert.Equal("\"xxxxxxxx\"", (await emulation.GetAsync(list)).Body);
        await Assert.ThrowsAsync<HttpRequestException>(() => emulation.GetAsync(list));
        Assert.Equal(200, (await emulation.GetAsync(list)).Status);
        var queued = (await emulation.GetAsync(Control + "/faults")).Json.AsArray();
        Assert.Equal(["reply", "rewrite", "cut", "nested", "flood", "drop"], queued.Select(fault => (string?)fault!["answer"]!["kind"]));
        Assert.All(queued, fault => Assert.Equal(1, (int?)fault!["met"]));
        await emulation.DeleteAsync(Control + "/faults");
        Answer.IsJson("[]", (await emulation.GetAsync(Control + "/faults")).Json);
    }

    [Fact]
    public async Task A_gate_is_released_by_its_name()
    {
        await using var emulation = await StartAsync();
        await emulation.PostAsync(Control + "/faults", """{"gate":"slow","delay_seconds":0,"holds_before_commit":true}""");
        var gate = emulation.Server.Gates["slow"];
        var held = emulation.GetAsync(Collection + "?Channel=rcs");
        await gate.Arrived;
        Assert.Equal(204, (await emulation.PostAsync(Control + "/gates/slow/release", "")).Status);
        Assert.Equal(200, (await held).Status);
        Assert.Equal(404, (await emulation.PostAsync(Control + "/gates/slow/release", "")).Status);
    }

    [Fact]
    public async Task The_log_and_the_counters_can_be_read_and_the_log_cleared()
    {
        await using var emulation = await StartAsync();
        await emulation.CreateAsync();
        var logged = (await emulation.GetAsync(Control + "/requests")).Json.AsArray();
        var line = Assert.Single(logged)!;
        Assert.Equal((1, "POST", Collection, 202, true), ((int?)line["sequence"], (string?)line["method"],
            (string?)line["path_and_query"], (int?)line["response_status"], (bool?)line["is_write"]));
        (await emulation.GetAsync(Control + "/counters")).Is(200, """{"peak_concurrent_requests":1,"peak_concurrent_registrations":1}""");
        Assert.Equal(204, (await emulation.DeleteAsync(Control + "/requests")).Status);
        Answer.IsJson("[]", (await emulation.GetAsync(Control + "/requests")).Json);
    }

    [Fact]
    public async Task The_control_surface_asks_for_no_credentials()
    {
        await using var emulation = await StartAsync();
        emulation.SignOut();
        Assert.Equal(200, (await emulation.GetAsync(Control + "/senders")).Status);
    }

    [Theory]
    [InlineData("POST", "/accounts", """{"sid":"AC1","auth_token":"x"}""", 400)]
    [InlineData("POST", "/senders", """{"resource":{"status":"ONLINE"}}""", 400)]
    [InlineData("POST", "/senders", """{"resource":{"sender_id":"rcs:a"},"account_sid":"AC1"}""", 400)]
    [InlineData("POST", "/senders", """{"resource":{"sender_id":"whatsapp:+15017122661"}}""", 400)]
    [InlineData("POST", "/senders", """{"resource":{"sender_id":5}}""", 400)]
    [InlineData("PATCH", "/senders/XE1", "{}", 404)]
    [InlineData("DELETE", "/senders/XE1", null, 404)]
    [InlineData("POST", "/senders/XE1/hide", """{"looks":1}""", 404)]
    [InlineData("POST", "/senders/whatsapp:+15017122661/hide", """{"looks":-1}""", 400)]
    [InlineData("PUT", "/senders/whatsapp:+15017122661/ignored", """{"paths":["about"]}""", 400)]
    [InlineData("POST", "/senders/whatsapp:+15017122661/busy", """{"updates":-1}""", 400)]
    [InlineData("PUT", "/paths/rcs:a", """{"steps":[]}""", 400)]
    [InlineData("POST", "/faults", """{"methd":"GET"}""", 400)]
    [InlineData("POST", "/faults", """{"answer":{"kind":"explode"}}""", 400)]
    [InlineData("GET", "/nothing", null, 404)]
    public async Task A_mistake_in_the_control_surface_is_told(string method, string path, string? body, int status)
    {
        await using var emulation = await StartAsync();
        emulation.Seed();
        Assert.Equal(status, (await emulation.SendAsync(method, Control + path, body)).Status);
    }
}
