using System.Collections.Immutable;
using SdkGenerator.Code;
using SdkGenerator.Naming;
using SdkGenerator.Project;
using SdkGenerator.Schema;

namespace SdkGenerator;

/// <summary>The C# SDK of a Pulumi package.</summary>
/// <param name="Files">The text of every file by its path, which is relative and has forward slashes.</param>
public sealed record GeneratedSdk(ImmutableSortedDictionary<string, string> Files)
{
    /// <summary>The SDK of the package that a schema describes. The same schema gives the same files, on every machine.</summary>
    /// <exception cref="UnsupportedSchemaException">The schema has a feature that this generator does not carry over.</exception>
    public static GeneratedSdk FromSchema(string schemaJson)
    {
        var package = PackageDecoder.Decode(schemaJson);
        var namespaces = new NamespaceRules(package.Metadata.Name, package.CSharp);
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (path, text) in new CodeFiles(package, namespaces).All().Concat(new ProjectFiles(package, namespaces).All()))
        {
            if (!files.TryAdd(path, text))
                throw new UnsupportedSchemaException("#", $"two things of the schema would be written to {path}");
        }

        return new GeneratedSdk(files.ToImmutable());
    }
}
