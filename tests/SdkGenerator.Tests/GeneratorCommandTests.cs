namespace SdkGenerator.Tests;

public sealed class GeneratorCommandTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sdk-generator-");
    readonly StringWriter output = new() { NewLine = "\n" };
    readonly StringWriter errors = new() { NewLine = "\n" };

    string Sdk => Path.Combine(folder.FullName, "sdk");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_files_are_written_as_generated()
    {
        Assert.Equal(0, Run(TestSchema.Twilio));
        var expected = GeneratedSdk.FromSchema(TestSchema.Twilio).Files;
        Assert.Equal(expected.Keys.Order(), FilesOfSdk());
        Assert.All(expected, file => Assert.Equal(file.Value, File.ReadAllText(Path.Combine(Sdk, file.Key))));
    }

    [Fact]
    public void What_is_no_longer_made_is_removed_with_its_folder()
    {
        Run(TestSchema.Twilio);
        Assert.Equal(0, Run(TestSchema.With("\"description\": \"Nothing left.\"")));
        Assert.Equal(["Acme.Letters.csproj", "README.md", "Utilities.cs", "pulumi-plugin.json", "version.txt"], FilesOfSdk().Order(StringComparer.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(Sdk, "Messaging")));
    }

    [Fact]
    public void The_builds_folders_and_the_logo_are_left_alone()
    {
        string[] others = ["bin/a.dll", "obj/b.json", "logo.png"];
        foreach (var other in others)
            Put(other);
        Assert.Equal(0, Run(TestSchema.Twilio));
        Assert.Equal(0, Run(TestSchema.Twilio, "--check"));
        Assert.All(others, other => Assert.Contains(other, FilesOfSdk()));
    }

    [Fact]
    public void A_file_that_is_right_is_not_touched()
    {
        Run(TestSchema.Twilio);
        var file = Path.Combine(Sdk, "Provider.cs");
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        Run(TestSchema.Twilio);
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(file));
    }

    [Fact]
    public void A_check_of_what_was_just_written_is_content_and_silent()
    {
        Run(TestSchema.Twilio);
        Assert.Equal(0, Run(TestSchema.Twilio, "--check"));
        Assert.Equal("", output.ToString());
    }

    [Fact]
    public void A_check_lists_what_differs_and_writes_nothing()
    {
        Run(TestSchema.Twilio);
        File.Delete(Path.Combine(Sdk, "Provider.cs"));
        File.AppendAllText(Path.Combine(Sdk, "version.txt"), "\n");
        Put("Messaging/Old.cs");
        Assert.Equal(1, Run(TestSchema.Twilio, "--check"));
        Assert.Equal(
            """
            extra: Messaging/Old.cs
            missing: Provider.cs
            stale: version.txt

            """,
            output.ToString());
        Assert.False(File.Exists(Path.Combine(Sdk, "Provider.cs")));
        Assert.True(File.Exists(Path.Combine(Sdk, "Messaging/Old.cs")));
    }

    [Fact]
    public void A_schema_that_is_not_supported_is_named_with_the_place_and_nothing_is_written()
    {
        Assert.Equal(1, Run(TestSchema.With("\"resources\": { \"post:mail:Letter\": { \"isComponent\": true } }")));
        Assert.Equal("#/resources/post:mail:Letter/isComponent: this generator does not support it.\n", errors.ToString());
        Assert.False(Directory.Exists(Sdk));
    }

    [Fact]
    public void A_schema_file_that_is_missing_is_an_error()
    {
        var missing = Path.Combine(folder.FullName, "none.json");
        Assert.Equal(1, new GeneratorCommand(output, errors).Run(["--schema", missing, "--output", Sdk]));
        Assert.Contains("none.json", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_and_output_must_be_given()
    {
        Assert.NotEqual(0, new GeneratorCommand(output, errors).Run([]));
        Assert.Contains("--schema", errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("--output", errors.ToString(), StringComparison.Ordinal);
    }

    int Run(string schema, params string[] more)
    {
        var file = Path.Combine(folder.FullName, "schema.json");
        File.WriteAllText(file, schema);
        return new GeneratorCommand(output, errors).Run(["--schema", file, "--output", Sdk, .. more]);
    }

    void Put(string path)
    {
        var file = Path.Combine(Sdk, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "");
    }

    IEnumerable<string> FilesOfSdk() => Directory.EnumerateFiles(Sdk, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Sdk, file).Replace('\\', '/'))
        .Order();
}
