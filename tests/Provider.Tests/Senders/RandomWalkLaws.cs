using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Control;

namespace Provider.Tests.Senders;

/// <summary>Something that happens to a stack.</summary>
public sealed record Happening(string What, WhatsAppProgram Program, int Choice)
{
    public override string ToString() => $"{What} {Choice}";
}

public static class Happenings
{
    public static Arbitrary<Happening> Any() => (
        from what in Gen.Elements("up", "up", "drift", "delete", "import", "refresh", "cancel", "fault", "fault")
        from program in Programs.WhatsApp().Generator
        from choice in Gen.Choose(0, 1000)
        select new Happening(what, program, choice)).ToArbitrary();
}

/// <summary>However a stack got where it is: once things go well again, two updates make Twilio what the program says.</summary>
[Properties(Arbitrary = [typeof(Programs), typeof(Happenings)], MaxTest = 40, EndSize = 12)]
public sealed class RandomWalkLaws
{
    private static readonly string[] Drifts =
    [
        """{"profile":{"address":"9 Elsewhere","about":"Set in the Console"}}""",
        """{"profile":{"websites":[{"website":"https://else.example"}],"description":null}}""",
        """{"webhook":{"callback_url":"https://else.example/in"}}""",
        """{"status":"OFFLINE","offline_reasons":[{"code":"63051","message":"Locked"}]}""",
        """{"profile":{"name":"Renamed"}}""",
    ];

    [Property]
    public async Task Two_updates_converge(Happening[] happenings, WhatsAppProgram last)
    {
        await using var bench = await Bench.StartAsync(new EmulatorOptions
        {
            VoiceBeforeOnline = VoiceBeforeOnline.Taken, WhatsAppLists = ListReading.MetaLabelsReversed,
        });
        foreach (var happening in happenings)
            await HappenAsync(bench, happening);

        bench.Twilio.Faults.Clear();
        // A failure may have left a sender that only Twilio knows of: its message says to import it.
        if (bench.Stack.State is null && bench.Sender() is not null)
            (await bench.Stack.ImportAsync(Bench.Number)).Well();
        else if (bench.Stack.State is not null)
            (await bench.Stack.RefreshAsync()).Well();
        Recover(bench);
        bench.Stack.IsStale = true;
        if (!(await bench.Stack.UpAsync(Truth.Opened(last.Json))).IsWell)
            (await bench.Stack.UpAsync(Truth.Opened(last.Json))).Well();
        Truth.Holds(last.Json, bench);
        Assert.Single(bench.Twilio.Senders.All);
    }

    private static async Task HappenAsync(Bench bench, Happening happening)
    {
        var stack = bench.Stack;
        var program = Truth.Opened(happening.Program.Json);
        switch (happening.What)
        {
            case "up":
                await stack.UpAsync(program);
                return;
            case "drift" when bench.Sender() is not null:
                stack.IsStale = true;
                bench.Twilio.Senders.Patch(Bench.Number, (JsonObject)JsonNode.Parse(Drifts[happening.Choice % Drifts.Length])!);
                return;
            case "delete" when bench.Sender() is not null:
                bench.Twilio.Senders.Delete(Bench.Number);
                return;
            case "import" when bench.Sender() is not null:
                await stack.ImportAsync(Bench.Number);
                return;
            case "refresh" when stack.State is not null:
                await stack.RefreshAsync();
                return;
            case "cancel":
                await CancelledUpAsync(bench, program);
                return;
            case "fault":
                bench.Twilio.Faults.Add(FaultOf(happening.Choice));
                var suffered = await stack.UpAsync(program);
                bench.Twilio.Faults.Clear();
                // An update that failed as a whole may have been carried out all the same, and the state can't know.
                stack.IsStale |= suffered.Error is not null && suffered.Reasons.Count == 0 && suffered.Writes.Any();
                return;
        }
    }

    private static async Task CancelledUpAsync(Bench bench, string program)
    {
        bench.Clock.Freeze();
        var upping = bench.Stack.UpAsync(program);
        await Task.WhenAny(upping, bench.Clock.PauseTaken);
        await bench.Plugin.CancelAsync();
        await upping;
        bench.Clock.Thaw();
    }

    /// <summary>Whoever put the sender offline lets it on again.</summary>
    private static void Recover(Bench bench)
    {
        if (bench.Sender() is { Status: "OFFLINE" })
            bench.Twilio.Senders.Patch(Bench.Number, new() { ["status"] = "ONLINE" });
    }

    private static Fault FaultOf(int choice) => new((choice % 3) switch { 0 => "POST", 1 => "GET", _ => null })
    {
        Nth = 1 + choice / 3 % 3,
        Times = choice % 2 == 0 ? null : 1,
        Commits = choice / 5 % 2 == 0,
        Answer = (choice / 10 % 6) switch
        {
            0 => new Drop(),
            1 => Reply.PlainServerError,
            2 => Reply.Error(403, 20403, "Forbidden"),
            3 => Reply.Html(502),
            4 => Reply.TooManyRequests(),
            _ => new Cut(),
        },
    };
}
