using SdkGenerator.Naming;

namespace SdkGenerator.Code;

/// <summary>Writes what the other generated files share; none of it is public.</summary>
sealed class UtilitiesEncoder(CodeWriter writer, NamespaceRules namespaces, string pluginDownloadUrl)
{
    public void Encode(bool readsEnvironment)
    {
        writer.Block("internal static class Utilities", () =>
        {
            writer.Lines("public static string Version { get; } = ReadVersion();").Blank();
            EncodeDefaults("InvokeOptions");
            EncodeDefaults("InvokeOutputOptions");
            if (readsEnvironment)
                EncodeEnvironment();
            EncodeReadVersion();
        });
        var attribute = $"{namespaces.Package.Replace(".", "", StringComparison.Ordinal)}ResourceTypeAttribute";
        writer.Blank().Block($"internal sealed class {attribute} : global::Pulumi.ResourceTypeAttribute", () => writer.Lines($$"""
            public {{attribute}}(string type) : base(type, Utilities.Version)
            {
            }
            """));
    }

    void EncodeDefaults(string type) => writer.Block($"public static {type} WithDefaults(this {type}? given)", () =>
    {
        writer.Lines($"var options = given ?? new {type}();").Lines("options.Version ??= Version;");
        if (pluginDownloadUrl != "")
            writer.Lines($"options.PluginDownloadURL ??= {Literal.Of(pluginDownloadUrl)};");
        writer.Lines("return options;");
    }).Blank();

    void EncodeReadVersion() => writer.Lines($$"""
        private static string ReadVersion()
        {
            using var stream = typeof(Utilities).Assembly.GetManifestResourceStream("{{namespaces.Root}}.version.txt")
                ?? throw new InvalidOperationException("The assembly lacks its version.txt.");
            using var reader = new global::System.IO.StreamReader(stream);
            return reader.ReadToEnd().Trim();
        }
        """);

    void EncodeEnvironment() => writer.Lines("""
        public static string? GetEnv(params string[] names) =>
            Array.Find(Array.ConvertAll(names, Environment.GetEnvironmentVariable), value => value != null);

        public static bool? GetEnvBoolean(params string[] names) => GetEnv(names) switch
        {
            "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
            "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
            _ => null,
        };

        public static int? GetEnvInt32(params string[] names) =>
            int.TryParse(GetEnv(names), global::System.Globalization.NumberStyles.Integer,
                global::System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;

        public static double? GetEnvDouble(params string[] names) =>
            double.TryParse(GetEnv(names), global::System.Globalization.NumberStyles.Float,
                global::System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;

        """);
}
