using Pulumi;
using Rehearsal.Tests.PulumiSdk.Doubles;
using Rehearsal.Tests.PulumiSdk.Sample;

namespace Rehearsal.Tests.PulumiSdk;

public sealed class InputTests
{
    [Fact]
    public async Task Nested_inputs_are_sent_as_they_were_set_and_the_others_not_at_all()
    {
        var run = await ProgramRun.OfAsync(new(), () =>
        {
            _ = new Item("item", new()
            {
                Path = "a.json",
                Size = 3,
                Ratio = 0.5,
                Enabled = false,
                Tags = { ["env"] = "dev", ["owner"] = "me" },
                Settings = new SettingsArgs { Label = "x", Max = 3, Keys = { "a", "b" } },
                Parts = { new PartArgs { Site = "s1", Label = "l1" }, new PartArgs { Site = "s2" } },
                Password = "hunter2",
            });
        });

        Assert.Equal(0, run.ExitCode);
        WireText.AssertSame(
            """
            {
              "type": "store:index:Item",
              "name": "item",
              "parent": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
              "custom": true,
              "object": {
                "path": "a.json",
                "size": 3,
                "ratio": 0.5,
                "enabled": false,
                "tags": { "env": "dev", "owner": "me" },
                "settings": { "label": "x", "max": 3, "keys": ["a", "b"] },
                "parts": [{ "site": "s1", "label": "l1" }, { "site": "s2" }],
                "password": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "hunter2" }
              },
              "propertyDependencies": {
                "path": {}, "size": {}, "ratio": {}, "enabled": {}, "tags": {}, "settings": {}, "parts": {}, "password": {}
              },
              "version": "0.1.0",
              "acceptSecrets": true,
              "additionalSecretOutputs": ["password"],
              "acceptResources": true,
              "replaceOnChanges": ["path"],
              "supportsResultReporting": true,
              "hooks": {}
            }
            """,
            run.Registration("item"));
    }

    [Fact]
    public async Task Enums_and_unions_travel_as_their_text()
    {
        var run = await ProgramRun.OfAsync(new(), () =>
        {
            _ = new Item("named", new() { Path = "a", Mode = Mode.Fast, Fallback = Mode.Slow });
            _ = new Item("free", new() { Path = "b", Mode = Output.Create(Mode.Slow), Fallback = "crawl" });
        });

        WireText.AssertSame("""{ "path": "a", "mode": "fast", "fallback": "slow" }""", run.Inputs("named"));
        WireText.AssertSame("""{ "path": "b", "mode": "slow", "fallback": "crawl" }""", run.Inputs("free"));
    }

    [Fact]
    public async Task A_list_that_was_touched_but_stays_empty_is_sent_as_empty()
    {
        var run = await ProgramRun.OfAsync(new(), () => { _ = new Item("item", new() { Path = "a", Parts = [], Tags = [] }); });

        WireText.AssertSame("""{ "path": "a", "parts": [], "tags": {} }""", run.Inputs("item"));
    }

    [Fact]
    public async Task An_input_that_takes_another_resource_names_its_urn_and_id()
    {
        var run = await ProgramRun.OfAsync(new(), () =>
        {
            var owner = new Item("owner", new() { Path = "o" });
            _ = new Item("item", new() { Path = "a", Owner = owner });
        });

        WireText.AssertSame(
            """
            {
              "path": "a",
              "owner": {
                "4dabf18193072939515e22adb298388d": "5cf8f73096256a8f31e491e813e4eb8e",
                "urn": "urn:pulumi:dev::shop::store:index:Item::owner",
                "id": "owner-id"
              }
            }
            """,
            run.Inputs("item"));
        Assert.Equal(["urn:pulumi:dev::shop::store:index:Item::owner"], run.Request("item").Dependencies);
    }

    [Fact]
    public async Task An_output_used_as_input_is_a_dependency_of_that_property_alone()
    {
        var run = await ProgramRun.OfAsync(new(), () =>
        {
            var first = new Item("first", new() { Path = "f", Content = "1" });
            _ = new Item("second", new()
            {
                Path = "s",
                Content = first.Content.Apply(text => "after " + text),
                Tags = { ["first"] = first.Id, ["fixed"] = "x" },
            });
        });

        WireText.AssertSame(
            """
            {
              "type": "store:index:Item",
              "name": "second",
              "parent": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
              "custom": true,
              "object": { "path": "s", "content": "after 1", "tags": { "first": "first-id", "fixed": "x" } },
              "dependencies": ["urn:pulumi:dev::shop::store:index:Item::first"],
              "propertyDependencies": {
                "path": {},
                "content": { "urns": ["urn:pulumi:dev::shop::store:index:Item::first"] },
                "tags": { "urns": ["urn:pulumi:dev::shop::store:index:Item::first"] }
              },
              "version": "0.1.0",
              "acceptSecrets": true,
              "additionalSecretOutputs": ["password"],
              "acceptResources": true,
              "replaceOnChanges": ["path"],
              "supportsResultReporting": true,
              "hooks": {}
            }
            """,
            run.Registration("second"));
    }
}
