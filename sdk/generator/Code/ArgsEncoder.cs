using System.Collections.Immutable;
using SdkGenerator.Schema;

namespace SdkGenerator.Code;

enum ArgsKind
{
    Resource,
    /// <summary>The engine takes configuration as strings, so what is none travels as JSON.</summary>
    Provider,
    Invoke,
    PlainInvoke,
}

sealed record ArgsDescription(string Name, ArgsKind Kind, string Documentation, ImmutableArray<PropertyDescription> Properties);

/// <summary>Writes the classes that carry arguments.</summary>
sealed class ArgsEncoder(CodeWriter writer, TypeNameRules types, DefaultValueRules defaults)
{
    public void Encode(ArgsDescription args)
    {
        var parent = args.Kind is ArgsKind.Invoke or ArgsKind.PlainInvoke ? "InvokeArgs" : "ResourceArgs";
        writer.Summary(args.Documentation).Block($"public sealed class {args.Name} : global::Pulumi.{parent}", () =>
        {
            foreach (var property in args.Properties)
            {
                EncodeProperty(property, args.Kind);
                writer.Blank();
            }

            writer.Block($"public {args.Name}()", () =>
            {
                foreach (var property in args.Properties)
                    if (property.Default is { } value)
                        writer.Lines($"{property.MemberName} = {defaults.Of(value, property)};");
            });
            writer.Blank().Lines($"public static new {args.Name} Empty => new {args.Name}();");
        });
    }

    void EncodeProperty(PropertyDescription property, ArgsKind kind)
    {
        var type = kind == ArgsKind.PlainInvoke ? types.Plain(property.Type) : types.Input(property.Type);
        if (property.IsList || property.Secret)
            EncodeWithField(property, kind, type);
        else
            EncodeSimple(property, kind, type);
    }

    void EncodeSimple(PropertyDescription property, ArgsKind kind, string type)
    {
        var isValue = kind == ArgsKind.PlainInvoke && TypeNameRules.IsValueType(property.Type);
        var start = property.Required && !isValue ? " = null!;" : "";
        writer.Summary(property)
            .Lines(Attribute(property, kind))
            .Lines($"public {type}{(property.Required ? "" : "?")} {property.MemberName} {{ get; set; }}{start}");
    }

    void EncodeWithField(PropertyDescription property, ArgsKind kind, string type)
    {
        var field = "_" + property.Name;
        writer.Lines(Attribute(property, kind)).Lines($"private {type}? {field};").Blank();
        writer.Summary(property).Obsolete(property.DeprecationMessage);
        // A list is never null, so that a collection initializer can add to it.
        writer.Block($"public {type}{(property.IsList ? "" : "?")} {property.MemberName}", () =>
        {
            writer.Lines(property.IsList ? $"get => {field} ??= new {type}();" : $"get => {field};");
            if (property.Secret && kind != ArgsKind.PlainInvoke)
                writer.Block("set", () => EncodeSecret(property, type, field));
            else
                writer.Lines($"set => {field} = value;");
        });
    }

    /// <summary>Combining the value with a secret makes the outcome a secret, whatever the value was.</summary>
    void EncodeSecret(PropertyDescription property, string type, string field) => writer.Lines(property.Type is ListType list
        ? $"""
            var secret = Output.CreateSecret(ImmutableArray.Create<{types.Element(list.Element)}>());
            {field} = Output.All(value, secret).Apply(values => values[0]);
            """
        : $"""
            var secret = Output.CreateSecret(0);
            {field} = Output.Tuple<{type}?, int>(value, secret).Apply(values => values.Item1);
            """);

    static string Attribute(PropertyDescription property, ArgsKind kind)
    {
        var required = property.Required ? ", required: true" : "";
        var json = kind == ArgsKind.Provider && property.Type != TypeDescription.String ? ", json: true" : "";
        return $"[Input({Literal.Of(property.Name)}{required}{json})]";
    }
}
