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
    private const int Generation = 100;
    private const int CallsAtOnce = 50;
    private const int Requests = 8;
    private const int Registrations = 5;

    /// <summary>What the second five hundred lives may leave behind that the first didn't: some kilobytes each would be too much.</summary>
    private const long MostGrowth = 4L * 1024 * 1024;

    [Fact]
    public async Task A_thousand_senders_live_within_the_limits_and_leave_nothing_behind()
    {
        // Seen once while it is registered, a sender is online: so a registration is under way from its POST to its GET.
        await using var bench = await Bench.StartAsync(
            new() { WhatsAppPath = StatusPath.Of("CREATING", "ONLINE") },
            $$"""{"maxConcurrentRequests":{{Requests}},"maxConcurrentRegistrations":{{Registrations}}}""");
        await LiveManyAsync(bench, 0, Senders / 2);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await LiveManyAsync(bench, Senders / 2, Senders);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.Empty(bench.Twilio.Senders.All);
        Assert.InRange(bench.Twilio.PeakConcurrentRequests, 2, Requests);
        Assert.InRange(bench.Twilio.PeakConcurrentRegistrations, 2, Registrations);
        Assert.InRange(growth, long.MinValue, MostGrowth);
    }

    private static async Task LiveManyAsync(Bench bench, int from, int to)
    {
        for (var born = from; born < to; born += Generation)
            await LiveAsync(bench, born, born + Generation);
    }

    private static async Task LiveAsync(Bench bench, int from, int to)
    {
        var (client, states) = (bench.Plugin.Client, new ConcurrentDictionary<int, (string Id, Struct Inputs, Struct Outputs)>());
        var count = to - from;
        // Before each registration the list is read, and each change is preceded by a look.
        await PhaseAsync(bench, from, to, new() { ["POST"] = count, ["GET"] = 2 * count }, async number =>
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
        await PhaseAsync(bench, from, to, new() { ["POST"] = count, ["GET"] = 2 * count }, async number =>
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
        // What the doubles keep would count as memory of the plugin.
        bench.Twilio.Requests.Clear();
        bench.Engine.ForgetLogs();
    }

    private static string Urn(int number) => $"urn:pulumi:dev::shop::{Stack.Token}::sender-{number}";

    private static Struct Program(int number, string about) => PropertyText.Read(
        $$"""{"senderId":"whatsapp:+1501{{number:0000000}}","profile":{"name":"Acme {{number}}","about":"{{about}}"},"waitFor":"none"}""");
}
