namespace Rehearsal.State;

/// <summary><c>urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME</c> taken apart.</summary>
internal sealed record Urn(string Stack, string Project, string QualifiedType, string Name)
{
    public const string StackType = "pulumi:pulumi:Stack";
    public const string ProviderTypePrefix = "pulumi:providers:";

    public string Type => QualifiedType[(QualifiedType.LastIndexOf('$') + 1)..];

    public override string ToString() => $"urn:pulumi:{Stack}::{Project}::{QualifiedType}::{Name}";

    public static Urn Parse(string text)
    {
        var parts = text.Split("::", 4);
        return parts.Length == 4 && parts[0].StartsWith("urn:pulumi:", StringComparison.Ordinal)
            ? new Urn(parts[0]["urn:pulumi:".Length..], parts[1], parts[2], parts[3])
            : throw new FormatException($"invalid URN '{text}'");
    }

    /// <summary>The type chain leaves out the stack, which is everybody's root.</summary>
    public static string Of(string stack, string project, string parent, string type, string name)
    {
        var parentType = parent.Length == 0 ? "" : Parse(parent).QualifiedType;
        var qualified = parentType is "" or StackType ? type : $"{parentType}${type}";
        return new Urn(stack, project, qualified, name).ToString();
    }
}
