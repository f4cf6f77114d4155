using Pulumi;
using Pulumi.Utilities;
using Pulumirpc;
using Rehearsal.Tests.PulumiSdk.Doubles;
using Rehearsal.Tests.PulumiSdk.Sample;

namespace Rehearsal.Tests.PulumiSdk;

public sealed class FunctionTests
{
    const string Found = """{ "return": { "found": true, "content": "c" } }""";

    [Fact]
    public async Task A_function_is_called_with_its_known_arguments()
    {
        var run = await ProgramRun.OfAsync(new EngineScript().OnInvoke("store:index:lookup", Found), () =>
        {
            var result = Lookup.Invoke(new() { Path = "a", Prefix = Output.CreateSecret("p") });
            return new Dictionary<string, object?> { ["found"] = result.Apply(r => r.Found), ["all"] = result };
        });

        WireText.AssertSame(
            """
            {
              "tok": "store:index:lookup",
              "args": {
                "path": "a",
                "prefix": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "p" }
              },
              "version": "0.1.0",
              "acceptResources": true
            }
            """,
            run.Only("Invoke"));
        WireText.AssertSame(
            """
            {
              "urn": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
              "outputs": { "found": true, "all": { "found": true, "content": "c" } }
            }
            """,
            run.Only("RegisterResourceOutputs"));
    }

    [Fact]
    public async Task A_secret_in_the_result_makes_the_result_secret()
    {
        const string secret = """
            {
              "return": {
                "found": true,
                "content": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "c" }
              }
            }
            """;
        var run = await ProgramRun.OfAsync(new EngineScript().OnInvoke("store:index:lookup", secret), async () =>
            Assert.True(await Output.IsSecretAsync(Lookup.Invoke(new() { Path = "a" }).Apply(result => result.Content))));

        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task In_a_preview_no_function_is_called_before_what_it_needs_is_known()
    {
        var run = await ProgramRun.OfAsync(new() { IsPreview = true }, () =>
        {
            var item = new Item("item", new() { Path = "a" });
            var byArgument = Lookup.Invoke(new() { Path = item.Id });
            var byDependency = Lookup.Invoke(new() { Path = "a" }, new InvokeOutputOptions { DependsOn = { item } });
            return new Dictionary<string, object?>
            {
                ["byArgument"] = byArgument.Apply(result => result.Found),
                ["byDependency"] = byDependency.Apply(result => result.Found),
            };
        });

        Assert.DoesNotContain(run.Calls, call => call.Method == "Invoke");
        WireText.AssertSame(
            """
            {
              "urn": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
              "outputs": {
                "byArgument": "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
                "byDependency": "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
              }
            }
            """,
            run.Only("RegisterResourceOutputs"));
    }

    [Fact]
    public async Task A_result_depends_on_what_the_call_waited_for()
    {
        var run = await ProgramRun.OfAsync(new EngineScript().OnInvoke("store:index:lookup", Found), () =>
        {
            var item = new Item("item", new() { Path = "a" });
            var result = Lookup.Invoke(new() { Path = "a" }, new InvokeOutputOptions { DependsOn = { item } });
            _ = new Item("after", new() { Path = "b", Content = result.Apply(r => r.Content!) });
        });

        Assert.Equal(["urn:pulumi:dev::shop::store:index:Item::item"], run.Request("after").Dependencies);
    }

    [Fact]
    public async Task A_plain_call_answers_at_once_through_the_provider_named()
    {
        var run = await ProgramRun.OfAsync(new EngineScript().OnInvoke("store:index:lookup", Found), async () =>
        {
            var provider = new StoreProvider("prov", new());
            var result = await Lookup.InvokeAsync(new() { Path = "a" }, new() { Provider = provider });
            Assert.Equal((true, "c"), (result.Found, result.Content));
        });

        Assert.Equal(0, run.ExitCode);
        WireText.AssertSame(
            """
            {
              "tok": "store:index:lookup",
              "args": { "path": "a" },
              "provider": "urn:pulumi:dev::shop::pulumi:providers:store::prov::prov-id",
              "version": "0.1.0",
              "acceptResources": true
            }
            """,
            run.Only("Invoke"));
    }

    [Fact]
    public async Task A_refused_argument_ends_the_program_with_its_reason()
    {
        var script = new EngineScript().OnInvoke(
            "store:index:lookup", """{ "failures": [{ "property": "path", "reason": "must not be empty" }] }""");
        var run = await ProgramRun.OfAsync(script, () => { _ = Lookup.Invoke(new() { Path = "" }); });

        Assert.Equal(32, run.ExitCode);
        Assert.Contains(
            "failed: must not be empty (path)",
            Assert.Single(run.Logs(LogSeverity.Error)).Message,
            StringComparison.Ordinal);
    }
}
