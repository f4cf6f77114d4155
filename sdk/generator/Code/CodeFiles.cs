using SdkGenerator.Naming;
using SdkGenerator.Schema;

namespace SdkGenerator.Code;

/// <summary>The C# files of a package, by path.</summary>
sealed class CodeFiles(PackageDescription package, NamespaceRules namespaces)
{
    readonly DefaultValueRules defaults = new(namespaces, package.Enums.ToDictionary(type => type.Token));
    readonly ReplaceOnChangesRules replacements = new(package.Objects.ToDictionary(type => type.Token));
    readonly string pluginDownloadUrl = package.Metadata.PluginDownloadUrl;

    public IEnumerable<(string Path, string Text)> All() =>
    [
        ("Utilities.cs", Utilities()),
        .. package.Config.IsEmpty ? [] : new[] { ("Config/Config.cs", Config()) },
        .. package.Provider is { } provider ? [("Provider.cs", Resource(namespaces.Root, provider))] : Array.Empty<(string, string)>(),
        .. package.Resources.Select(resource =>
            (namespaces.Folder(resource.Token) + resource.Name + ".cs", Resource(namespaces.Of(resource.Token), resource))),
        .. package.Functions.Select(function => (PathOf(function.Token), Function(function))),
        .. package.Enums.GroupBy(type => namespaces.Of(type.Token)).Select(group =>
            (namespaces.Folder(group.First().Token) + "Enums.cs", Enums(group.Key, group))),
        .. Objects(),
    ];

    string PathOf(string token, string folder = "", string suffix = "") =>
        $"{namespaces.Folder(token)}{folder}{Tokens.MemberName(token)}{suffix}.cs";

    string Utilities() => SourceFile.Of(namespaces.Root, writer =>
        new UtilitiesEncoder(writer, namespaces, pluginDownloadUrl).Encode(ReadsEnvironment()));

    string Config() => SourceFile.Of(namespaces.Root, writer =>
        new ConfigEncoder(writer, Types(namespaces.Root), defaults).Encode(package.Metadata.Name, package.Config));

    string Resource(string space, ResourceDescription resource) => SourceFile.Of(space, writer =>
    {
        var types = Types(space);
        var options = new ResourceOptionsEncoder(writer, replacements, pluginDownloadUrl);
        new ResourceEncoder(writer, types, options, package.Metadata.Name, namespaces).Encode(resource);
        writer.Blank();
        var kind = resource.IsProvider ? ArgsKind.Provider : ArgsKind.Resource;
        new ArgsEncoder(writer, types, defaults).Encode(new ArgsDescription($"{resource.Name}Args", kind, "", resource.Inputs));
    });

    string Function(FunctionDescription function) => SourceFile.Of(namespaces.Of(function.Token), writer =>
    {
        var types = Types(namespaces.Of(function.Token));
        var name = Tokens.MemberName(function.Token);
        new FunctionEncoder(writer).Encode(function);
        writer.Blank();
        var args = new ArgsEncoder(writer, types, defaults);
        if (!function.Inputs.IsEmpty)
        {
            args.Encode(new ArgsDescription($"{name}Args", ArgsKind.PlainInvoke, "", function.Inputs));
            writer.Blank();
            args.Encode(new ArgsDescription($"{name}InvokeArgs", ArgsKind.Invoke, "", function.Inputs));
            writer.Blank();
        }

        new OutputTypeEncoder(writer, types).Encode($"{name}Result", "", function.Outputs);
    });

    static string Enums(string space, IEnumerable<EnumDescription> enums) => SourceFile.Of(space, writer =>
        writer.Separated(enums, new EnumEncoder(writer).Encode));

    IEnumerable<(string, string)> Objects()
    {
        var usage = TypeUsage.Of(package);
        foreach (var type in package.Objects)
        {
            if (usage.Inputs.Contains(type.Token))
                yield return (PathOf(type.Token, "Inputs/", "Args"), InputObject(type));
            if (usage.Outputs.Contains(type.Token))
                yield return (PathOf(type.Token, "Outputs/"), OutputObject(type));
        }
    }

    string InputObject(ObjectDescription type) => SourceFile.Of($"{namespaces.Of(type.Token)}.Inputs", writer =>
        new ArgsEncoder(writer, Types(namespaces.Of(type.Token)), defaults).Encode(
            new ArgsDescription($"{Tokens.MemberName(type.Token)}Args", ArgsKind.Resource, type.Documentation, type.Properties)));

    string OutputObject(ObjectDescription type) => SourceFile.Of($"{namespaces.Of(type.Token)}.Outputs", writer =>
        new OutputTypeEncoder(writer, Types(namespaces.Of(type.Token))).Encode(
            Tokens.MemberName(type.Token), type.Documentation, type.Properties));

    TypeNameRules Types(string here) => new(namespaces, here);

    bool ReadsEnvironment()
    {
        List<PropertyDescription> givable =
        [
            .. package.Config,
            .. package.Provider?.Inputs ?? [],
            .. package.Resources.SelectMany(resource => resource.Inputs),
            .. package.Functions.SelectMany(function => function.Inputs),
            .. package.Objects.SelectMany(type => type.Properties),
        ];
        return givable.Exists(property => property.Default is { Environment.IsEmpty: false });
    }
}
