using Pulumi;
using Pulumirpc;
using Rehearsal.Tests.PulumiSdk.Doubles;
using Rehearsal.Tests.PulumiSdk.Sample;

namespace Rehearsal.Tests.PulumiSdk;

public sealed class StackTests
{
    [Fact]
    public async Task A_run_asks_for_features_registers_the_stack_and_its_outputs_and_signals_the_end()
    {
        var run = await ProgramRun.OfAsync(new(), () => new Dictionary<string, object?>
        {
            ["plain"] = "x",
            ["secret"] = Output.CreateSecret("y"),
            ["missing"] = null,
        });

        Assert.Equal((0, 0), (run.ExitCode, run.ProcessExitCode));
        Assert.Equal(
            ["SupportsFeature", "SupportsFeature", "RegisterResource", "RegisterResourceOutputs", "SignalAndWaitForShutdown"],
            run.Calls.Select(call => call.Method).Where(method => method != "Log"));
        Assert.Equal(
            ["resourceReferences", "aliasSpecs"],
            run.Calls.Select(call => call.Request).OfType<SupportsFeatureRequest>().Select(request => request.Id));
        WireText.AssertSame(
            """
            {
              "type": "pulumi:pulumi:Stack",
              "name": "shop-dev",
              "object": {},
              "acceptSecrets": true,
              "acceptResources": true,
              "supportsResultReporting": true,
              "hooks": {}
            }
            """,
            run.Registration("shop-dev"));
        WireText.AssertSame(
            """
            {
              "urn": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
              "outputs": {
                "plain": "x",
                "secret": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "y" }
              }
            }
            """,
            run.Only("RegisterResourceOutputs"));
    }

    [Fact]
    public async Task The_marked_properties_of_a_stack_class_are_its_outputs()
    {
        var run = await ProgramRun.StartAsync(new(), [], Deployment.RunAsync<ShopStack>);

        Assert.Equal(0, run.ExitCode);
        WireText.AssertSame(
            """
            {
              "urn": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
              "outputs": { "itemId": "item-id", "Where": "shop/dev/acme/False" }
            }
            """,
            run.Only("RegisterResourceOutputs"));
    }

    [Fact]
    public async Task A_stack_output_that_was_not_set_is_named()
    {
        var run = await ProgramRun.StartAsync(new(), [], Deployment.RunAsync<ForgetfulStack>);

        Assert.Equal(32, run.ExitCode);
        Assert.Contains("Forgotten", Assert.Single(run.Logs(LogSeverity.Error)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_reach_the_engine_with_their_severity_and_resource()
    {
        var run = await ProgramRun.OfAsync(new(), () =>
        {
            var item = new CustomResource("a:b:C", "item", ResourceArgs.Empty, options: null);
            Log.Debug("d");
            Log.Info("i", item, ephemeral: true);
            Log.Warn("w");
        });

        Assert.Equal(
            [
                """{ "severity": "INFO", "message": "i", "urn": "urn:pulumi:dev::shop::a:b:C::item", "ephemeral": true }""",
                """{ "severity": "WARNING", "message": "w" }""",
            ],
            run.Calls.Where(call => call.Request is LogRequest { Severity: not LogSeverity.Debug })
                .Select(call => call.Json).Order(StringComparer.Ordinal));
        Assert.Contains(run.Logs(LogSeverity.Debug), log => log is { Message: "d", Urn: "" });
    }

    [Fact]
    public async Task Each_run_has_a_connection_of_its_own()
    {
        var runs = await ProgramRun.StartAsync(new(), [], async () =>
        {
            await Deployment.RunAsync(() => { });
            return await Deployment.RunAsync(() => { });
        });

        var ends = runs.Calls.Where(call => call.Method == "SignalAndWaitForShutdown").Select(call => call.Peer).ToList();
        Assert.Equal(2, ends.Count);
        Assert.NotEqual(ends[0], ends[1]);
    }

    [Fact]
    public void Outside_of_a_run_there_is_no_deployment()
        => Assert.Throws<InvalidOperationException>(() => Deployment.Instance);

    sealed class ShopStack : Stack
    {
        public ShopStack()
        {
            ItemId = new Item("item", new() { Path = "a" }).Id;
            var here = Deployment.Instance;
            Where = Output.Create($"{here.ProjectName}/{here.StackName}/{here.OrganizationName}/{here.IsDryRun}");
        }

        [Output("itemId")] public Output<string> ItemId { get; private set; }

        [Output] public Output<string> Where { get; private set; }
    }

    sealed class ForgetfulStack : Stack
    {
        [Output] public Output<string>? Forgotten { get; private set; }
    }
}
