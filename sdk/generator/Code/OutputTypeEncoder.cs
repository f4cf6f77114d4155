using System.Collections.Immutable;
using SdkGenerator.Naming;
using SdkGenerator.Schema;

namespace SdkGenerator.Code;

/// <summary>Writes the classes that carry results.</summary>
sealed class OutputTypeEncoder(CodeWriter writer, TypeNameRules types)
{
    public void Encode(string name, string documentation, ImmutableArray<PropertyDescription> properties) =>
        writer.Summary(documentation).Lines("[OutputType]").Block($"public sealed class {name}", () =>
        {
            foreach (var property in properties)
                writer.Summary(property).Lines($"public readonly {types.Output(property)} {property.MemberName};").Blank();
            writer.Lines("[OutputConstructor]").Block(Constructor(name, properties), () =>
            {
                foreach (var property in properties)
                    writer.Lines($"this.{property.MemberName} = {Identifiers.Parameter(property.Name)};");
            });
        });

    /// <summary>The parameters' names are the names on the wire: the Pulumi SDK finds them by these.</summary>
    string Constructor(string name, ImmutableArray<PropertyDescription> properties)
    {
        var parameters = properties.Select(property => $"{types.Output(property)} {Identifiers.Parameter(property.Name)}");
        return properties.Length < 2
            ? $"private {name}({string.Join("", parameters)})"
            : $"private {name}(\n    {string.Join(",\n    ", parameters)})";
    }
}
