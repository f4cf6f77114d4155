using System.Collections.Immutable;

namespace SdkGenerator.Schema;

// What a package schema says, as far as it shows in a C# SDK. Everything is sorted by name, as the SDK's members are.

sealed record PackageDescription(
    PackageMetadata Metadata,
    CSharpSettings CSharp,
    ImmutableArray<PropertyDescription> Config,
    ResourceDescription? Provider,
    ImmutableArray<ResourceDescription> Resources,
    ImmutableArray<FunctionDescription> Functions,
    ImmutableArray<ObjectDescription> Objects,
    ImmutableArray<EnumDescription> Enums);

sealed record PackageMetadata(
    string Name,
    string Version,
    string DisplayName,
    string Description,
    string Publisher,
    string License,
    string Homepage,
    string Repository,
    string PluginDownloadUrl,
    ImmutableArray<string> Keywords);

sealed record CSharpSettings(
    string RootNamespace,
    ImmutableSortedDictionary<string, string> Namespaces,
    ImmutableSortedDictionary<string, string> PackageReferences,
    string ModuleFormat);

sealed record ResourceDescription(
    string Token,
    string Name,
    bool IsProvider,
    string Documentation,
    string DeprecationMessage,
    ImmutableArray<PropertyDescription> Outputs,
    ImmutableArray<PropertyDescription> Inputs,
    ImmutableArray<string> AliasTypes);

sealed record FunctionDescription(
    string Token,
    string Documentation,
    string DeprecationMessage,
    ImmutableArray<PropertyDescription> Inputs,
    ImmutableArray<PropertyDescription> Outputs);

sealed record ObjectDescription(string Token, string Documentation, ImmutableArray<PropertyDescription> Properties);

sealed record EnumDescription(string Token, string Documentation, ImmutableArray<EnumValueDescription> Values);

sealed record EnumValueDescription(string Name, string Value, string Documentation, string DeprecationMessage);
