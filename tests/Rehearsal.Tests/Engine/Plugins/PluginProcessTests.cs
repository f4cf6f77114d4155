extern alias engine;

using engine::Rehearsal.Plugins;
using Microsoft.Extensions.Time.Testing;

namespace Rehearsal.Tests.Engine.Plugins;

/// <summary>Plugins made of a few lines of shell: how the engine holds a process to the rules of starting and ending.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class PluginProcessTests : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("rehearsal").FullName;

    [Fact]
    public async Task A_plugin_that_prints_its_port_and_ends_on_an_interrupt_is_fine()
    {
        var plugin = await StartAsync("trap 'exit 0' INT; echo 4242; read line");

        await plugin.StopAsync();
    }

    [Fact]
    public async Task A_banner_before_the_port_is_refused() =>
        await BreaksAsync("the first line on stdout is the port", () => StartAsync("echo Starting; echo 4242"));

    [Fact]
    public async Task Words_after_the_port_are_refused()
    {
        var plugin = await StartAsync("trap 'echo chatter; exit 0' INT; echo 4242; read line");

        await BreaksAsync("nothing but the port line on stdout", plugin.StopAsync);
    }

    [Fact]
    public async Task An_exit_code_other_than_zero_is_refused()
    {
        var plugin = await StartAsync("trap 'exit 3' INT; echo 4242; read line");

        await BreaksAsync("exit code 0 after Cancel and SIGINT", plugin.StopAsync);
    }

    [Fact]
    public async Task The_plugin_gets_the_engine_address_and_its_own_configuration()
    {
        var seen = Path.Combine(directory, "seen");
        var plugin = await StartAsync($"echo \"$# $1 $PULUMI_PROJECT $PULUMI_CONFIG $PULUMI_RUNTIME_BINARY\" > '{seen}'; trap 'exit 0' INT; echo 4242; read line");
        await plugin.StopAsync();

        Assert.Equal("""1 127.0.0.1:1 rec {"apiKey":"key-0002"} prog.dll""", File.ReadAllText(seen).Trim());
    }

    async Task<IPlugin> StartAsync(string script)
    {
        var path = Path.Combine(directory, "pulumi-resource-store");
        await File.WriteAllTextAsync(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        // A clock that stands still: a slow machine is no slow plugin.
        return await new PathPluginHost([directory], null, new FakeTimeProvider()).StartAsync(
            new PluginRequest("store", "127.0.0.1:1", "rec", directory,
                [new("store:apiKey", "key-0002", Secret: true), new("rec:content", "v1", Secret: false)],
                new Dictionary<string, string> { ["binary"] = "prog.dll" }),
            CancellationToken.None);
    }

    static async Task BreaksAsync(string rule, Func<Task> exchange) =>
        Assert.Equal(rule, (await Assert.ThrowsAsync<RuleBrokenException>(exchange)).Rule);

    public void Dispose() => Directory.Delete(directory, recursive: true);
}
