using ProviderKit.Behaviour;
using ProviderKit.Description;
using ProviderKit.Values;
using PulumiTwilioSenders.Senders;

namespace Provider.Tests.Behaviour;

/// <summary>A table to try the laws on.</summary>
/// <param name="Resource">The table.</param>
/// <param name="Complete">Adds what the resource's own conditions ask for.</param>
/// <param name="ThroughModel">Plain values into the C# model and out again.</param>
public sealed record Table(
    ResourceDescription Resource, Func<PropertyMap, PropertyMap> Complete, Func<PropertyMap, PropertyMap> ThroughModel)
{
    public static Table Sender { get; } = new(
        SenderDescription.Resource, NamedIfWhatsApp, m => SenderDescription.Resource.Bound.Encode(SenderDescription.Resource.Bound.Decode(m)));

    public static Table Kiosk { get; } = new(
        KioskDescription.Resource, inputs => inputs, m => KioskDescription.Resource.Bound.Encode(KioskDescription.Resource.Bound.Decode(m)));

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
