using Demo.Report;
using Demo.Stage;
using Demo.Story;
using EndToEnd.Tests.Harness;
using Spectre.Console;

namespace EndToEnd.Tests.Show;

/// <summary>The demonstration must be able to fail.</summary>
public sealed class DemonstrationTests
{
    [Fact]
    public async Task A_CLI_that_refuses_everything_fails_every_step()
    {
        await using var output = new StringWriter();
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        var refusing = new PulumiCommand("false", IsReal: false);
        var succeeded = await new Demonstration(Installation.Find(), refusing, new Screen(console)).PlayAsync(CancellationToken.None);
        Assert.False(succeeded);
        Assert.Contains("11 of 11 steps did not do what they should", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_that_is_left_over_is_counted()
    {
        var installation = Installation.Find();
        using var workplace = new Workplace(installation, PulumiCommand.Rehearsal(installation));
        await using var others = await PluginUnderTest.StartAsync();
        Assert.Equal(0, workplace.PluginProcesses());
        await using var plugin = await PluginUnderTest.StartAsync([], [], workplace.Plugin);
        Assert.Equal(1, workplace.PluginProcesses());
        await plugin.StopAsync();
        Assert.Equal(0, workplace.PluginProcesses());
    }

    [Fact]
    public void A_secret_is_found_in_clear_and_in_base64()
    {
        var secrets = new SecretSearch();
        secrets.AddLogin("the token", "user", "open sesame");
        Assert.Equal(["the token in FILE"], secrets.In("FILE", "\"open sesame\""));
        Assert.Equal(["the token in base64 in FILE"], secrets.In("FILE", "b3BlbiBzZXNhbWU="));
        Assert.Equal(["the token as basic authentication in FILE"], secrets.In("FILE", "Basic dXNlcjpvcGVuIHNlc2FtZQ=="));
        Assert.Empty(secrets.In("FILE", "open the door"));
    }
}
