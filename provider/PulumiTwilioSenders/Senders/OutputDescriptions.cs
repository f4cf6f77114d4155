using ProviderKit.Description;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>The table's lines about what only Twilio says.</summary>
internal static class OutputDescriptions
{
    public static ShapeDescription<SenderProperties> Properties { get; } = new(
        "twilio:messaging:SenderProperties", "How good a sender's standing is and how much it may send.",
        [
            PropertiesOf<SenderProperties>.Text("qualityRating", p => p.QualityRating, "The quality rating, for instance `HIGH`, `MEDIUM`, `LOW`."),
            PropertiesOf<SenderProperties>.Text("messagingLimit", p => p.MessagingLimit, "How many customers it may write to first, for instance `10K Customers/24hr`."),
        ]);

    public static ShapeDescription<SenderOfflineReason> OfflineReason { get; } = new(
        "twilio:messaging:SenderOfflineReason", "Why a sender is offline.",
        [
            PropertiesOf<SenderOfflineReason>.Text("code", r => r.Code, "Twilio's error code."),
            PropertiesOf<SenderOfflineReason>.Text("message", r => r.Message, "What happened."),
            PropertiesOf<SenderOfflineReason>.Text("moreInfo", r => r.MoreInfo, "A link to the explanation."),
        ]);

    private static readonly ShapeDescription<SenderComplianceCarrier> Carrier = new(
        "twilio:messaging:SenderComplianceCarrier", "A carrier's decision about an RCS sender.",
        [
            PropertiesOf<SenderComplianceCarrier>.Text("name", c => c.Name, "The carrier."),
            PropertiesOf<SenderComplianceCarrier>.Text("status", c => c.Status, "Its decision, for instance `CARRIER_REVIEW`, `APPROVED`, `REJECTED`."),
        ]);

    private static readonly ShapeDescription<SenderComplianceCountry> Country = new(
        "twilio:messaging:SenderComplianceCountry", "The registration of an RCS sender in a country.",
        [
            PropertiesOf<SenderComplianceCountry>.Text("country", c => c.Country, "The country's ISO code of two letters."),
            PropertiesOf<SenderComplianceCountry>.Text("registrationSid", c => c.RegistrationSid, "The registration that counts in this country."),
            PropertiesOf<SenderComplianceCountry>.Text("status", c => c.Status, "What the carriers' decisions come to."),
            PropertiesOf<SenderComplianceCountry>.List("carriers", Carrier, null, c => c.Carriers, "What each carrier of the country decided."),
        ]);

    public static ShapeDescription<SenderCompliance> Compliance { get; } = new(
        "twilio:messaging:SenderCompliance", "The registrations of an RCS sender.",
        [
            PropertiesOf<SenderCompliance>.Text("registrationSid", c => c.RegistrationSid, "The registration for every country that has none of its own."),
            PropertiesOf<SenderCompliance>.List("countries", Country, null, c => c.Countries, "The countries that have a registration of their own, and how far each is."),
        ]);
}
