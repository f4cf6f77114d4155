namespace SdkGenerator.Tests.Code;

public class UtilitiesEncoderTests
{
    [Fact]
    public void The_version_comes_from_the_embedded_file_and_calls_go_to_the_packages_plugin() =>
        Assert.Equal(
            """
            namespace Acme.Letters;

            internal static class Utilities
            {
                public static string Version { get; } = ReadVersion();

                public static InvokeOptions WithDefaults(this InvokeOptions? given)
                {
                    var options = given ?? new InvokeOptions();
                    options.Version ??= Version;
                    options.PluginDownloadURL ??= "https://example.com/plugins";
                    return options;
                }

                public static InvokeOutputOptions WithDefaults(this InvokeOutputOptions? given)
                {
                    var options = given ?? new InvokeOutputOptions();
                    options.Version ??= Version;
                    options.PluginDownloadURL ??= "https://example.com/plugins";
                    return options;
                }

                private static string ReadVersion()
                {
                    using var stream = typeof(Utilities).Assembly.GetManifestResourceStream("Acme.Letters.version.txt")
                        ?? throw new InvalidOperationException("The assembly lacks its version.txt.");
                    using var reader = new global::System.IO.StreamReader(stream);
                    return reader.ReadToEnd().Trim();
                }
            }

            internal sealed class LettersResourceTypeAttribute : global::Pulumi.ResourceTypeAttribute
            {
                public LettersResourceTypeAttribute(string type) : base(type, Utilities.Version)
                {
                }
            }

            """,
            TestSchema.Code(
                """
                "pluginDownloadURL": "https://example.com/plugins"
                """,
                "Utilities.cs"));
}
