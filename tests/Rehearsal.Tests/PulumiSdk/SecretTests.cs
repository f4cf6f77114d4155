using Pulumi;
using Pulumi.Utilities;
using Rehearsal.Tests.PulumiSdk.Doubles;
using Rehearsal.Tests.PulumiSdk.Sample;

namespace Rehearsal.Tests.PulumiSdk;

public sealed class SecretTests
{
    [Fact]
    public async Task A_secret_stays_secret_through_apply_format_lists_and_maps()
    {
        var run = await ProgramRun.OfAsync(new(), () =>
        {
            var secret = Output.CreateSecret("s3");
            _ = new Item("item", new()
            {
                Path = Output.Format($"/{secret}/{1.5}"),
                Content = secret.Apply(text => text.Length).Apply(length => $"{length} letters"),
                Tags = { ["open"] = "x", ["closed"] = secret },
                Settings = new SettingsArgs { Keys = { "a", secret } },
            });
        });

        WireText.AssertSame(
            """
            {
              "path": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "/s3/1.5" },
              "content": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "2 letters" },
              "tags": {
                "open": "x",
                "closed": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "s3" }
              },
              "settings": {
                "keys": ["a", { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "s3" }]
              }
            }
            """,
            run.Inputs("item"));
    }

    [Fact]
    public async Task An_output_that_comes_back_secret_is_secret_to_the_program()
    {
        var script = new EngineScript().OnRegister("item", """
            {
              "id": "1",
              "object": {
                "content": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "psst" },
                "settings": {
                  "label": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "deep" }
                },
                "path": "a"
              }
            }
            """);
        var secrets = new Dictionary<string, bool>();
        var run = await ProgramRun.OfAsync(script, async () =>
        {
            var item = new Item("item", new() { Path = "a" });
            secrets["content"] = await Output.IsSecretAsync(item.Content);
            secrets["settings"] = await Output.IsSecretAsync(item.Settings);
            secrets["path"] = await Output.IsSecretAsync(item.Path);
            secrets["unsecret"] = await Output.IsSecretAsync(Output.Unsecret(item.Content));
            Assert.Equal("deep", (await OutputUtilities.GetValueAsync(item.Settings))?.Label);
        });

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            new Dictionary<string, bool> { ["content"] = true, ["settings"] = true, ["path"] = false, ["unsecret"] = false },
            secrets);
    }
}
