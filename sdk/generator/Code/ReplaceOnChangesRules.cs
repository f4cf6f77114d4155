using SdkGenerator.Schema;

namespace SdkGenerator.Code;

/// <summary>The paths of the outputs whose change replaces the resource, within objects and lists of them too.</summary>
sealed class ReplaceOnChangesRules(IReadOnlyDictionary<string, ObjectDescription> objects)
{
    public IEnumerable<string> Of(ResourceDescription resource) =>
        resource.Outputs.SelectMany(property => Paths(property, seen: []));

    IEnumerable<string> Paths(PropertyDescription property, IReadOnlyCollection<string> seen)
    {
        var path = property.Name + (property.IsList ? "[*]" : "");
        if (property.ReplaceOnChanges)
            return [path];
        // A type within itself adds nothing that was not found already.
        if (Nested(property.Type) is not { } token || seen.Contains(token))
            return [];
        return objects[token].Properties.SelectMany(child => Paths(child, [.. seen, token])).Select(below => $"{path}.{below}");
    }

    static string? Nested(TypeDescription type) => type switch
    {
        ObjectType reference => reference.Token,
        ListType { Element: ObjectType reference } => reference.Token,
        _ => null,
    };
}
