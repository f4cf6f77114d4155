using SdkGenerator.Naming;
using SdkGenerator.Schema;

namespace SdkGenerator.Code;

/// <summary>Defaults of the schema as C# expressions.</summary>
sealed class DefaultValueRules(NamespaceRules namespaces, IReadOnlyDictionary<string, EnumDescription> enums)
{
    public string Of(DefaultDescription value, PropertyDescription property)
    {
        var constant = value.Value is null ? "" : Constant(value.Value, property);
        var environment = value.Environment.IsEmpty ? "" : FromEnvironment(value, property.Type);
        return string.Join(" ?? ", new[] { environment, constant }.Where(part => part != ""));
    }

    string Constant(object value, PropertyDescription property) => property.Type is EnumType reference
        ? $"{namespaces.Of(reference.Token)}.{Tokens.MemberName(reference.Token)}.{Member(enums[reference.Token], value, property)}"
        : Literal.Of(value);

    static string Member(EnumDescription owner, object value, PropertyDescription property) =>
        owner.Values.FirstOrDefault(candidate => candidate.Value.Equals(value))?.Name
        ?? throw new UnsupportedSchemaException($"{property.Path}/default", $"\"{value}\" is no value of {owner.Token}");

    static string FromEnvironment(DefaultDescription value, TypeDescription type)
    {
        var kind = type is not PrimitiveType primitive ? "" : primitive.Keyword switch
        {
            "bool" => "Boolean",
            "int" => "Int32",
            "double" => "Double",
            _ => "",
        };
        return $"Utilities.GetEnv{kind}({string.Join(", ", value.Environment.Select(Literal.Of))})";
    }
}
