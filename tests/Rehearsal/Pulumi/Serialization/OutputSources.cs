using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Gives each [Output] property of a new resource its unresolved output.</summary>
static class OutputSources
{
    public const string Id = "id";
    public const string Urn = "urn";

    public static ImmutableDictionary<string, IOutputSource> AttachTo(Resource resource)
        => OutputProperties(resource).ToImmutableDictionary(
            property => property.GetCustomAttribute<OutputAttribute>()!.Name ?? property.Name,
            property => Attach(resource, property));

    // The engine answers nothing but the URN for a component: its other outputs are the program's own.
    static IEnumerable<PropertyInfo> OutputProperties(Resource resource)
        => from property in resource.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
           where property.IsDefined(typeof(OutputAttribute))
           where resource is not ComponentResource || property.DeclaringType == typeof(Resource)
           select property;

    static IOutputSource Attach(Resource resource, PropertyInfo property)
    {
        var path = $"{resource.GetType().FullName}.{property.Name}";
        var type = property.PropertyType;
        if (!type.IsConstructedGenericType || type.GetGenericTypeDefinition() != typeof(Output<>))
            throw new RunException($"{path} is marked [Output] and must be an Output<T>.");

        var inner = type.GenericTypeArguments[0];
        OutputTypes.Check(path, inner);
        var source = (IOutputSource)Activator.CreateInstance(typeof(OutputSource<>).MakeGenericType(inner), resource)!;
        // A private setter is visible on the declaring type only.
        var declared = property.DeclaringType!.GetProperty(property.Name)!;
        if (!declared.CanWrite)
            throw new InvalidOperationException($"{path} is marked [Output] and needs a setter.");

        declared.SetValue(resource, source.Output);
        return source;
    }
}
