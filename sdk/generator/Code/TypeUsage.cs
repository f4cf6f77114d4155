using System.Collections.Frozen;
using SdkGenerator.Schema;

namespace SdkGenerator.Code;

/// <summary>Which objects of the schema can be given, which can be received. Each role has its own class in C#.</summary>
sealed record TypeUsage(FrozenSet<string> Inputs, FrozenSet<string> Outputs)
{
    public static TypeUsage Of(PackageDescription package)
    {
        var objects = package.Objects.ToDictionary(type => type.Token);
        List<ResourceDescription> resources = [.. package.Resources, .. package.Provider is { } provider ? [provider] : Array.Empty<ResourceDescription>()];
        var usage = new TypeUsage(
            Closure(resources.SelectMany(resource => resource.Inputs), objects),
            Closure([.. resources.SelectMany(resource => resource.Outputs), .. package.Functions.SelectMany(function => function.Outputs)], objects));
        foreach (var type in package.Objects)
            if (!usage.Inputs.Contains(type.Token) && !usage.Outputs.Contains(type.Token))
                throw new UnsupportedSchemaException($"#/types/{type.Token}", "nothing uses this type");
        return usage;
    }

    static FrozenSet<string> Closure(IEnumerable<PropertyDescription> roots, Dictionary<string, ObjectDescription> objects)
    {
        var found = new HashSet<string>();
        var waiting = new Queue<PropertyDescription>(roots);
        while (waiting.TryDequeue(out var property))
        {
            if (Reference(property.Type) is { } token && found.Add(token))
                foreach (var child in objects[token].Properties)
                    waiting.Enqueue(child);
        }

        return found.ToFrozenSet();
    }

    static string? Reference(TypeDescription type) => type switch
    {
        ObjectType reference => reference.Token,
        ListType list => Reference(list.Element),
        _ => null,
    };
}
