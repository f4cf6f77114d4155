namespace Pulumi;

/// <summary>Marks a struct that wraps a string or a number: built from it, explicitly convertible to it.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class EnumTypeAttribute : Attribute;
