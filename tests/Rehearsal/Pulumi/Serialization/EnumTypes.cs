using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Structs marked as enums: a private constructor from string or double, an explicit conversion back.</summary>
static class EnumTypes
{
    public static bool IsEnumType(Type type) => type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute));

    public static object Unwrap(object value)
    {
        var type = value.GetType();
        return Conversion(type)?.Invoke(obj: null, [value])
            ?? throw new InvalidOperationException($"{type.FullName} needs an explicit conversion to string or double.");
    }

    public static object? TryWrap(object value, Type type)
        => value is string or double ? Constructor(type, value.GetType())?.Invoke([value]) : null;

    public static bool IsWellFormed(Type type)
        => Conversion(type) is { } conversion && Constructor(type, conversion.ReturnType) is not null;

    static MethodInfo? Conversion(Type type)
        => type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]) is { } method
            && (method.ReturnType == typeof(string) || method.ReturnType == typeof(double))
                ? method
                : null;

    static ConstructorInfo? Constructor(Type type, Type inner)
        => type.GetConstructor(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, [inner]);
}
