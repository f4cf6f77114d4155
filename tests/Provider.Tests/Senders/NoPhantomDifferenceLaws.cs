using FsCheck.Xunit;
using Provider.Tests.Front;
using TwilioEmulator;

namespace Provider.Tests.Senders;

/// <summary>Whatever a program declares: once it is done, the same program wants nothing more, however Twilio tells it back.</summary>
[Properties(Arbitrary = [typeof(Programs)], MaxTest = 40)]
public sealed class NoPhantomDifferenceLaws
{
    private static readonly string[] OnlyDeclared = ["configuration.verificationMethod", "waitFor"];

    [Property]
    public Task After_create_refresh_and_import_of_a_WhatsApp_sender_nothing_is_left_to_do(WhatsAppProgram program, ListReading lists) =>
        CreateRefreshImportAsync(program.Json, Bench.Number, lists);

    [Property]
    public Task After_create_refresh_and_import_of_an_RCS_sender_nothing_is_left_to_do(RcsProgram program, ListReading lists) =>
        CreateRefreshImportAsync(program.Json, Bench.Agent, lists);

    [Property]
    public Task After_an_update_of_a_WhatsApp_sender_nothing_is_left_to_do(WhatsAppProgram before, WhatsAppProgram after, ListReading lists) =>
        UpdateAsync(before.Json, after.Json, lists);

    [Property]
    public Task After_an_update_of_an_RCS_sender_nothing_is_left_to_do(RcsProgram before, RcsProgram after, ListReading lists) =>
        UpdateAsync(before.Json, after.Json, lists);

    private static async Task CreateRefreshImportAsync(string program, string senderId, ListReading lists)
    {
        await using var bench = await StartAsync(lists);
        (await bench.Stack.UpAsync(program)).Well();
        Truth.Holds(program, bench);
        await SettledAsync(bench, program);
        (await bench.Stack.ImportAsync(senderId)).Well();
        // An import can't know what the program calls a secret, and where nothing differs the engine asks for nothing more.
        var up = (await bench.Stack.UpAsync(Truth.Opened(program))).Well();
        Assert.Empty(up.Changed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(OnlyDeclared));
        Assert.All(up.Writes, w => Assert.Equal(["configuration"], w.Body!.AsObject().Select(b => b.Key)));
        Truth.Holds(program, bench);
    }

    private static async Task UpdateAsync(string before, string after, ListReading lists)
    {
        await using var bench = await StartAsync(lists);
        (await bench.Stack.UpAsync(before)).Well();
        (await bench.Stack.UpAsync(after)).Well();
        Truth.Holds(after, bench);
        await SettledAsync(bench, after);
    }

    private static async Task SettledAsync(Bench bench, string program)
    {
        var refresh = (await bench.Stack.RefreshAsync()).Well();
        Assert.Equal("", refresh.Changed);
        var up = (await bench.Stack.UpAsync(program)).Well();
        Assert.Equal(Step.Same, up.Step);
        Assert.Empty(up.Requests);
    }

    private static Task<Bench> StartAsync(ListReading lists) => Bench.StartAsync(
        new EmulatorOptions { WhatsAppLists = lists, VoiceBeforeOnline = VoiceBeforeOnline.Taken, RcsCanBeChanged = true });
}
