using System.Reflection;

namespace Pulumi;

/// <summary>A resource that only groups others.</summary>
public class ComponentResource(string type, string name, ComponentResourceOptions? options = null)
    : Resource(type, name, ResourceArgs.Empty, options ?? new ComponentResourceOptions())
{
    /// <summary>Registers every [Output] property.</summary>
    protected void RegisterOutputs()
        => RegisterOutputs(OutputProperties.Of(this, property => property.DeclaringType != typeof(Resource)));

    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(Output.Create(outputs));

    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Deployment.Current.RegisterOutputs(this, outputs);
    }
}

static class OutputProperties
{
    public static Dictionary<string, object?> Of(ComponentResource component, Func<PropertyInfo, bool> isWanted)
        => component.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.IsDefined(typeof(OutputAttribute)) && isWanted(property))
            .ToDictionary(
                property => property.GetCustomAttribute<OutputAttribute>()!.Name ?? property.Name,
                property => property.GetValue(component));
}
