using ProviderKit.Description;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>The table's lines about ways to reach the business.</summary>
internal static class ContactDescriptions
{
    private const string LabelDoc = "What the entry is called. WhatsApp doesn't keep labels: what it gives back for them is passed over.";

    public static ShapeDescription<SenderWebsite> Website { get; } = new(
        "twilio:messaging:SenderWebsite", "A website of the business.", new(),
        [
            PropertiesOf<SenderWebsite>.Text("website", w => w.Website, (w, v) => w with { Website = v },
                "The URL, with http:// or https://.") with { Required = true, Rules = [ValueRule.HttpUrl] },
            Label(PropertiesOf<SenderWebsite>.Text("label", w => w.Label, (w, v) => w with { Label = v }, LabelDoc)),
        ]);

    public static ShapeDescription<SenderEmail> Email { get; } = new(
        "twilio:messaging:SenderEmail", "An e-mail address of the business.", new(),
        [
            PropertiesOf<SenderEmail>.Text("email", e => e.Email, (e, v) => e with { Email = v },
                "The address.") with { Required = true },
            Label(PropertiesOf<SenderEmail>.Text("label", e => e.Label, (e, v) => e with { Label = v }, LabelDoc)),
        ]);

    public static ShapeDescription<SenderPhoneNumber> PhoneNumber { get; } = new(
        "twilio:messaging:SenderPhoneNumber", "A phone number of the business.", new(),
        [
            PropertiesOf<SenderPhoneNumber>.Text("phoneNumber", p => p.PhoneNumber, (p, v) => p with { PhoneNumber = v },
                "The number in E.164 form, for instance +12125551212.") with { Required = true },
            Label(PropertiesOf<SenderPhoneNumber>.Text("label", p => p.Label, (p, v) => p with { Label = v }, LabelDoc)),
        ]);

    private static PropertyDescription<TItem> Label<TItem>(PropertyDescription<TItem> property) =>
        property with { NotKept = Channel.IsWhatsApp, Removal = Removal.MeansNothing };
}
