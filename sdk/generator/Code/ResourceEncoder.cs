using SdkGenerator.Naming;
using SdkGenerator.Schema;

namespace SdkGenerator.Code;

/// <summary>Writes the class of a resource or of the provider itself.</summary>
sealed class ResourceEncoder(CodeWriter writer, TypeNameRules types, ResourceOptionsEncoder options, string package, NamespaceRules namespaces)
{
    public void Encode(ResourceDescription resource)
    {
        var parent = resource.IsProvider ? "ProviderResource" : "CustomResource";
        writer.Summary(ExampleRules.KeepCSharp(resource.Documentation))
            .Obsolete(resource.DeprecationMessage)
            .Lines($"[{namespaces.Package.Replace(".", "", StringComparison.Ordinal)}ResourceType({Literal.Of(resource.Token)})]")
            .Block($"public partial class {resource.Name} : global::Pulumi.{parent}", () => EncodeMembers(resource));
    }

    void EncodeMembers(ResourceDescription resource)
    {
        foreach (var property in resource.Outputs)
            writer.Summary(property)
                .Lines($"[Output({Literal.Of(property.Name)})]")
                .Lines($"public Output<{types.Output(property)}> {property.MemberName} {{ get; private set; }} = null!;")
                .Blank();
        EncodeConstructor(resource);
        if (!resource.IsProvider)
            EncodePrivateConstructor(resource);
        options.Encode(resource);
        if (!resource.IsProvider)
            EncodeGet(resource.Name);
    }

    void EncodeConstructor(ResourceDescription resource)
    {
        var args = $"{resource.Name}Args";
        var parameter = resource.Inputs.Any(input => input.Required) ? $"{args} args" : $"{args}? args = null";
        // A provider's base class makes the type from the package's name.
        var type = resource.IsProvider ? package : resource.Token;
        writer.Comment(
            "<summary>",
            $"Declares a {resource.Name} resource.",
            "</summary>",
            """<param name="name">The name of the resource, unique among those of its type in the stack.</param>""",
            """<param name="args">What the resource shall be.</param>""",
            """<param name="options">How the engine shall treat the resource.</param>""");
        writer.Lines($$"""
            public {{resource.Name}}(string name, {{parameter}}, CustomResourceOptions? options = null)
                : base({{Literal.Of(type)}}, name, args ?? new {{args}}(), MakeResourceOptions(options, ""))
            {
            }

            """);
    }

    void EncodePrivateConstructor(ResourceDescription resource) => writer.Lines($$"""
        private {{resource.Name}}(string name, Input<string> id, CustomResourceOptions? options = null)
            : base({{Literal.Of(resource.Token)}}, name, null, MakeResourceOptions(options, id))
        {
        }

        """);

    void EncodeGet(string name) => writer.Blank().Comment(
            "<summary>",
            $"Reads a {name} resource that exists, without taking it over.",
            "</summary>",
            """<param name="name">The name of the resource, unique among those of its type in the stack.</param>""",
            """<param name="id">The id the provider knows the resource by.</param>""",
            """<param name="options">How the engine shall treat the resource.</param>""")
        .Lines($$"""
            public static {{name}} Get(string name, Input<string> id, CustomResourceOptions? options = null)
            {
                return new {{name}}(name, id, options);
            }
            """);
}
