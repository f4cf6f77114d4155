using System.Text.Json.Nodes;
using Grpc.Core;
using Provider.Tests.Front;
using TwilioEmulator;
using static Provider.Tests.Senders.Renaming;

namespace Provider.Tests.Senders;

/// <summary>What each status of a submitted name means for the one that a program declares.</summary>
public sealed class DisplayNameTableTests
{
    /// <summary>Status, the pending name, what a refresh and a preview show, whether an up submits the name, and what it says.</summary>
    public static TheoryData<string, string, bool, bool, string> Rows => new()
    {
        { "PENDING_REVIEW", "Acme Ltd", false, false, "" },
        { "APPROVED", "Acme Ltd", false, false, "" },
        { "PENDING_REVIEW", "Other", true, false, "\"Other\" is in review (status PENDING_REVIEW since " },
        { "APPROVED", "Other", true, true, "\"Other\" was submitted before (status APPROVED since " },
        { "DECLINED", "Acme Ltd", true, false, "Meta has declined \"Acme Ltd\" (status DECLINED since " },
        { "PIN_MISMATCH", "Acme Ltd", true, true, "Change the PIN in WhatsApp Manager" },
        { "REGISTRATION_FAILED", "Acme Ltd", true, true, "registering the number with it failed (status REGISTRATION_FAILED since " },
        { "EXPIRED", "Acme Ltd", true, true, "it wasn't applied in time (status EXPIRED since " },
        { "DECLINED", "Other", true, true, "" },
        { "PIN_MISMATCH", "Other", true, true, "" },
        { "REGISTRATION_FAILED", "Other", true, true, "" },
        { "EXPIRED", "Other", true, true, "" },
        { "COMPLETED", "Other", true, true, "" },
        { "ON_HOLD", "Acme Ltd", false, false, "what that status means is unknown to this version" },
        { "ON_HOLD", "Other", true, true, "" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Where_a_name_stands_decides_what_is_shown_and_sent(string status, string pending, bool differs, bool isSubmitted, string told)
    {
        await using var bench = await UpAsync(NameChanges.Review);
        (await bench.Stack.UpAsync(New)).Well();
        bench.Twilio.Senders.SetPendingName(Bench.Number, pending, status);
        bench.Twilio.Senders.Patch(Bench.Number, (JsonObject)JsonNode.Parse("""{"profile":{"name":"Acme"}}""")!);

        var refresh = (await bench.Stack.RefreshAsync()).Well();
        Assert.Equal(differs ? "profile.name" : "", refresh.Changed);
        Assert.Equal(differs ? "Acme" : "Acme Ltd", NameIn(refresh.State!.Inputs));
        Tells(told, refresh);
        Assert.Equal("", (await bench.Stack.RefreshAsync()).Well().Changed);

        var preview = (await bench.Stack.PreviewAsync(New)).Well();
        Assert.Equal(differs ? "profile.name" : "", preview.Changed);
        if (differs)
            Tells(told, preview);

        var up = await bench.Stack.UpAsync(New);
        Assert.Equal(isSubmitted ? ["""{"profile":{"name":"Acme Ltd"}}"""] : [], up.Writes.Select(w => w.Body!.ToJsonString()));
        if (isSubmitted || !differs)
            up.Well();
        else
            Assert.Contains(told, up.FailedWith(StatusCode.FailedPrecondition), StringComparison.Ordinal);
        if (isSubmitted)
            await StaysAsync(bench, New);
    }
}
