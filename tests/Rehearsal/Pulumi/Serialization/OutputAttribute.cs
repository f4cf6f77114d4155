namespace Pulumi;

/// <summary>Marks an output property of a resource or a stack; the name on the wire is the property's unless given.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;
}
