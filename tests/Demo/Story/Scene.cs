using Demo.Report;
using Demo.Stage;

namespace Demo.Story;

/// <summary>A step under way: runs its commands, shows them, and collects what is not as it should be.</summary>
internal sealed class Scene(Cast cast, Screen screen, Tally tally)
{
    readonly List<string> failures = [];

    public IReadOnlyList<string> Failures => failures;

    /// <summary>Runs a command that must end well, and shows all of it.</summary>
    public Task<Played> RunAsync(Project project, string[] words, CancellationToken cancellationToken) =>
        RunAsync(project, words, mustFail: false, cancellationToken);

    /// <summary>Runs a command that must refuse.</summary>
    public Task<Played> RunRefusedAsync(Project project, string[] words, CancellationToken cancellationToken) =>
        RunAsync(project, words, mustFail: true, cancellationToken);

    /// <summary>A configuration value in clear.</summary>
    public async Task SetAsync(Project project, string key, string value, CancellationToken cancellationToken) =>
        Shown(await PlayAsync(project, ["config", "set", key, value, "--plaintext"], null, cancellationToken), mustFail: false);

    /// <summary>A secret goes in through standard input: no command line, no shell history shows it.</summary>
    public async Task SetSecretAsync(Project project, string key, string secret, CancellationToken cancellationToken) =>
        Shown(await PlayAsync(project, ["config", "set", "--secret", key], secret, cancellationToken), mustFail: false);

    /// <summary>A fresh stack of the WhatsApp example, connected to the emulator.</summary>
    public async Task SetUpAsync(Project project, string senderId, string displayName, CancellationToken cancellationToken)
    {
        await RunAsync(project, ["stack", "init"], cancellationToken);
        await SetAsync(project, "twilio:baseUrl", cast.Twilio.BaseUrl.AbsoluteUri, cancellationToken);
        await SetAsync(project, "twilio:pollInterval", "0.05", cancellationToken);
        await SetAsync(project, "twilio:accountSid", Cast.AccountSid, cancellationToken);
        await SetSecretAsync(project, "twilio:authToken", Cast.AuthToken, cancellationToken);
        await SetAsync(project, "phoneNumber", senderId["whatsapp:".Length..], cancellationToken);
        await SetAsync(project, "displayName", displayName, cancellationToken);
        await SetSecretAsync(project, "callbackUrl", Cast.CallbackUrl, cancellationToken);
    }

    /// <summary>A second up and a refresh must find nothing to do.</summary>
    public async Task SettledAsync(Project project, CancellationToken cancellationToken)
    {
        foreach (var verb in new[] { "up", "refresh" })
        {
            var played = await PlayAsync(project, [verb, "--yes", "--skip-preview", "--expect-no-changes"], null, cancellationToken);
            if (played.Command.ExitCode != 0)
                screen.Show(played);
            Expect(played.Command.ExitCode == 0, $"{verb} afterwards finds no changes (exit code {played.Command.ExitCode})");
            ExpectWrites(played);
        }
    }

    /// <summary>The write requests of a command are exactly these, such as <c>POST /v2/Channels/Senders 202</c>.</summary>
    public void ExpectWrites(Played played, params string[] expected)
    {
        string[] seen = [.. played.Writes.Select(Played.LineOf)];
        Expect(seen.SequenceEqual(expected), $"writes are {ListOf(expected)}" + (seen.SequenceEqual(expected) ? "" : $", not {ListOf(seen)}"));
    }

    public void ExpectShown(Played played, params string[] texts)
    {
        string[] absent = [.. texts.Where(text => !played.Command.Output.Contains(text, StringComparison.Ordinal))];
        Expect(absent.Length == 0, $"the output says {ListOf(absent.Length == 0 ? texts : absent)}");
    }

    public void Expect(bool holds, string what)
    {
        screen.Verdict(holds, what);
        if (!holds)
            failures.Add(what);
    }

    async Task<Played> RunAsync(Project project, string[] words, bool mustFail, CancellationToken cancellationToken) =>
        Shown(await PlayAsync(project, words, null, cancellationToken), mustFail);

    Played Shown(Played played, bool mustFail)
    {
        screen.Show(played);
        if (played.Command.ExitCode == 0 == mustFail)
            Expect(false, $"`{played.Command.CommandLine}` ends {(mustFail ? "badly" : "well")} (exit code {played.Command.ExitCode})");
        return played;
    }

    async Task<Played> PlayAsync(Project project, string[] words, string? input, CancellationToken cancellationToken)
    {
        var before = cast.Twilio.Requests.Snapshot().Count;
        var command = await project.RunAsync(words, input, cancellationToken);
        var played = new Played(command, [.. cast.Twilio.Requests.Snapshot().Skip(before)])
        {
            OnlyLooks = words[0] is not ("up" or "destroy") || words.Contains("--preview-only"),
        };
        Count(played);
        return played;
    }

    void Count(Played played)
    {
        tally.Commands++;
        tally.Requests += played.Requests.Count;
        var found = cast.Secrets.In($"the output of {played.Command.CommandLine}", played.Command.Output)
            .Concat(cast.Secrets.InFiles(cast.Workplace.KeptFiles()));
        foreach (var secret in found.Where(tally.SecretsFound.Add))
            Expect(false, $"no secret in clear, but {secret}");
        if (played is { OnlyLooks: true, Writes.Count: > 0 })
        {
            tally.WritesWhileLooking += played.Writes.Count;
            Expect(false, $"`{played.Command.CommandLine}` writes nothing, but {ListOf([.. played.Writes.Select(Played.LineOf)])}");
        }
    }

    static string ListOf(string[] lines) => lines.Length == 0 ? "none" : string.Join(", ", lines);
}
