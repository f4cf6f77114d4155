using ProviderKit.Behaviour;
using ProviderKit.Description;
using ProviderKit.Values;
using PulumiTwilioSenders.Senders;

namespace Provider.Tests.Behaviour;

/// <summary>A table to try the laws on.</summary>
/// <param name="Resource">The table.</param>
/// <param name="Complete">Adds what the resource's own conditions ask for.</param>
public sealed record Table(ResourceDescription Resource, Func<PropertyMap, PropertyMap> Complete)
{
    public static Table Sender { get; } = new(SenderDescription.Resource, NamedIfWhatsApp);

    public static Table Kiosk { get; } = new(Behaviour.Kiosk.Resource, inputs => inputs);

    public ShapeDescription Shape => Resource.Shape;

    public override string ToString() => Resource.Token;

    private static PropertyMap NamedIfWhatsApp(PropertyMap inputs)
    {
        var profile = inputs["profile"];
        if (inputs["senderId"].AsText()?.StartsWith("whatsapp:", StringComparison.Ordinal) != true
            || profile?.Unwrapped() is UnknownValue || !profile.AsMap()["name"].IsNothing())
            return inputs;
        return inputs.With("profile", SecretMarks.Around(profile.AsMap().With("name", "Shop"), profile));
    }
}
