using Pulumi;
using Rehearsal.Tests.PulumiSdk.Doubles;
using Rehearsal.Tests.PulumiSdk.Sample;

namespace Rehearsal.Tests.PulumiSdk;

public sealed class ProviderTests
{
    [Fact]
    public async Task Configuration_that_is_not_text_travels_as_json_text()
    {
        var run = await ProgramRun.OfAsync(new(), () =>
        {
            _ = new StoreProvider("prov", new()
            {
                Endpoint = "https://store.example",
                Retries = 3,
                Verbose = true,
                Pause = 2.5,
                Labels = { ["team"] = "a" },
                Zones = { "z1", Output.CreateSecret("z2") },
            });
        });

        WireText.AssertSame(
            """
            {
              "type": "pulumi:providers:store",
              "name": "prov",
              "parent": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
              "custom": true,
              "object": {
                "endpoint": "https://store.example",
                "retries": "3",
                "verbose": "true",
                "pause": "2.5",
                "labels": "{ \"team\": \"a\" }",
                "zones": {
                  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
                  "value": "[ \"z1\", \"z2\" ]"
                }
              },
              "propertyDependencies": {
                "endpoint": {}, "retries": {}, "verbose": {}, "pause": {}, "labels": {}, "zones": {}
              },
              "version": "0.1.0",
              "acceptSecrets": true,
              "acceptResources": true,
              "supportsResultReporting": true,
              "hooks": {}
            }
            """,
            run.Registration("prov"));
    }

    [Fact]
    public async Task A_resource_names_its_provider_by_urn_and_id()
    {
        var run = await ProgramRun.OfAsync(new(), () =>
        {
            var provider = new StoreProvider("prov", new());
            _ = new Item("item", new() { Path = "a" }, new() { Provider = provider });
        });

        Assert.Equal("urn:pulumi:dev::shop::pulumi:providers:store::prov::prov-id", run.Request("item").Provider);
    }

    [Fact]
    public async Task A_provider_without_an_id_yet_is_named_with_the_unknown()
    {
        var run = await ProgramRun.OfAsync(new() { IsPreview = true }, () =>
        {
            var provider = new StoreProvider("prov", new());
            _ = new Item("item", new() { Path = "a" }, new() { Provider = provider });
        });

        Assert.Equal(
            "urn:pulumi:dev::shop::pulumi:providers:store::prov::04da6b54-80e4-46f7-96ec-b56ff0331ba9",
            run.Request("item").Provider);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_children_of_a_component_use_its_provider(bool inList)
    {
        var run = await ProgramRun.OfAsync(new(), () =>
        {
            var provider = new StoreProvider("prov", new());
            var options = inList
                ? new ComponentResourceOptions { Providers = { provider } }
                : new ComponentResourceOptions { Provider = provider };
            var group = new ComponentResource("demo:index:Group", "group", options);
            _ = new Item("item", new() { Path = "a" }, new() { Parent = group });
        });

        Assert.Equal("", run.Request("group").Provider);
        Assert.Equal("urn:pulumi:dev::shop::pulumi:providers:store::prov::prov-id", run.Request("item").Provider);
    }
}
