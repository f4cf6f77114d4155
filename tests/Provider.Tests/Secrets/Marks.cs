using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Provider.Tests.Front;
using TwilioEmulator;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace Provider.Tests.Secrets;

/// <summary>Secrets that are easy to find again, in whatever form they come out.</summary>
internal static class Marks
{
    public const string Token = "tok3n/Mark+\"q\" of=32";
    public const string Code = "904817";
    public const string Callback = "https://hooks.example/in?token=c4llb/ck+M&q=\"x\"";
    public const string Name = "Geheim & Partner";
    public const string About = "about-mark-5521";

    public static readonly string[] All = [Token, Code, Callback, Name, About];

    public static string Program { get; } = With("");

    public static string Changed { get; } = With(""","description":"now with one" """);

    public static EmulatorOptions Options { get; } = new()
    {
        Accounts = [new(EmulatorOptions.DefaultAccountSid, Token)],
        VerificationCode = Code,
    };

    /// <summary>All of them, in every form that Twilio might quote them in.</summary>
    public static string Quoted { get; } = string.Join(" ; ", All.SelectMany(Forms));

    /// <summary>Fails when a mark is in the text, in any form.</summary>
    public static void AreNotIn(string text, string where)
    {
        foreach (var form in All.SelectMany(Forms))
            Assert.False(text.Contains(form, StringComparison.Ordinal), $"{where} tells {form}: {text}");
    }

    /// <summary>Fails when a mark lies in the values outside of a secret's envelope.</summary>
    public static void AreNotIn(Struct? values, string where)
    {
        foreach (var text in values is null ? [] : PropertyText.Texts(WireValue.ForStruct(values), secret: false))
            AreNotIn(text, where);
    }

    /// <summary>Looks through all that a command has said and left.</summary>
    public static void AreNotIn(Outcome outcome)
    {
        foreach (var log in outcome.Logs)
            AreNotIn(log.Message, "a log line");
        foreach (var failure in outcome.Failures)
            AreNotIn(failure.Reason, "a check failure");
        foreach (var reason in outcome.Reasons)
            AreNotIn(reason, "a reason");
        AreNotIn(outcome.State?.Inputs, "an input");
        AreNotIn(outcome.State?.Outputs, "an output");
        AreNotIn(outcome.Promised, "a promised output");
        AreNotIn(string.Join(' ', outcome.Diff?.DetailedDiff.Keys ?? Enumerable.Empty<string>()), "a difference");
        if (outcome.Error is not { } error)
            return;
        AreNotIn(error.Status.Detail, "a status");
        AreNotIn(string.Join('\n', error.Trailers.Where(t => !t.IsBinary).Select(t => t.Value)), "a trailer");
        if (Stack.HalfDone(error) is { } halfDone)
        {
            AreNotIn(halfDone.Inputs, "a detail's input");
            AreNotIn(halfDone.Properties, "a detail's output");
            AreNotIn(string.Join('\n', halfDone.Reasons), "a detail's reason");
        }
    }

    private static string With(string more) => new JsonObject
    {
        ["senderId"] = Bench.Number,
        ["configuration"] = new JsonObject { ["verificationCode"] = Secret(Code) },
        ["webhook"] = new JsonObject { ["callbackUrl"] = Secret(Callback) },
        ["profile"] = Secret(JsonNode.Parse($$"""{"name":"{{Name}}","about":"{{About}}"{{more}}}""")!),
    }.ToJsonString();

    private static JsonObject Secret(JsonNode inner) => new() { ["$secret"] = inner };

    private static IEnumerable<string> Forms(string mark) => new[]
    {
        mark,
        Uri.EscapeDataString(mark),
        WebUtility.UrlEncode(mark),
        JsonSerializer.Serialize(mark).Trim('"'),
        mark.Replace("\"", "\\\"", StringComparison.Ordinal),
    }.Distinct();
}
