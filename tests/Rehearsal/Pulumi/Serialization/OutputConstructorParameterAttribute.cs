namespace Pulumi;

/// <summary>Gives the property name of a constructor parameter whose own name differs.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OutputConstructorParameterAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
