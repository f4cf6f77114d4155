using System.Text.Json.Nodes;
using Grpc.Core;
using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Control;

namespace Provider.Tests.Senders;

/// <summary>Twilio may call a sender otherwise than it was asked for. Whose it is says its SID.</summary>
public sealed class SpellingTests
{
    private const string Agent = """{"senderId":"rcs:acme_agent","profile":{"name":"Acme"}}""";

    public static TheoryData<string, string> Numbers => new()
    {
        { "whatsapp:+525512345678", "whatsapp:+5215512345678" },
        { "whatsapp:+541123456789", "whatsapp:+5491123456789" },
        { "whatsapp:+5511987654321", "whatsapp:+551187654321" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_number_that_WhatsApp_writes_otherwise_is_registered_once_and_stays_as_declared(string declared, string written)
    {
        await using var bench = await StartAsync();
        var program = Program(declared);
        var up = (await bench.Stack.UpAsync(program)).Well();
        var sid = Assert.Single(bench.Twilio.Senders.All).Sid;
        Assert.Equal(sid, up.State!.Id);
        Assert.Single(up.Writes);
        Assert.Contains($"{declared} is registered as {sid}; Twilio writes it {written}.", up.Warnings);
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(program)).Well().Step);
        (await bench.Stack.UpAsync(program.Replace("Acme", "Acme Ltd", StringComparison.Ordinal))).Well();
        Assert.Equal(sid, bench.Stack.State!.Id);
        (await bench.Stack.DestroyAsync()).Well();
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task It_is_found_by_the_declared_number_when_the_answer_is_lost(string declared, string written)
    {
        await using var bench = await StartAsync();
        bench.Twilio.Faults.Add(new("POST") { Commits = true, Answer = new Drop() });
        var up = (await bench.Stack.UpAsync(Program(declared))).Well();
        Assert.Equal(bench.Sender(written).Sid, up.State!.Id);
        Assert.Single(up.Writes);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task One_that_is_registered_already_is_named_and_imported_by_either_number(string declared, string written)
    {
        await using var bench = await StartAsync();
        var sid = bench.Twilio.Senders.Seed(new() { ["sender_id"] = declared, ["profile"] = new JsonObject { ["name"] = "Acme" } }).Sid;
        var message = (await bench.Stack.UpAsync(Program(declared))).FailedWith(StatusCode.AlreadyExists);
        Assert.EndsWith($"pulumi import twilio:messaging:Sender support {sid}", message, StringComparison.Ordinal);
        Assert.Equal(sid, (await bench.Stack.ImportAsync(declared)).Well().State!.Id);
        Assert.Equal(sid, (await bench.Stack.ImportAsync(written)).Well().State!.Id);
    }

    [Fact]
    public async Task An_RCS_agent_that_Twilio_names_itself_is_registered_once_and_stays_as_declared()
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions { RcsSpelling = RcsSpelling.TwilioName });
        var up = (await bench.Stack.UpAsync(Agent)).Well();
        var made = Assert.Single(bench.Twilio.Senders.All);
        Assert.Equal(made.Sid, up.State!.Id);
        Assert.Contains($"rcs:acme_agent is registered as {made.Sid}; Twilio writes it {made.SenderId}.", up.Warnings);
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);
        Assert.Equal(Step.Same, (await bench.Stack.UpAsync(Agent)).Well().Step);
    }

    [Fact]
    public async Task An_RCS_agent_whose_answer_is_lost_is_not_registered_twice_for_its_other_name()
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions { RcsSpelling = RcsSpelling.TwilioName });
        bench.Twilio.Faults.Add(new("POST") { Commits = true, Answer = new Drop() });
        var up = await bench.Stack.UpAsync(Agent);
        var made = Assert.Single(bench.Twilio.Senders.All);
        var message = up.FailedWith(StatusCode.Unknown);
        Assert.Contains($"Since then its list has gained {made.Sid} ({made.SenderId})", message, StringComparison.Ordinal);
        Assert.EndsWith($"If it is: pulumi import twilio:messaging:Sender support {made.Sid}", message, StringComparison.Ordinal);
        Assert.Single(up.Writes);
        Assert.Null(up.State);
    }

    private static Task<Bench> StartAsync() => Bench.StartAsync(new EmulatorOptions { Spelling = NumberSpelling.AsWhatsApp });

    private static string Program(string senderId) => Bench.Plain.Replace(Bench.Number, senderId, StringComparison.Ordinal);
}
