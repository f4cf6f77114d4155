using System.Text.RegularExpressions;
using ProviderKit.Description;
using ProviderKit.Values;
using TwilioApi;
using TwilioApi.Json;
using Of = ProviderKit.Description.PropertiesOf<TwilioApi.SenderConfiguration>;

namespace PulumiTwilioSenders.Senders;

/// <summary>The table's lines about how a sender is registered.</summary>
internal static partial class ConfigurationDescription
{
    private static readonly EnumDescription VerificationMethod = new("twilio:messaging:VerificationMethod",
        "How the one-time code reaches the number.",
        [
            new("sms", "In a text message."),
            new("voice", "In a phone call."),
        ]);

    private static readonly EnumDescription AccountType = new("twilio:messaging:SenderAccountType",
        "Whose account the sender is for.",
        [
            new("ISV", "An independent software vendor's own account."),
            new("ISVSubAccount", "A vendor's subaccount that serves one customer."),
        ]);

    public static ShapeDescription<SenderConfiguration> Shape { get; } = new(
        "twilio:messaging:SenderConfiguration", "How a sender is registered.", new(),
        [
            Of.Text("wabaId", c => c.WabaId, (c, v) => c with { WabaId = v },
                "The WhatsApp Business Account (WABA) that the number belongs to: its id, digits. Twilio takes the account's own when it is left out. A change deletes the sender and registers the number anew, which needs a person.") with
                {
                    FilledIn = Channel.IsWhatsApp,
                    Removal = Removal.MeansNothing,
                    Replacement = new(Identity: false,
                        "Changing configuration.wabaId deletes the sender and registers its number with the other WhatsApp Business Account. "
                        + "Before that, a person has to switch off two-factor authentication for the number in WhatsApp Manager (https://business.facebook.com/latest/whatsapp_manager/); "
                        + "afterwards the number needs a new verification, and it can't send until that is done."),
                },
            Of.Enum("verificationMethod", VerificationMethod, c => c.VerificationMethod, (c, v) => c with { VerificationMethod = v },
                "How the one-time code reaches the number: `sms` (Twilio's default) or `voice`. Twilio never gives it back.") with
                { WriteOnly = true, Default = "sms", Unneeded = SenderDescription.IsVerified, Removal = Removal.MeansNothing },
            Of.Text("verificationCode", c => c.VerificationCode, (c, v) => c with { VerificationCode = v },
                "The one-time code that the number received. Give it as a secret when the status is `PENDING_VERIFICATION`. It is sent once, when it is new; Twilio never gives it back.") with
                { WriteOnly = true, Secret = true, SentOnce = true, Unneeded = SenderDescription.IsVerified, Removal = Removal.MeansNothing },
            Of.Text("voiceApplicationSid", c => c.VoiceApplicationSid.Value, (c, v) => c with { VoiceApplicationSid = OptionalText.Of(v) },
                "The Twilio Voice application that takes WhatsApp calls to the sender: `AP` and 32 hexadecimal digits. Twilio accepts it once the sender is online.") with
                {
                    TakenWhen = SenderDescription.IsVerified,
                    Removal = Removal.Sends(NullValue.Instance),
                    Rules = [ValueRule.Matching(ApplicationSid, "is no application SID (AP and 32 hexadecimal digits)") with { Warns = true }],
                },
            Of.OpenEnum("accountType", AccountType, c => c.AccountType, (c, v) => c with { AccountType = v },
                "Whose account the sender is for: `ISV` or `ISVSubAccount`. For independent software vendors only.") with
                { MayReadEmpty = true, Removal = Removal.Sends(""), Rules = [ValueRule.Listed(AccountType)] },
        ]);

    [GeneratedRegex(@"^AP[0-9a-fA-F]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ApplicationSid { get; }
}
