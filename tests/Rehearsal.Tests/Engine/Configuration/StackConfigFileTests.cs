extern alias engine;

using engine::Rehearsal.Configuration;
using engine::Rehearsal.State;

namespace Rehearsal.Tests.Engine.Configuration;

public sealed class StackConfigFileTests : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("rehearsal").FullName;

    string FilePath => Path.Combine(directory, "Pulumi.dev.yaml");

    [Fact]
    public void Values_are_read_as_text_and_structured_ones_as_json()
    {
        File.WriteAllText(FilePath, """
            config:
              rec:content: v1
              store:retries: "4"
              store:labels:
                team: a
                size: 3
                strict: true
              store:zones: [z1, z2]
            """);

        var entries = new StackConfigFile(FilePath, "rec").Entries(() => throw new InvalidOperationException("no secrets here"));

        Assert.Equal(
            [("rec:content", "v1"), ("store:retries", "4"), ("store:labels", """{"team":"a","size":3,"strict":true}"""), ("store:zones", """["z1","z2"]""")],
            entries.Select(entry => (entry.Key, entry.Value)));
    }

    [Fact]
    public void A_secret_is_stored_as_ciphertext_and_read_in_clear()
    {
        var secrets = PassphraseSecrets.Create("p");
        var file = new StackConfigFile(FilePath, "rec");

        file.WriteSalt(secrets.Salt);
        file.Set("password", "hunter2", secrets);
        file.Set("store:endpoint", "https://store.example", null);

        Assert.DoesNotContain("hunter2", File.ReadAllText(FilePath), StringComparison.Ordinal);
        Assert.Equal(secrets.Salt, file.Salt);
        Assert.Equal(
            [new ConfigEntry("rec:password", "hunter2", Secret: true), new ConfigEntry("store:endpoint", "https://store.example", Secret: false)],
            file.Entries(() => secrets));
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);
}
