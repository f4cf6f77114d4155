using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Provider.Tests.Front;
using TwilioEmulator;
using TwilioEmulator.Control;
using TwilioEmulator.Model;

namespace Provider.Tests.Load;

/// <summary>A thousand senders in one process, fifty calls at a time.</summary>
[Collection(nameof(Alone))]
public sealed class LoadTests
{
    private const int Senders = 1000;
    private const int First = 100;
    private const int CallsAtOnce = 50;
    private const int Requests = 8;
    private const int Registrations = 5;

    /// <summary>What a thousand lives may leave behind, over what a hundred did. A sender that leaks is ten times as much.</summary>
    private const long MostGrowth = 8L * 1024 * 1024;

    [Fact]
    public async Task A_thousand_senders_live_within_the_limits_and_leave_nothing_behind()
    {
        // Seen once while it is registered, a sender is online: so a registration is under way from its POST to its GET.
        await using var bench = await Bench.StartAsync(
            new() { WhatsAppPath = StatusPath.Of("CREATING", "ONLINE") },
            $$"""{"maxConcurrentRequests":{{Requests}},"maxConcurrentRegistrations":{{Registrations}}}""");
        await LiveAsync(bench, 0, First);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await LiveAsync(bench, First, Senders);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.Empty(bench.Twilio.Senders.All);
        Assert.InRange(bench.Twilio.PeakConcurrentRequests, 2, Requests);
        Assert.InRange(bench.Twilio.PeakConcurrentRegistrations, 2, Registrations);
        Assert.InRange(growth, long.MinValue, MostGrowth);
    }

    private static async Task LiveAsync(Bench bench, int from, int to)
    {
        var (client, states) = (bench.Plugin.Client, new ConcurrentDictionary<int, (string Id, Struct Inputs, Struct Outputs)>());
        var count = to - from;
        // Who was there before is looked up once, before the first registration.
        var lists = from == 0 ? 1 : 0;
        await PhaseAsync(bench, from, to, new() { ["POST"] = count, ["GET"] = count + lists }, async number =>
        {
            var inputs = Program(number, "first");
            var made = await client.CreateAsync(new() { Urn = Urn(number), Type = Stack.Token, Properties = inputs });
            states[number] = (made.Id, inputs, made.Properties);
        });
        await PhaseAsync(bench, from, to, new() { ["GET"] = count }, async number =>
        {
            var (id, inputs, outputs) = states[number];
            var read = await client.ReadAsync(new() { Id = id, Urn = Urn(number), Type = Stack.Token, Inputs = inputs, Properties = outputs });
            Assert.Equal(inputs, read.Inputs);
            Assert.Equal("ONLINE", read.Properties.Fields["status"].StringValue);
            states[number] = (read.Id, read.Inputs, read.Properties);
        });
        await PhaseAsync(bench, from, to, new() { ["POST"] = count, ["GET"] = count }, async number =>
        {
            var (id, inputs, outputs) = states[number];
            var news = Program(number, "second");
            var updated = await client.UpdateAsync(new() { Id = id, Urn = Urn(number), Type = Stack.Token, OldInputs = inputs, Olds = outputs, News = news });
            Assert.Equal("second", updated.Properties.Fields["profile"].StructValue.Fields["about"].StringValue);
            states[number] = (id, news, updated.Properties);
        });
        await PhaseAsync(bench, from, to, new() { ["DELETE"] = count, ["GET"] = count }, async number =>
        {
            var (id, inputs, outputs) = states[number];
            await client.DeleteAsync(new() { Id = id, Urn = Urn(number), Type = Stack.Token, OldInputs = inputs, Properties = outputs });
        });
    }

    private static async Task PhaseAsync(Bench bench, int from, int to, Dictionary<string, int> expected, Func<int, Task> call)
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(from, to - from), new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce }, async (number, _) => await call(number));
        Assert.Equal(
            expected.OrderBy(e => e.Key),
            bench.Twilio.Requests.Snapshot().GroupBy(r => r.Method).ToDictionary(g => g.Key, g => g.Count()).OrderBy(e => e.Key));
        // The log of the emulator would count as memory of the plugin.
        bench.Twilio.Requests.Clear();
    }

    private static string Urn(int number) => $"urn:pulumi:dev::shop::{Stack.Token}::sender-{number}";

    private static Struct Program(int number, string about) => PropertyText.Read(
        $$"""{"senderId":"whatsapp:+1501{{number:0000000}}","profile":{"name":"Acme {{number}}","about":"{{about}}"},"waitFor":"none"}""");
}
