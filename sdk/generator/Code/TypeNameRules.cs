using SdkGenerator.Naming;
using SdkGenerator.Schema;

namespace SdkGenerator.Code;

/// <summary>How a type of the schema is written in C#, seen from one namespace, in each of its three roles.</summary>
sealed class TypeNameRules(NamespaceRules namespaces, string here)
{
    /// <summary>As an argument that may be an output of another resource.</summary>
    public string Input(TypeDescription type) => type switch
    {
        ListType list => $"InputList<{Element(list.Element)}>",
        StringOrEnumType named => $"InputUnion<string, {Full(named.Token)}>",
        _ => $"Input<{Element(type)}>",
    };

    /// <summary>As an argument whose value is known.</summary>
    public string Plain(TypeDescription type) => type is ListType list ? $"List<{Element(list.Element)}>" : Element(type);

    /// <summary>As a result. Which strings have names is of no use there, more of them may come.</summary>
    public string Output(TypeDescription type) => type switch
    {
        ListType list => $"ImmutableArray<{Output(list.Element)}>",
        ObjectType reference => Local(reference.Token, "Outputs") + Tokens.MemberName(reference.Token),
        StringOrEnumType => "string",
        _ => Element(type),
    };

    public string Output(PropertyDescription property) =>
        Output(property.Type) + (property.Required || property.IsList ? "" : "?");

    public string Element(TypeDescription type) => type switch
    {
        PrimitiveType primitive => primitive.Keyword,
        ObjectType reference => $"{Local(reference.Token, "Inputs")}{Tokens.MemberName(reference.Token)}Args",
        EnumType reference => Full(reference.Token),
        StringOrEnumType named => $"Union<string, {Full(named.Token)}>",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static bool IsValueType(TypeDescription type) => type is EnumType or PrimitiveType { Keyword: not "string" };

    string Full(string token) => $"{namespaces.Of(token)}.{Tokens.MemberName(token)}";

    string Local(string token, string qualifier) =>
        namespaces.Of(token) is var space && space == here ? $"{qualifier}." : $"{space}.{qualifier}.";
}
