using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The types that an output may have. Checked when a resource is made, so that a faulty SDK fails at once.</summary>
static class OutputTypes
{
    public static readonly Type Fields = typeof(ImmutableDictionary<string, object?>);

    static readonly HashSet<Type> Plain = [typeof(bool), typeof(int), typeof(double), typeof(string), typeof(object)];

    public static ConstructorInfo? Constructor(Type type)
        => type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .FirstOrDefault(constructor => constructor.IsDefined(typeof(OutputConstructorAttribute)));

    public static void Check(string path, Type type) => Check(path, type, []);

    static void Check(string path, Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || Plain.Contains(type) || type.IsAssignableTo(typeof(Resource)))
            return;

        foreach (var (name, inner) in Parts(path, type))
            Check(name, inner, seen);
    }

    static IEnumerable<(string Path, Type Type)> Parts(string path, Type type)
    {
        if (type.IsEnum || EnumTypes.IsEnumType(type))
            return type.IsEnum || EnumTypes.IsWellFormed(type)
                ? []
                : throw Unfit(path, type, "needs a constructor from string or double and an explicit conversion back");

        if (type.IsConstructedGenericType)
            return IsCollection(type)
                ? type.GenericTypeArguments.Select(argument => (path, argument))
                : throw Unfit(path, type, "is not one of ImmutableArray<T>, ImmutableDictionary<string, T>, Union<T0, T1>, T?");

        if (!type.IsDefined(typeof(OutputTypeAttribute)))
            throw Unfit(path, type, "is not marked [OutputType]");

        return Constructor(type)?.GetParameters().Select(parameter => ($"{path}.{parameter.Name}", parameter.ParameterType))
            ?? throw Unfit(path, type, "has no [OutputConstructor]");
    }

    static bool IsCollection(Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        return definition == typeof(ImmutableArray<>)
            || definition == typeof(Union<,>)
            || definition == typeof(Nullable<>)
            || (definition == typeof(ImmutableDictionary<,>) && type.GenericTypeArguments[0] == typeof(string));
    }

    static InvalidOperationException Unfit(string path, Type type, string reason)
        => new($"{path}: an output cannot be read into {type.FullName}, which {reason}.");
}
