using Pulumi;
using Rehearsal.Tests.PulumiSdk.Doubles;
using Rehearsal.Tests.PulumiSdk.Sample;

namespace Rehearsal.Tests.PulumiSdk;

public sealed class OptionTests
{
    [Fact]
    public async Task Every_option_reaches_the_engine()
    {
        var run = await ProgramRun.OfAsync(new(), () =>
        {
            var group = new ComponentResource("demo:index:Group", "group");
            var first = new Item("first", new() { Path = "f" });
            _ = new Item("item", new() { Path = "a" }, new CustomResourceOptions
            {
                Parent = group,
                DependsOn = { first },
                CustomTimeouts = new()
                {
                    Create = TimeSpan.FromMinutes(5),
                    Update = TimeSpan.FromSeconds(90),
                    Delete = TimeSpan.FromDays(30),
                },
                Protect = false,
                RetainOnDelete = true,
                DeleteBeforeReplace = false,
                DeletedWith = first,
                ImportId = "a-id",
                IgnoreChanges = { "content", "tags[\"owner\"]" },
                AdditionalSecretOutputs = { "content" },
                ReplaceOnChanges = { "size" },
                PluginDownloadURL = "https://plugins.example",
                Version = "0.2.0",
                Aliases =
                {
                    new Alias { Name = "old" },
                    new Alias { Name = "older", NoParent = true },
                    new Alias { Type = "store:index:Thing", Parent = first },
                    new Alias { Urn = "urn:pulumi:dev::shop::store:index:Item::oldest" },
                },
            });
        });

        Assert.Equal(0, run.ExitCode);
        WireText.AssertSame(
            """
            {
              "type": "store:index:Item",
              "name": "item",
              "parent": "urn:pulumi:dev::shop::demo:index:Group::group",
              "custom": true,
              "object": { "path": "a" },
              "protect": false,
              "dependencies": ["urn:pulumi:dev::shop::store:index:Item::first"],
              "propertyDependencies": { "path": {} },
              "version": "0.2.0",
              "ignoreChanges": ["content", "tags[\"owner\"]"],
              "acceptSecrets": true,
              "additionalSecretOutputs": ["password", "content"],
              "importId": "a-id",
              "customTimeouts": { "create": "300000000000ns", "update": "90000000000ns", "delete": "2592000000000000ns" },
              "deleteBeforeReplaceDefined": true,
              "acceptResources": true,
              "replaceOnChanges": ["path", "size"],
              "pluginDownloadURL": "https://plugins.example",
              "retainOnDelete": true,
              "aliases": [
                { "spec": { "name": "old", "noParent": false } },
                { "spec": { "name": "older", "noParent": true } },
                { "spec": { "type": "store:index:Thing", "parentUrn": "urn:pulumi:dev::shop::store:index:Item::first" } },
                { "urn": "urn:pulumi:dev::shop::store:index:Item::oldest" }
              ],
              "deletedWith": "urn:pulumi:dev::shop::store:index:Item::first",
              "supportsResultReporting": true,
              "hooks": {}
            }
            """,
            run.Registration("item"));
    }

    [Fact]
    public async Task A_component_is_registered_without_a_provider_and_passes_its_protection_on()
    {
        var run = await ProgramRun.OfAsync(new(), () =>
        {
            var group = new Group("group", new() { Protect = true });
            _ = new Item("item", new() { Path = "a" }, new() { Parent = group });
        });

        WireText.AssertSame(
            """
            {
              "type": "demo:index:Group",
              "name": "group",
              "parent": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
              "object": {},
              "protect": true,
              "acceptSecrets": true,
              "acceptResources": true,
              "supportsResultReporting": true,
              "hooks": {}
            }
            """,
            run.Registration("group"));
        Assert.True(run.Request("item").Protect);
        Assert.Contains(run.Calls, call => call.Method == "RegisterResourceOutputs" && call.Json ==
            """{ "urn": "urn:pulumi:dev::shop::demo:index:Group::group", "outputs": { "size": 2 } }""");
    }

    [Fact]
    public async Task To_depend_on_a_component_is_to_depend_on_what_is_inside()
    {
        var run = await ProgramRun.OfAsync(new(), () =>
        {
            var outer = new Group("outer");
            var inner = new Group("inner", new() { Parent = outer });
            _ = new Item("one", new() { Path = "1" }, new() { Parent = outer });
            _ = new Item("two", new() { Path = "2" }, new() { Parent = inner });
            _ = new Item("after", new() { Path = "a" }, new() { DependsOn = { outer } });
        });

        Assert.Equal(
            [
                "urn:pulumi:dev::shop::demo:index:Group$demo:index:Group$store:index:Item::two",
                "urn:pulumi:dev::shop::demo:index:Group$store:index:Item::one",
            ],
            run.Request("after").Dependencies);
    }

    [Fact]
    public void Merged_options_join_lists_and_prefer_the_second_values()
    {
        var first = new CustomResourceOptions { Version = "1.0.0", Protect = true, ReplaceOnChanges = { "a" } };
        var second = new CustomResourceOptions { Version = "2.0.0", ImportId = "x", ReplaceOnChanges = { "b" } };

        var merged = CustomResourceOptions.Merge(first, second);

        Assert.Equal(("2.0.0", true, "x"), (merged.Version, merged.Protect, merged.ImportId));
        Assert.Equal(["a", "b"], merged.ReplaceOnChanges);
        Assert.Equal(["a"], first.ReplaceOnChanges);
    }

    sealed class Group : ComponentResource
    {
        public Group(string name, ComponentResourceOptions? options = null) : base("demo:index:Group", name, options)
        {
            Size = Output.Create(2);
            RegisterOutputs();
        }

        [Output("size")] public Output<int> Size { get; private set; }
    }
}
