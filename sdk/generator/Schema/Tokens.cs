using SdkGenerator.Naming;

namespace SdkGenerator.Schema;

/// <summary>Tokens are <c>package:module:member</c>.</summary>
static class Tokens
{
    public static string MemberName(string token, string path) => token.Split(':') switch
    {
        [_, _, var member] when Identifiers.IsValid(member) => Identifiers.Pascal(member),
        _ => throw new UnsupportedSchemaException(path, "a token is package:module:Member, the member a C# identifier"),
    };

    public static string MemberName(string token) => MemberName(token, token);

    public static string Module(string token) => token.Split(':')[1];
}
