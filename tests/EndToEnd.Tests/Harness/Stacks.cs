using Demo.Stage;
using TwilioEmulator;

namespace EndToEnd.Tests.Harness;

/// <summary>One emulator and one workplace for the tests of a class; each test has senders and stacks of its own.</summary>
public sealed class Stacks : IAsyncLifetime
{
    int count;

    internal EmulatorServer Twilio { get; private set; } = null!;

    internal Workplace Workplace { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var installation = Installation.Find();
        (Twilio, Workplace) = (await EmulatorServer.StartAsync(new()), new(installation, PulumiCommand.Rehearsal(installation)));
    }

    public async Task DisposeAsync()
    {
        Workplace.Dispose();
        await Twilio.DisposeAsync();
    }

    /// <summary>A fresh stack of an example; configuration without a namespace is the project's.</summary>
    internal async Task<StackUnderTest> OpenAsync(
        string example, Dictionary<string, string> configuration, Dictionary<string, string>? secrets = null)
    {
        var project = Workplace.Copy(example, $"{example}-{Interlocked.Increment(ref count)}").OnStack($"test{count}");
        var stack = new StackUnderTest(Twilio, Workplace, project);
        await stack.ConfigureAsync(configuration, secrets ?? []);
        return stack;
    }
}
