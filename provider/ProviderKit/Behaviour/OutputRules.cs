using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>
/// The outputs of a resource: what the service says. Where it says in other words what was declared (another order, its own
/// copy, nothing for a value it never gives back) the declared words stand, so that a preview and its outcome agree.
/// What is no longer declared but still there stays as secret as it was in the old outputs.
/// </summary>
public static class OutputRules
{
    public static PropertyMap Outputs(ShapeDescription shape, PropertyMap inputs, PropertyMap oldOutputs, PropertyMap live) =>
        new ShapeOutputs(inputs).Outputs(shape, inputs, oldOutputs, live);
}

internal sealed record ShapeOutputs(PropertyMap Root)
{
    public PropertyMap Outputs(ShapeDescription shape, PropertyMap inputs, PropertyMap olds, PropertyMap live) =>
        PropertyMap.Of(shape.Properties.SelectMany(property =>
            Output(property, inputs[property.Name], olds[property.Name], live[property.Name]) is { } value
                ? new[] { KeyValuePair.Create(property.Name, property.Secret ? SecretValue.Of(value) : value) }
                : []));

    private PropertyValue? Output(PropertyDescription property, PropertyValue? declared, PropertyValue? old, PropertyValue? live)
    {
        if (property is { OutputOnly: false, Type: ShapeType shaped })
            return Part(shaped.Shape, declared, old, live);
        if (property.OutputOnly || declared.IsNothing())
            return !live.IsNothing() ? SecretMarks.Copy(old, live!) : property is { Local: true, Default: { } given } ? new TextValue(given) : null;
        if (SameRules.IsLive(property, declared!, live, Root))
            return declared;
        return live.IsNothing() ? null : SecretMarks.Copy(declared, live!);
    }

    private PropertyValue? Part(ShapeDescription shape, PropertyValue? declared, PropertyValue? old, PropertyValue? live)
    {
        var envelope = declared ?? old;
        var part = Outputs(shape, declared.AsMap(), SecretMarks.Inside(old, envelope), live.AsMap());
        return declared.IsNothing() && part.All(e => e.Value.IsNothing()) ? null : SecretMarks.Around(part, envelope);
    }
}
