using System.Text.Json.Nodes;

namespace SdkGenerator.Tests;

static class TestSchema
{
    /// <summary>A schema with everything that this repository's package uses, and a little more.</summary>
    public static string Twilio { get; } = ReadTwilio();

    /// <summary>The smallest schema, with some keys replaced or added.</summary>
    public static string With(string keys)
    {
        var schema = JsonNode.Parse("""
            {
              "name": "post",
              "version": "1.2.3",
              "language": {
                "csharp": {
                  "rootNamespace": "Acme",
                  "namespaces": { "post": "Letters", "mail": "Mail" },
                  "respectSchemaVersion": true,
                  "packageReferences": { "Pulumi": "3.*" }
                }
              }
            }
            """)!.AsObject();
        foreach (var (key, value) in JsonNode.Parse($"{{ {keys} }}")!.AsObject())
            schema[key] = value?.DeepClone();
        return schema.ToJsonString();
    }

    /// <summary>A file of the SDK that <see cref="With"/> gives, without what stands above its namespace.</summary>
    public static string Code(string keys, string path)
    {
        var text = File(keys, path);
        return text[text.IndexOf("namespace ", StringComparison.Ordinal)..];
    }

    public static string File(string keys, string path) => GeneratedSdk.FromSchema(With(keys)).Files[path];

    static string ReadTwilio()
    {
        using var stream = typeof(TestSchema).Assembly.GetManifestResourceStream("twilio.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
