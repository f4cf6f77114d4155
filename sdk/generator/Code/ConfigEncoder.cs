using System.Collections.Immutable;
using SdkGenerator.Schema;

namespace SdkGenerator.Code;

/// <summary>Writes the class through which a program sees the package's configuration.</summary>
sealed class ConfigEncoder(CodeWriter writer, TypeNameRules types, DefaultValueRules defaults)
{
    public void Encode(string package, ImmutableArray<PropertyDescription> variables) =>
        writer.Block("public static class Config", () =>
        {
            // Underscores, because a variable of the schema may have any other name.
            writer.Lines($"private static readonly global::Pulumi.Config __config = new global::Pulumi.Config({Literal.Of(package)});").Blank();
            foreach (var variable in variables)
                EncodeVariable(variable);
            writer.Lines("""
                private sealed class __Setting<T>
                {
                    private readonly Func<T> _read;
                    private bool _isSet;
                    private T _value = default!;

                    public __Setting(Func<T> read) => _read = read;

                    public T Value
                    {
                        get => _isSet ? _value : _read();
                        set => (_isSet, _value) = (true, value);
                    }
                }
                """);
        });

    void EncodeVariable(PropertyDescription variable)
    {
        var type = types.Output(variable.Type) + (variable.IsList ? "" : "?");
        var read = $"__config.{Getter(variable)}({Literal.Of(variable.Name)})";
        if (variable.Default is { } value)
            read += $" ?? {defaults.Of(value, variable)}";
        var field = "_" + variable.Name;
        writer.Lines($"private static readonly __Setting<{type}> {field} = new __Setting<{type}>(() => {read});").Blank();
        writer.Summary(variable).Lines($$"""
            public static {{type}} {{variable.MemberName}}
            {
                get => {{field}}.Value;
                set => {{field}}.Value = value;
            }

            """);
    }

    string Getter(PropertyDescription variable) => variable.Type switch
    {
        PrimitiveType { Keyword: "bool" } => "GetBoolean",
        PrimitiveType { Keyword: "int" } => "GetInt32",
        PrimitiveType { Keyword: "double" } => "GetDouble",
        PrimitiveType or StringOrEnumType => "Get",
        ListType { Element: PrimitiveType } => $"GetObject<{types.Output(variable.Type)}>",
        _ => throw new UnsupportedSchemaException(variable.Path, "only strings, numbers, flags and lists of them can be configured"),
    };
}
