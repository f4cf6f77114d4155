using ProviderKit.Description;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>The table's lines about what only Twilio says.</summary>
internal static class OutputDescriptions
{
    public static ShapeDescription<SenderProperties> Properties { get; } = new(
        "twilio:messaging:SenderProperties", "How good a sender's standing is and how much it may send.", new(),
        [
            PropertiesOf<SenderProperties>.Text("qualityRating", p => p.QualityRating, (p, v) => p with { QualityRating = v },
                "The quality rating, for instance `HIGH`, `MEDIUM`, `LOW`."),
            PropertiesOf<SenderProperties>.Text("messagingLimit", p => p.MessagingLimit, (p, v) => p with { MessagingLimit = v },
                "How many customers it may write to first, for instance `10K Customers/24hr`."),
        ]);

    public static ShapeDescription<SenderOfflineReason> OfflineReason { get; } = new(
        "twilio:messaging:SenderOfflineReason", "Why a sender is offline.", new(),
        [
            PropertiesOf<SenderOfflineReason>.Text("code", r => r.Code, (r, v) => r with { Code = v }, "Twilio's error code."),
            PropertiesOf<SenderOfflineReason>.Text("message", r => r.Message, (r, v) => r with { Message = v }, "What happened."),
            PropertiesOf<SenderOfflineReason>.Text("moreInfo", r => r.MoreInfo, (r, v) => r with { MoreInfo = v }, "A link to the explanation."),
        ]);

    private static readonly ShapeDescription<SenderComplianceCarrier> Carrier = new(
        "twilio:messaging:SenderComplianceCarrier", "A carrier's decision about an RCS sender.", new(),
        [
            PropertiesOf<SenderComplianceCarrier>.Text("name", c => c.Name, (c, v) => c with { Name = v }, "The carrier."),
            PropertiesOf<SenderComplianceCarrier>.Text("status", c => c.Status, (c, v) => c with { Status = v },
                "Its decision, for instance `CARRIER_REVIEW`, `APPROVED`, `REJECTED`."),
        ]);

    private static readonly ShapeDescription<SenderComplianceCountry> Country = new(
        "twilio:messaging:SenderComplianceCountry", "The registration of an RCS sender in a country.", new(),
        [
            PropertiesOf<SenderComplianceCountry>.Text("country", c => c.Country, (c, v) => c with { Country = v }, "The country's ISO code of two letters."),
            PropertiesOf<SenderComplianceCountry>.Text("registrationSid", c => c.RegistrationSid, (c, v) => c with { RegistrationSid = v },
                "The registration that counts in this country."),
            PropertiesOf<SenderComplianceCountry>.Text("status", c => c.Status, (c, v) => c with { Status = v }, "What the carriers' decisions come to."),
            PropertiesOf<SenderComplianceCountry>.List("carriers", Carrier, null, c => c.Carriers, (c, v) => c with { Carriers = v }, "What each carrier of the country decided."),
        ]);

    public static ShapeDescription<SenderCompliance> Compliance { get; } = new(
        "twilio:messaging:SenderCompliance", "The registrations of an RCS sender.", new(),
        [
            PropertiesOf<SenderCompliance>.Text("registrationSid", c => c.RegistrationSid, (c, v) => c with { RegistrationSid = v },
                "The registration for every country that has none of its own."),
            PropertiesOf<SenderCompliance>.List("countries", Country, null, c => c.Countries, (c, v) => c with { Countries = v }, "The countries that have a registration of their own, and how far each is."),
        ]);
}
