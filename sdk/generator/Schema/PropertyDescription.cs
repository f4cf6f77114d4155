using System.Collections.Immutable;

namespace SdkGenerator.Schema;

sealed record PropertyDescription(
    string Path,
    string Name,
    string MemberName,
    TypeDescription Type,
    bool Required,
    bool Secret,
    bool ReplaceOnChanges,
    string Documentation,
    string DeprecationMessage,
    DefaultDescription? Default)
{
    public bool IsList => Type is ListType;
}

/// <summary>A constant, variables of the environment that beat it, or both.</summary>
sealed record DefaultDescription(object? Value, ImmutableArray<string> Environment);

abstract record TypeDescription
{
    public static readonly TypeDescription String = new PrimitiveType("string");
    public static readonly TypeDescription Boolean = new PrimitiveType("bool");
    public static readonly TypeDescription Integer = new PrimitiveType("int");
    public static readonly TypeDescription Number = new PrimitiveType("double");
}

sealed record PrimitiveType(string Keyword) : TypeDescription;

sealed record ListType(TypeDescription Element) : TypeDescription;

sealed record ObjectType(string Token) : TypeDescription;

sealed record EnumType(string Token) : TypeDescription;

/// <summary>Any string, some of which have names in an enum.</summary>
sealed record StringOrEnumType(string Token) : TypeDescription;
