using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>What a program wants to be left alone: the ignoreChanges option.</summary>
internal static class IgnoreRules
{
    public static IReadOnlyCollection<PropertyPath> Paths(IEnumerable<string> texts) => [.. texts.Select(PropertyPath.Parse).OfType<PropertyPath>()];

    /// <summary>What to tell of paths that name nothing: the engine passes over them.</summary>
    public static IEnumerable<string> Remarks(ShapeDescription shape, IEnumerable<string> texts) =>
        from text in texts
        where PropertyPath.Parse(text) is not { } path || !Names(shape, path)
        select $"ignoreChanges: \"{text}\" names no property, so nothing is ignored.{Meant(shape, text)}";

    private static bool Names(ShapeDescription shape, PropertyPath path) =>
        shape.Properties.Any(property => Names(property, PropertyPath.Root.Then(property.Name), path));

    private static bool Names(PropertyDescription property, PropertyPath at, PropertyPath path) =>
        path.Covers(at) || at.Covers(path) && property.Type switch
        {
            ShapeType shaped => shaped.Shape.Properties.Any(p => Names(p, at.Then(p.Name), path)),
            // How an item is named depends on the list's length, which nobody knows here.
            _ => property.Type is ListType,
        };

    private static string Meant(ShapeDescription shape, string text) =>
        NearestName.Of(text, Paths(shape, PropertyPath.Root).Select(path => path.ToString())) is { } nearest ? $" Did you mean \"{nearest}\"?" : "";

    private static IEnumerable<PropertyPath> Paths(ShapeDescription shape, PropertyPath at) => shape.Properties.SelectMany(property =>
        (property.Type is ShapeType shaped ? Paths(shaped.Shape, at.Then(property.Name)) : []).Prepend(at.Then(property.Name)));
}
