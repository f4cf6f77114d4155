using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Provider.Tests.Front;

namespace Provider.Tests.States;

/// <summary>
/// What users have stored with earlier versions stays good: it is previewed, refreshed and updated as it was then. How often
/// Twilio is asked, in which form a change is sent, at which places of a list it shows and what a state remembers for itself
/// is left open.
/// </summary>
public sealed partial class EarlierStatesTests
{
    public static TheoryData<string> Names => [.. EarlierState.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_preview_shows_what_it_showed_and_an_up_does_what_it_did(string name)
    {
        await using var earlier = await EarlierState.ReviveAsync(name);
        var preview = await KeptAsync(earlier, earlier.Stack.PreviewAsync(earlier.Program));
        Shows(earlier.Preview, preview);
        Assert.Empty(preview.Requests);
        // What happened at Twilio alone is for a refresh to find.
        var unseen = earlier.Up.Step == Step.Same ? earlier.Refresh.Changed : "";
        await UpAsync(earlier, earlier.Up, preview.Changed, unseen);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_refresh_keeps_the_sender_and_shows_what_it_showed_and_so_do_a_preview_and_an_up_after_it(string name)
    {
        await using var earlier = await EarlierState.ReviveAsync(name);
        var refresh = await KeptAsync(earlier, earlier.Stack.RefreshAsync());
        Assert.Equal(Step.Read, refresh.Step);
        Assert.Equal(Whole(earlier.Refresh.Changed), Whole(refresh.Changed));
        var preview = await KeptAsync(earlier, earlier.Stack.PreviewAsync(earlier.Program));
        Shows(earlier.PreviewAfterRefresh, preview);
        await UpAsync(earlier, earlier.UpAfterRefresh, preview.Changed, unseen: "");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_destroy_deletes_that_sender_and_no_other(string name)
    {
        await using var earlier = await EarlierState.ReviveAsync(name);
        var sid = earlier.Stack.State!.Id;
        (await earlier.Stack.DestroyAsync()).Well();
        Assert.Equal(earlier.Sids.Except([sid]), earlier.Bench.Twilio.Senders.All.Select(s => s.Sid));
    }

    private static async Task UpAsync(EarlierState earlier, Told told, string changed, string unseen)
    {
        earlier.GoOn();
        var up = await KeptAsync(earlier, earlier.Stack.UpAsync(earlier.Program));
        Assert.Equal(told.Step, up.Step);
        Assert.True(told.Sent.Any() || !up.Writes.Any(), "nothing was sent then");
        Assert.True(up.Writes.Count(w => HasCode(w.Body)) <= told.Sent.Count(HasCode), "a code was sent that was not sent then");
        foreach (var (block, then) in earlier.Expected(told))
        {
            var now = earlier.Sender.Resource[block];
            Assert.True(JsonNode.DeepEquals(Spoken(Due(block, then, changed)), Spoken(Due(block, now, changed))), $"{block} was {then} and is {now}");
        }

        Assert.Equal(unseen, (await KeptAsync(earlier, earlier.Stack.RefreshAsync())).Changed);
        if (unseen.Length == 0)
            Assert.Equal(Step.Same, (await KeptAsync(earlier, earlier.Stack.PreviewAsync(earlier.Program))).Step);
    }

    private static void Shows(Told told, Outcome shown)
    {
        Assert.Equal(told.Step, shown.Step);
        Assert.Equal(Whole(told.Changed), Whole(shown.Changed));
    }

    /// <summary>Paths that end where a list begins.</summary>
    private static IEnumerable<string> Whole(string paths) => paths.Split(' ').Select(path => Place.Replace(path, "")).Distinct();

    [GeneratedRegex(@"\[.*")]
    private static partial Regex Place { get; }

    /// <summary>Whatever is done: the sender is the one that it was, there is no other, and no secret comes out.</summary>
    private static async Task<Outcome> KeptAsync(EarlierState earlier, Task<Outcome> doing)
    {
        var sid = earlier.Stack.State!.Id;
        var outcome = (await doing).Well();
        Assert.Equal(sid, outcome.State?.Id);
        Assert.Equal(earlier.Sids, earlier.Bench.Twilio.Senders.All.Select(s => s.Sid));
        ExchangeRules.KeepsSecrets(earlier.Secrets, outcome);
        return outcome;
    }

    /// <summary>Of a profile, a display name is sent only when it has changed itself, and then without the rest.</summary>
    private static JsonNode? Due(string block, JsonNode? sent, string changed)
    {
        if (block != "profile" || sent is not JsonObject profile)
            return sent;
        var parts = changed.Split(' ').Where(path => path.StartsWith("profile.", StringComparison.Ordinal)).ToHashSet();
        var isRenamed = parts.Remove("profile.name");
        return new JsonObject(profile
            .Where(part => part.Key == "name" ? isRenamed : parts.Count > 0)
            .Select(part => KeyValuePair.Create(part.Key, part.Value?.DeepClone())));
    }

    private static bool HasCode(JsonNode? body) => body?["configuration"]?["verification_code"] is not null;

    /// <summary>Without nulls: a field that says nothing may be there or not.</summary>
    private static JsonNode? Spoken(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(
            map.Where(e => e.Value is not null).Select(e => KeyValuePair.Create(e.Key, Spoken(e.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Spoken)]),
        _ => node?.DeepClone(),
    };
}
