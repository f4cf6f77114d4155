using Pulumi;
using Pulumi.Utilities;
using Pulumirpc;
using Rehearsal.Tests.PulumiSdk.Doubles;

namespace Rehearsal.Tests.PulumiSdk;

public sealed class ConfigTests
{
    static readonly Dictionary<string, string> Environment = new()
    {
        ["PULUMI_CONFIG"] = """
            {
              "shop:name": "corner", "shop:size": "3", "shop:ratio": "0.5", "shop:open": "true", "shop:password": "hunter2",
              "shop:hours": "{\"from\": 8, \"to\": 20}", "shop:config:old": "spelling", "store:endpoint": "https://store.example"
            }
            """,
        ["PULUMI_CONFIG_SECRET_KEYS"] = """["shop:password"]""",
    };

    [Fact]
    public async Task Values_are_read_by_type_and_by_name()
    {
        var run = await RunAsync(() =>
        {
            var config = new Config();
            Assert.Equal(("corner", 3), (config.Require("name"), config.RequireInt32("size")));
            Assert.Equal((0.5, true), (config.GetDouble("ratio"), config.GetBoolean("open")));
            Assert.Equal(8, config.RequireObject<Dictionary<string, int>>("hours")["from"]);
            Assert.Equal(20, config.GetObject<Dictionary<string, int>>("hours")!["to"]);
            Assert.Equal(("spelling", "https://store.example"), (config.Get("old"), new Config("store").Get("endpoint")));
            Assert.Null(config.Get("none"));
            Assert.Null(config.GetInt32("none"));
            Assert.Null(config.GetSecretBoolean("none"));
        });

        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_secret_value_is_a_secret_output()
    {
        var run = await RunAsync(async () =>
        {
            var password = new Config().RequireSecret("password");
            Assert.True(await Output.IsSecretAsync(password));
            Assert.Equal("hunter2", await OutputUtilities.GetValueAsync(password));
        });

        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_missing_value_is_named_with_the_command_that_sets_it()
    {
        var run = await RunAsync(() => { new Config().Require("none"); });

        Assert.Equal(32, run.ExitCode);
        Assert.Contains(
            "pulumi config set shop:none",
            Assert.Single(run.Logs(LogSeverity.Error)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", "'corner'")]
    [InlineData("password", "(a secret)")]
    public async Task A_value_of_another_type_is_shown_unless_it_is_secret(string key, string shown)
    {
        var run = await RunAsync(() => { new Config().RequireInt32(key); });

        Assert.Equal(32, run.ExitCode);
        var message = Assert.Single(run.Logs(LogSeverity.Error)).Message;
        Assert.Contains($"'shop:{key}'", message, StringComparison.Ordinal);
        Assert.Contains(shown, message, StringComparison.Ordinal);
        Assert.Contains("not a valid Int32", message, StringComparison.Ordinal);
    }

    static Task<ProgramRun> RunAsync(Action program)
        => ProgramRun.StartAsync(new(), Environment, () => Deployment.RunAsync(program));

    static Task<ProgramRun> RunAsync(Func<Task> program)
        => ProgramRun.StartAsync(new(), Environment, () => Deployment.RunAsync(program));
}
