using ProviderKit.Description;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>The table's lines about ways to reach the business.</summary>
internal static class ContactDescriptions
{
    private const string LabelDoc = "What the entry is called. WhatsApp doesn't keep labels: what it gives back for them is passed over.";

    public static ShapeDescription<SenderWebsite> Website { get; } = new(
        "twilio:messaging:SenderWebsite", "A website of the business.",
        [
            PropertiesOf<SenderWebsite>.Text("website", w => w.Website, "The URL, with http:// or https://.") with { Declaration = Declaration.Required, Rules = [ValueRule.HttpUrl] },
            Label(PropertiesOf<SenderWebsite>.Text("label", w => w.Label, LabelDoc)),
        ]);

    public static ShapeDescription<SenderEmail> Email { get; } = new(
        "twilio:messaging:SenderEmail", "An e-mail address of the business.",
        [
            PropertiesOf<SenderEmail>.Text("email", e => e.Email, "The address.") with { Declaration = Declaration.Required },
            Label(PropertiesOf<SenderEmail>.Text("label", e => e.Label, LabelDoc)),
        ]);

    public static ShapeDescription<SenderPhoneNumber> PhoneNumber { get; } = new(
        "twilio:messaging:SenderPhoneNumber", "A phone number of the business.",
        [
            PropertiesOf<SenderPhoneNumber>.Text("phoneNumber", p => p.PhoneNumber, "The number in E.164 form, for instance +12125551212.") with { Declaration = Declaration.Required },
            Label(PropertiesOf<SenderPhoneNumber>.Text("label", p => p.Label, LabelDoc)),
        ]);

    private static PropertyDescription<TItem> Label<TItem>(PropertyDescription<TItem> property) =>
        property with { ReadBack = ReadBack.AsSent with { NotKeptOn = Channel.IsWhatsApp }, Removal = Removal.Clears };
}
