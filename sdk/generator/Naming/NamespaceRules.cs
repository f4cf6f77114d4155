using System.Text.RegularExpressions;
using SdkGenerator.Schema;

namespace SdkGenerator.Naming;

/// <summary>Where in C# a token's member lives.</summary>
sealed class NamespaceRules(string package, CSharpSettings settings)
{
    /// <summary>The last part of the package's namespace, which also names the attribute of its resources.</summary>
    public string Package { get; } = NameOf(package, settings);

    public string Root => $"{settings.RootNamespace}.{Package}";

    public string Of(string token) => Module(token) is { Length: > 0 } module ? $"{Root}.{NameOf(module, settings)}" : Root;

    /// <summary>The folder of the token's files, relative to the SDK's, with a slash at the end.</summary>
    public string Folder(string token) => Of(token) is var full && full == Root ? "" : full[(Root.Length + 1)..].Replace('.', '/') + "/";

    string Module(string token)
    {
        var match = Regex.Match(Tokens.Module(token), settings.ModuleFormat);
        var module = match.Groups.Count > 1 ? match.Groups[1].Value : "";
        return module.StartsWith("index", StringComparison.Ordinal) ? "" : module;
    }

    static string NameOf(string name, CSharpSettings settings) => settings.Namespaces.TryGetValue(name, out var given)
        ? given
        : string.Join('.', name.Split('/').Select(part => string.Concat(part.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(Identifiers.Pascal))));
}
