using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Provider.Tests.Front;
using Provider.Tests.House;
using TwilioEmulator;
using TwilioEmulator.Model;

namespace Provider.Tests.States;

/// <summary>
/// A state as an earlier version left it, beside a Twilio that holds what it held then, and what that version made of
/// both. What the records hold is told in this folder's README.
/// </summary>
internal sealed class EarlierState : IAsyncDisposable
{
    private const string Folder = "tests/Provider.Tests/States";
    private const string Ending = ".json";

    /// <summary>Where the senders are by the records; here it is the emulator's address.</summary>
    public const string TwilioUrl = "https://messaging.twilio.com/";

    private static readonly string[] Blocks = ["configuration", "profile", "webhook"];

    private readonly JsonObject record;

    private EarlierState(JsonObject record, Bench bench)
    {
        (this.record, Bench) = (record, bench);
        Program = record["program"]!.ToJsonString();
        var bags = new[] { PropertyText.Read(Program), StateIn("inputs"), StateIn("outputs") }.Select(Value.ForStruct).ToList();
        Secrets = bags.SelectMany(b => PropertyText.Texts(b, secret: true)).Except(PropertyText.Texts(bags[0], secret: false))
            .Where(text => text.Any(char.IsDigit)).ToHashSet();
        foreach (var sender in record["twilio"]!.AsArray())
            bench.Twilio.Senders.Seed(sender!["resource"]!.AsObject(), (string)record["accountSid"]!);
        Stack.IgnoreChanges = Texts(record["ignoreChanges"]);
        Stack.State = new((string)record["state"]!["id"]!, StateIn("inputs"), StateIn("outputs"))
        {
            InitErrors = Texts(record["state"]!["initErrors"]),
        };
    }

    /// <summary>Each record as version and name.</summary>
    public static IEnumerable<string> Names =>
        Repository.Files(Folder, "*" + Ending).Select(f => f.Path[(Folder.Length + 1)..^Ending.Length]);

    public Bench Bench { get; }

    public Stack Stack => Bench.Stack;

    /// <summary>The program that was run last, or is to be run next.</summary>
    public string Program { get; }

    /// <summary>
    /// What somebody declared as a secret once, even if nobody does any more. Words such as POST give nothing away.
    /// </summary>
    public IReadOnlyCollection<string> Secrets { get; }

    public Told Preview => new(record["preview"]!);

    public Told Up => new(record["up"]!);

    public Told Refresh => new(record["refresh"]!);

    public Told PreviewAfterRefresh => new(record["refresh"]!["preview"]!);

    public Told UpAfterRefresh => new(record["refresh"]!["up"]!);

    public IEnumerable<string> Sids => record["twilio"]!.AsArray().Select(s => (string)s!["sid"]!);

    /// <summary>The blocks that Twilio is to show after an up: as they were, but for those that it changed then.</summary>
    public IEnumerable<KeyValuePair<string, JsonNode?>> Expected(Told up) => Blocks
        .Select(block => KeyValuePair.Create(block, up.Twilio[block] ?? ResourceThen[block]));

    public SenderSnapshot Sender => Bench.Sender(Stack.State!.Id);

    public static Task<EarlierState> ReviveAsync(string name) => ReviveTextAsync(Repository.Read($"{Folder}/{name}{Ending}"));

    public static async Task<EarlierState> ReviveTextAsync(string text)
    {
        // Nothing that a record leads to may depend on Twilio's refusal to change RCS senders.
        var bench = await Bench.StartAsync(new EmulatorOptions { RcsCanBeChanged = true });
        var here = text.Replace(TwilioUrl, bench.Twilio.BaseUrl.ToString(), StringComparison.Ordinal);
        return new((JsonObject)JsonNode.Parse(here)!, bench);
    }

    /// <summary>What takes its time, or was waited for in vain, comes to its end.</summary>
    public void GoOn()
    {
        var waitedInVain = Texts(record["state"]!["initErrors"]).Length > 0;
        foreach (var (senderId, status) in Bench.Twilio.Senders.All.Select(s => (s.SenderId, s.Status)))
        {
            if (status == "ONLINE:UPDATING")
                Bench.Twilio.Senders.SetPath(senderId, StatusPath.Of(status, "ONLINE"));
            else if (status is "CREATING" or "VERIFYING" or "OFFLINE" || (waitedInVain && status != "ONLINE"))
                Bench.Twilio.Senders.SetPath(senderId, StatusPath.Of("VERIFYING", "ONLINE"));
        }
    }

    public ValueTask DisposeAsync() => Bench.DisposeAsync();

    private JsonNode ResourceThen =>
        record["twilio"]!.AsArray().Single(s => (string?)s!["sid"] == (string?)record["state"]!["id"])!["resource"]!;

    private Struct StateIn(string bag) => PropertyText.Read(record["state"]![bag]!.ToJsonString());

    private static string[] Texts(JsonNode? list) => [.. list!.AsArray().Select(text => (string)text!)];
}

/// <summary>What the record tells of one command: what it showed or did.</summary>
internal sealed record Told(JsonNode Record)
{
    public Step Step => System.Enum.Parse<Step>((string)Record["step"]!);

    public string Changed => string.Join(" ", Record["changed"]!.AsArray().Select(path => (string)path!));

    /// <summary>The bodies that were sent.</summary>
    public IEnumerable<JsonNode?> Sent => Record["sent"]!.AsArray();

    /// <summary>The blocks that Twilio showed otherwise afterwards.</summary>
    public JsonObject Twilio => Record["twilio"]!.AsObject();
}
