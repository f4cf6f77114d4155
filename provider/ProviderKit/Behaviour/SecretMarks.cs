using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>Carries secretness from what a user declared to what the service gave back for it.</summary>
internal static class SecretMarks
{
    public static PropertyValue Copy(PropertyValue? from, PropertyValue to) => (from, to.Unwrapped()) switch
    {
        (SecretValue secret, var value) => SecretValue.Of(Copy(secret.Inner, value)),
        (ObjectValue source, ObjectValue target) => new ObjectValue(PropertyMap.Of(target.Properties
            .Select(e => KeyValuePair.Create(e.Key, Copy(source.Properties[e.Key], e.Value))))),
        (ListValue source, _) when source.HasSecret() => SecretValue.Of(to),
        _ => to,
    };

    /// <summary>The outputs, and what is remembered with them, as secret as the inputs.</summary>
    public static PropertyMap Everywhere(PropertyMap inputs, PropertyMap outputs) =>
        PropertyMap.Of(Copy(new ObjectValue(inputs), outputs).AsMap().Select(entry =>
            entry.Key.StartsWith("__", StringComparison.Ordinal) ? KeyValuePair.Create(entry.Key, Copy(new ObjectValue(inputs), entry.Value)) : entry));

    /// <summary>The properties as a value, in an envelope if the pattern is in one.</summary>
    public static PropertyValue Around(PropertyMap properties, PropertyValue? pattern) =>
        pattern is SecretValue ? SecretValue.Of(new ObjectValue(properties)) : new ObjectValue(properties);

    /// <summary>
    /// The properties of an old object. When its envelope is no longer there in what is declared now, each gets one of its
    /// own, so that those that aren't declared any more stay secret.
    /// </summary>
    public static PropertyMap Inside(PropertyValue? old, PropertyValue? declared) =>
        old is SecretValue && declared is not SecretValue
            ? PropertyMap.Of(old.AsMap().Select(e => KeyValuePair.Create(e.Key, (PropertyValue)SecretValue.Of(e.Value))))
            : old.AsMap();
}
