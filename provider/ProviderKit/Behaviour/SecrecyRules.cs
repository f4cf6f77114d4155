using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>What a program calls a secret by now and the state still holds in clear.</summary>
internal static class SecrecyRules
{
    /// <summary>The properties of which the old outputs show a text that is a secret among the new inputs.</summary>
    public static IEnumerable<PropertyChange> Revealed(ShapeDescription shape, PropertyMap oldOutputs, PropertyMap news) =>
        Revealed(shape, [oldOutputs, Memory.Sent(oldOutputs), Memory.Words(oldOutputs)], news, PropertyPath.Root, within: false);

    private static IEnumerable<PropertyChange> Revealed(
        ShapeDescription shape, PropertyMap[] stored, PropertyMap news, PropertyPath at, bool within)
    {
        foreach (var property in shape.Properties)
        {
            if (news[property.Name] is not { } now)
                continue;
            var isSecret = within || now is SecretValue;
            var shown = stored.Select(map => map[property.Name]).ToList();
            if (property.Type is ShapeType shaped)
            {
                var open = shown.Select(value => value is SecretValue ? PropertyMap.Empty : value.AsMap()).ToArray();
                foreach (var change in Revealed(shaped.Shape, open, now.AsMap(), at.Then(property.Name), isSecret))
                    yield return change;
            }
            else if (shown.SelectMany(value => value.Texts(secret: false)).Intersect(now.Texts(secret: true, within: isSecret)).Any())
            {
                yield return new(at.Then(property.Name), ChangeKind.Update, property) { IsSecrecy = true };
            }
        }
    }
}
