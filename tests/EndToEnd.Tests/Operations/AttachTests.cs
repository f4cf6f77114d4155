using EndToEnd.Tests.Harness;

namespace EndToEnd.Tests.Operations;

/// <summary>A plugin that somebody started for debugging, with PULUMI_DEBUG_PROVIDERS.</summary>
public sealed class AttachTests(Stacks stacks) : IClassFixture<Stacks>
{
    [Fact]
    public async Task One_process_serves_operation_after_operation_and_prints_nothing_but_its_port()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        var configuration = Settings.Of(stacks.Twilio).ToDictionary(setting => $"twilio:{setting.Key}", setting => setting.Value);
        var stack = await stacks.OpenAsync("whatsapp-sender", new(configuration)
        {
            ["phoneNumber"] = "+15017122201", ["displayName"] = "Owl Support", ["callbackUrl"] = "https://www.example.com/in",
        });
        stack.Project.Environment["PULUMI_DEBUG_PROVIDERS"] = $"twilio:{plugin.Port}";
        Assert.Empty(await stack.DoneAsync("preview"));
        Assert.Single(await stack.DoneAsync("up", "--yes", "--skip-preview"));
        await stack.IsSettledAsync();
        Assert.Single(await stack.DoneAsync("destroy", "--yes", "--skip-preview"));
        Assert.Equal(new PluginEnd(0, "", ""), await plugin.StopAsync());
        // preview, up, the three that settle, destroy: each attached to the running process and took its leave with Cancel.
        Assert.Equal((6, 6), (CountOf("Attach", stack.ExchangeFile), CountOf("Cancel", stack.ExchangeFile)));
    }

    static int CountOf(string method, string file) =>
        File.ReadLines(file).Count(line => line.Contains($"/pulumirpc.ResourceProvider/{method}\"", StringComparison.Ordinal)
            && line.Contains("response_completed", StringComparison.Ordinal));
}
